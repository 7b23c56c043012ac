import {
  committedIntake,
  committedParty,
  initialsOf,
  pinyinOf,
  type RecordedParty,
  type StoredEvent,
} from '#casework/dispute';
import { committed } from '#casework/seal';
import { erasedName } from '#domain';
import type { CaseRecord } from './case.record.ts';
import { type Findings, isSame, type Report } from './difference.ts';

interface Named {
  readonly id: string;
  readonly role: string;
}

/** The parties that the events name, in the order in which they were named; the first event's before all others. */
function namedParties(events: readonly StoredEvent[]): {
  readonly first: readonly Named[];
  readonly later: readonly Named[];
} {
  const [begin, ...rest] = events;
  const list = begin?.payload.parties;
  const later = rest.flatMap(({ type, payload }) =>
    type === 'NOTE' && payload.addedParty !== undefined ? [payload.addedParty as Named] : [],
  );
  return { first: Array.isArray(list) ? (list as Named[]) : [], later };
}

/** Proves the parties of a case: named by an event, in its order, with the values that it commits to. */
export function proveParties({ row, events, parties }: CaseRecord, findings: Findings, report: Report): void {
  const { first, later } = namedParties(events);
  const digests = new Map(
    events
      .flatMap(({ commitments }) => commitments ?? [])
      .map(({ of, id, digest }) => [`${of} ${id}`, digest]),
  );
  const stored = new Map(parties.map((party) => [party.id, party]));
  [...first, ...later].forEach(({ id, role }, n) => {
    const party = stored.get(id);
    stored.delete(id);
    if (party === undefined) {
      report('party', 'missing', id);
      return;
    }
    if (party.position !== n + 1) report('party.position', 'differs', id);
    if (party.role !== role) report('party.role', 'differs', id);
    proveParty(party, digests.get(`party ${id}`), findings, report);
  });
  for (const id of stored.keys()) report('party', 'foreign', id);
  // Those who were erased are not looked for. Each later name was written with a blank before it, also the first of all.
  const left = [...first, ...later].flatMap(({ id }) => {
    const name = parties.find((party) => party.id === id)?.name;
    return name === undefined || name === erasedName ? [] : [name];
  });
  const isJoined = (stored: unknown, words: readonly string[]) =>
    stored === words.join(' ') || (later.length > 0 && stored === ` ${words.join(' ')}`);
  if (!isJoined(row.search_names, left)) report('dispute.search_names', 'differs');
  if (!isJoined(row.name_initials, left.map(initials))) report('dispute.name_initials', 'differs');
  if (!isJoined(row.name_pinyin, left.map(syllables))) report('dispute.name_pinyin', 'differs');
}

const isErased = ({ name, erasedOn, values }: RecordedParty): boolean =>
  name === erasedName && erasedOn !== null && Object.values(values).every((value) => value === null);

function proveParty(
  recorded: RecordedParty,
  digest: string | undefined,
  findings: Findings,
  report: Report,
): void {
  const { values, failure, isIndexed, erasedOn, disputeId: _, position: __, ...party } = recorded;
  const { salt } = values;
  if (failure !== null) {
    report('party', 'unreadable', party.id);
    return;
  }
  if (erasedOn !== null && !isErased(recorded)) report('party.erased_on', 'impossible', party.id);
  if (!isIndexed) report('party.index', 'differs', party.id);
  if (isErased(recorded)) findings.erased += 1;
  else if (digest === undefined) {
    findings.uncommitted += 1;
    if (salt !== null) report('party.salt', 'foreign', party.id);
  } else if (salt !== null) {
    if (committed(salt, committedParty({ ...party, ...values })) !== digest)
      report('party', 'unproven', party.id);
  } else report('party.salt', 'missing', party.id);
}

/** Proves what only the report of a case says: by the digest in its first event, and by what its payload says in full. */
export function proveIntake(
  { row, events, parties, intake }: CaseRecord,
  findings: Findings,
  report: Report,
): void {
  const [first] = events;
  if (first === undefined) return;
  if (intake && intake.failure !== null) {
    report('dispute_intake', 'unreadable');
    return;
  }
  if (intake && !intake.isIndexed) report('dispute_intake.contact_phones_index', 'differs');
  const stored = committedIntake({
    channel: row.channel as string,
    summary: row.summary as string,
    persons: row.persons as number,
    amountFen: row.amount_fen as number | null,
    importKey: row.import_key as string | null,
    contactPhones: intake?.contactPhones ?? [],
  });
  const otherwise = first.type === 'REPORT' ? saidOtherwise(first, stored, parties) : [];
  for (const name of otherwise) report(columnOf[name] ?? `dispute.${name}`, 'differs');
  const digest = first.commitments?.find(({ of }) => of === 'intake')?.digest;
  const salt = intake?.salt ?? null;
  if (digest === undefined) {
    findings.uncommitted += 1;
    if (salt !== null) report('dispute_intake.salt', 'foreign');
  } else if (salt !== null) {
    if (committed(salt, stored) !== digest && otherwise.length === 0) {
      report('dispute', 'unproven');
      report('dispute_intake', 'unproven');
    }
  } else if (intake && parties.every(isErased) && isSame(stored.contactPhones, [])) {
    // With the last party went the telephone numbers of the register.
    findings.erased += 1;
  } else report('dispute_intake.salt', 'missing');
}

const columnOf: Readonly<Record<string, string>> = {
  amountFen: 'dispute.amount_fen',
  importKey: 'dispute.import_key',
  contactPhones: 'dispute_intake.contact_phones',
};

/** Which of the intake facts are not what the event of the report says in full. */
function saidOtherwise(
  { payload }: StoredEvent,
  stored: Readonly<Record<string, unknown>>,
  parties: readonly RecordedParty[],
): readonly string[] {
  const named = new Set(
    Array.isArray(payload.parties) ? (payload.parties as Named[]).map(({ id }) => id) : [],
  );
  const heads = parties.filter(({ id }) => named.has(id)).reduce((sum, { headcount }) => sum + headcount, 0);
  const said: Readonly<Record<string, unknown>> = {
    channel: payload.channel,
    summary: payload.summary,
    persons: payload.persons ?? heads,
    amountFen: payload.amountFen ?? null,
    importKey: null,
    contactPhones: [],
  };
  return Object.keys(said).filter((name) => !isSame(said[name], stored[name]));
}

/** Names recur, and reading a character aloud takes a hundred times as long as looking it up. */
function remembered(spell: (name: string) => string): (name: string) => string {
  const spelt = new Map<string, string>();
  return (name) => {
    const known = spelt.get(name);
    if (known !== undefined) return known;
    const fresh = spell(name);
    if (spelt.size >= 20_000) spelt.clear();
    spelt.set(name, fresh);
    return fresh;
  };
}
const initials = remembered(initialsOf);
const syllables = remembered(pinyinOf);
