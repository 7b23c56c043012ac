import type { ImportedCase } from '#casework/dispute';
import {
  type Imported,
  type ImportedRow,
  isPersonalColumn,
  type PartyInput,
  type RegisterParty,
  type RegisterRecord,
} from '#domain';
import { importKeyOf } from './entered.rows.ts';

/** How the words of a register are found again among the bodies of the township. */
export interface TownshipBook {
  readonly centreId: string;
  /** The village of a code. */
  readonly villageId: (code: string) => string | undefined;
  /** The unit that a register calls so, e.g. 柳溪村调委会, 镇综治中心. */
  readonly unitId: (name: string) => string | undefined;
  /** The reporting class to which a local type counts on a day; undefined where it does not hold then. */
  readonly classOf: (localType: string, on: string) => string | undefined;
  readonly staffIds: (names: readonly string[]) => readonly string[];
}

/** The state that a row proves, no more: nobody knows of a row which sessions were held. */
function stateOf(
  record: Pick<RegisterRecord, 'status' | 'performance' | 'follow_up_done'>,
): Imported['state'] {
  switch (record.status) {
    case 'open':
      return 'underway';
    case 'not_settled':
      return 'terminated';
    case 'transferred':
      return 'referred';
    case 'withdrawn':
      return 'withdrawn';
    case 'settled':
      if (record.performance !== null && record.performance !== 'performed') return 'agreed';
      return record.follow_up_done ? 'concluded' : 'followUp';
  }
}

/** A row that was read, as a case with a truthful history. */
export function caseOf(
  { record, ...row }: ImportedRow,
  source: Omit<Imported['source'], 'row'>,
  book: TownshipBook,
): ImportedCase {
  const placeId = book.villageId(record.village_code);
  if (placeId === undefined) throw new Error('the reading knows only villages of the township');
  const leadId = (record.lead_unit === null ? undefined : book.unitId(record.lead_unit)) ?? book.centreId;
  const state = stateOf(record);
  // The product needs a day of ending; where the register tells none, the words say that it was not stated.
  const closedOn = record.closed_on ?? record.reported_on;
  return {
    event: {
      state,
      source: { ...source, row: record.row },
      typeCode: record.type_code,
      ...localTypeOf(record, book),
      // A register of screenings that does not say how a case came is one of screenings.
      origin: record.origin_code ?? 'screening',
      complexity: 'ordinary',
      risk: record.grade ?? 'green',
      riskFactors: [],
      placeId,
      leadId,
      mediatorIds: book.staffIds(record.mediators),
      reportedOn: record.reported_on,
      dueOn: record.due_on,
      agreement: record.status === 'settled' ? agreementOf(record, state, closedOn) : null,
      result: record.status === 'open' ? null : { kind: record.status, on: closedOn },
      words: wordsOf(record),
    },
    parties: partiesOf(record),
    contactPhones: record.phones,
    persons: record.persons ?? record.parties.reduce((sum, { count = 1 }) => sum + count, 0),
    amountFen: record.amount_fen,
    summary: record.summary ?? record.title ?? '（台账未写明简要情况）',
    importKey: importKeyOf({ record, ...row }),
  };
}

/** A correction of the day may have made it a day on which the type did not hold, or counted otherwise. */
function localTypeOf(
  { local_type: code, type_code: typeCode, reported_on: on }: RegisterRecord,
  { classOf }: TownshipBook,
): Pick<Imported, 'localTypeCode'> {
  return code !== undefined && classOf(code, on) === typeCode ? { localTypeCode: code } : {};
}

function agreementOf(
  record: RegisterRecord,
  state: Imported['state'],
  effectiveOn: string,
): Imported['agreement'] {
  const isConfirmed = record.agreement === 'confirmed';
  return {
    form: isConfirmed
      ? 'written'
      : record.agreement === 'written' || record.agreement === 'oral'
        ? record.agreement
        : 'none',
    effectiveOn,
    confirmation: isConfirmed ? 'granted' : 'none',
    obligations: state === 'agreed' ? [{ id: '1', performedFen: 0, performed: false }] : [],
  };
}

const roleOfSide = { A: 'applicant', B: 'respondent' } as const;

function partyOf({ name, side, count = 1, kind = 'person' }: RegisterParty): PartyInput {
  return { name, kind, role: side === null ? 'other' : roleOfSide[side], headcount: count };
}

/** An identity number belongs to somebody only where one number meets one party. */
function partiesOf({ parties, id_numbers: numbers = [] }: RegisterRecord): readonly PartyInput[] {
  const [idNumber] = parties.length === 1 && numbers.length === 1 ? numbers : [];
  return parties.map((party) => ({ ...partyOf(party), ...(idNumber === undefined ? {} : { idNumber }) }));
}

/** What the register says beyond the fields, kept as it was written; personal data stay in the file. */
function wordsOf(record: RegisterRecord): Readonly<Record<string, string>> {
  const words: Readonly<Record<string, string | null | undefined>> = {
    seq: record.seq === null ? null : String(record.seq),
    caseNumber: record.case_number,
    title: record.title,
    acceptedOn: record.accepted_on,
    occurredOn: record.occurred_on,
    mediatedOn: record.mediated_on,
    agreedAmountFen: record.agreed_amount_fen?.toString(),
    typeRaw: record.type_raw,
    leadUnit: record.lead_unit,
    leader: record.leader,
    mediators: record.mediators.join('、') || null,
    method: record.method,
    agreement: record.agreement,
    performance: record.performance,
    followUp: record.follow_up_text,
    remark: record.remark,
    amountApprox: record.amount_approx ? 'true' : null,
    originStated: record.origin_code === null ? 'false' : null,
    closedOnStated: record.status !== 'open' && record.closed_on === null ? 'false' : null,
    ...otherWords(record),
  };
  return Object.fromEntries(
    Object.entries(words).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** Two columns may have the same header: their words stand beside each other. */
function otherWords({ other = [] }: RegisterRecord): Readonly<Record<string, string>> {
  const words: Record<string, string> = {};
  for (const { header, text } of other) {
    if (isPersonalColumn(header)) continue;
    const key = `other:${header}`.slice(0, 100);
    words[key] = words[key] === undefined ? text : `${words[key]}；${text}`;
  }
  return words;
}
