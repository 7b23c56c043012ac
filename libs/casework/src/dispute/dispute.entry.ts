import { query, type Tx } from '#platform';
import { changed } from './dispute.change.ts';
import { hashOf } from './dispute.record.ts';
import { type Change, eventColumns, firstColumns, rowAfter } from './dispute.store.ts';
import type { EncryptedIntake } from './personal.data.ts';

/** What only the report of a case says; later events do not touch it. */
export interface IntakeFacts {
  readonly channel: string;
  readonly summary: string;
  readonly persons: number;
  readonly amountFen: number | null;
  readonly importKey: string | null;
  readonly searchNames: string;
  readonly nameInitials: string;
  readonly namePinyin: string;
  readonly encrypted: EncryptedIntake;
}

/** What of the intake no event says in full: the first event commits to it. */
export function committedIntake({
  channel,
  summary,
  persons,
  amountFen,
  importKey,
  contactPhones,
}: Omit<IntakeFacts, 'searchNames' | 'nameInitials' | 'namePinyin' | 'encrypted'> & {
  readonly contactPhones: readonly string[];
}): Readonly<Record<string, unknown>> {
  return { channel, summary, persons, amountFen, importKey, contactPhones };
}

/** A new case: its first event, and what only its report says. */
export interface Entry {
  readonly change: Change;
  readonly intake: IntakeFacts;
}

const intakeColumns = (intake: IntakeFacts) =>
  ({
    channel: intake.channel,
    summary: intake.summary,
    persons: intake.persons,
    amount_fen: intake.amountFen,
    import_key: intake.importKey,
    search_names: intake.searchNames,
    name_initials: intake.nameInitials,
    name_pinyin: intake.namePinyin,
  }) as const;

/** A value of a `bytea` column as JSON carries it. */
const hex = (value: Buffer): string => `\\x${value.toString('hex')}`;

/** The rows of one new case, by table and column. */
function rowsOf({ change, intake }: Entry) {
  const { record, previousHash, after, deadlines } = change;
  const { keyId, salt, contactPhones, contactPhonesIndex } = intake.encrypted;
  const id = record.disputeId;
  const hash = hashOf(record, previousHash);
  return {
    dispute: {
      id,
      ...rowAfter(change, hash),
      ...firstColumns(after, record.at),
      ...intakeColumns(intake),
    },
    event: eventColumns(record, previousHash, hash),
    intake: {
      dispute_id: id,
      key_id: keyId,
      salt: hex(salt),
      contact_phones: contactPhones && hex(contactPhones),
      contact_phones_index: contactPhonesIndex?.map(hex) ?? null,
    },
    deadlines: deadlines.started.map((row) => ({ dispute_id: id, started_seq: record.seq, ...row })),
  };
}

/** `jsonb_populate_recordset` knows the types of a table's columns: a new column needs no second list of them. */
const rowsInto = (table: string, columns: readonly string[], parameter: string): string =>
  `insert into ${table} (${columns.join(', ')})
   select ${columns.join(', ')} from jsonb_populate_recordset(null::${table}, ${parameter}::jsonb)`;

const deadlineColumns = [
  'dispute_id',
  'key',
  'rule',
  'started_on',
  'due_on',
  'provisional',
  'calendar_version',
  'steps',
  'urgent',
  'paused',
  'started_seq',
];

const entryText = ({ dispute, event, intake }: ReturnType<typeof rowsOf>): string => `
  with entered as (${rowsInto('dispute', Object.keys(dispute), '$1')} returning id, version),
  event as (${rowsInto('dispute_event', Object.keys(event), '$2')}),
  intake as (${rowsInto('dispute_intake', Object.keys(intake), '$3')}),
  started as (${rowsInto('deadline', deadlineColumns, '$4')} returning id, dispute_id, key),
  ladder as (
    insert into deadline_step (deadline_id, step, fires_at, recipient, escalation)
    select s.id, l.step, l.fires_at, l.recipient, l.escalation
    from jsonb_to_recordset($4::jsonb) as d (dispute_id uuid, key text, ladder jsonb)
    join started s on s.dispute_id = d.dispute_id and s.key = d.key
    cross join jsonb_to_recordset(d.ladder) as l (step text, fires_at timestamptz, recipient text, escalation text)),
  message as (
    insert into outbox (name, payload)
    select '${changed}', jsonb_build_object('disputeId', id, 'seq', version) from entered)
  select count(*) as count from entered`;

/** Writes new cases, with everything that follows from their first events, in one statement however many they are. */
export async function writeEntries(tx: Tx, entries: readonly Entry[]): Promise<void> {
  const rows = entries.map(rowsOf);
  const [first] = rows;
  if (first === undefined) return;
  const [written] = await query<{ count: number }>(tx, {
    name: 'dispute.enter',
    text: entryText(first),
    values: [
      JSON.stringify(rows.map(({ dispute }) => dispute)),
      JSON.stringify(rows.map(({ event }) => event)),
      JSON.stringify(rows.map(({ intake }) => intake)),
      JSON.stringify(rows.flatMap(({ deadlines }) => deadlines)),
    ],
  });
  if (written?.count !== rows.length) throw new Error('every new case is written once');
}
