import type { DataSource } from 'typeorm';
import { inRecord, verifyRecord } from '#casework/verification';
import { query, type Tx, Vault } from '#platform';
import { testKeys } from './keys.ts';
import type { Sent } from './race.ts';

/** What may be answered while a server is away. */
interface Expectation {
  /** 503 is allowed; default false. */
  readonly isDisturbed?: boolean;
}

/**
 * Holds everything that was answered against everything that is recorded.
 * @returns every contradiction, in words; empty when nothing was lost, doubled or half done
 */
export async function recordFaults(
  on: DataSource | Tx,
  sent: readonly Sent[],
  { isDisturbed = false }: Expectation = {},
): Promise<readonly string[]> {
  return [
    ...sent.flatMap((one) => answerFaults(one, isDisturbed)),
    ...(await historyFaults(on, sent)),
    ...(await recordDifferences(on)),
    ...(await rowFaults(on)),
  ];
}

const isAccepted = (one: Sent): boolean => one.answers.some(({ status }) => status < 300);

function answerFaults({ key, type, answers }: Sent, isDisturbed: boolean): readonly string[] {
  const faults: string[] = [];
  for (const { status, type: contentType, text } of answers) {
    const isExpected = status < 300 || [403, 404, 409, 412, 422].includes(status);
    if (!isExpected && !(isDisturbed && status === 503))
      faults.push(`answers ${status} ${text.slice(0, 200)}`);
    if (status >= 400 && contentType !== 'application/problem+json') faults.push(`answers as ${contentType}`);
  }
  const good = new Set(answers.filter(({ status }) => status < 300).map(({ text }) => text));
  if (good.size > 1) faults.push('answers a repeated request differently');
  return faults.map((fault) => `${type} ${key}: ${fault}`);
}

/** Each accepted command is one event, each refused one none, and nothing else has a key. */
async function historyFaults(on: DataSource | Tx, sent: readonly Sent[]): Promise<readonly string[]> {
  const rows = await query<{ key: string; n: number }>(on, {
    text: `select command_key as key, count(*)::int as n from dispute_event where command_key is not null group by 1`,
  });
  const events = new Map(rows.map(({ key, n }) => [key, n]));
  const faults: string[] = [];
  for (const one of sent) {
    const n = events.get(one.key) ?? 0;
    events.delete(one.key);
    if (isAccepted(one) && n !== 1) faults.push(`${one.type} ${one.key}: accepted, and ${n} events`);
    // A command without any answer but "unavailable" may have gone through or not, but not twice.
    const isUnknown = one.answers.every(({ status }) => status === 503);
    if (!isAccepted(one) && n > (isUnknown ? 1 : 0))
      faults.push(`${one.type} ${one.key}: refused, and ${n} events`);
  }
  return [...faults, ...[...events.keys()].map((key) => `${key}: an event that nobody sent`)];
}

/** What the record does not prove, case by case and as a whole. */
async function recordDifferences(on: DataSource | Tx): Promise<readonly string[]> {
  const vault = await Vault.open(on, testKeys);
  const { differences } = await ('client' in on
    ? verifyRecord(on, vault)
    : inRecord(on, (tx) => verifyRecord(tx, vault)));
  return differences.map(({ disputeId, field, problem, row }) =>
    [disputeId ? `case ${disputeId}:` : 'record:', field, problem, row].filter(Boolean).join(' '),
  );
}

/** Each a question that finds the rows that must not be. */
const forbiddenRows: Readonly<Record<string, string>> = {
  'a case number with a gap or twice': `
    select township_id::text || ' ' || number_year as what from dispute where number_seq is not null
    group by township_id, number_year having count(*) <> max(number_seq) or count(distinct number_seq) <> count(*)`,
  'a series that is ahead of its cases': `
    select s.organisation_id::text || ' ' || s.year as what from number_series s
    where s.last <> (select max(number_seq) from dispute d
                     where d.township_id = s.organisation_id and d.number_year = s.year)`,
  'an event without exactly one message': `
    select e.dispute_id::text || ' ' || e.seq as what from dispute_event e
    left join outbox o on o.name = 'dispute.changed' and o.payload->>'disputeId' = e.dispute_id::text
      and (o.payload->>'seq')::int = e.seq
    group by e.dispute_id, e.seq having count(o.id) <> 1`,
  'a message without its event': `
    select o.id::text as what from outbox o where o.name = 'dispute.changed' and not exists (
      select 1 from dispute_event e where e.dispute_id::text = o.payload->>'disputeId'
        and e.seq = (o.payload->>'seq')::int)`,
  'a person told twice of one cause': `
    select source as what from notification group by staff_id, source having count(*) > 1`,
  'a clock of a step that nobody waits for': `
    select s.deadline_id::text as what from deadline_step s join deadline d on d.id = s.deadline_id
    where d.stopped_seq is not null and s.fired_at is null and not s.dropped`,
  'a receipt without its answer': `select key as what from command_receipt where receipt is null`,
  'an accepted command without its receipt': `
    select command_key as what from dispute_event e where command_key is not null and not exists (
      select 1 from command_receipt r where r.actor_id = e.actor_id and r.key = e.command_key)`,
  'a party without its event': `
    select p.id::text as what from party p where not exists (
      select 1 from dispute_event e where e.dispute_id = p.dispute_id and e.commitments @> jsonb_build_array(
        jsonb_build_object('of', 'party', 'id', p.id)))`,
};

async function rowFaults(on: DataSource | Tx): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const [what, text] of Object.entries(forbiddenRows)) {
    const rows = await query<{ what: string }>(on, { text });
    faults.push(...rows.slice(0, 3).map((row) => `${what}: ${row.what}`));
  }
  return faults;
}
