import { readFileSync } from 'node:fs';
import { RuleBook } from '#casework/deadline';
import { DisputeIntake, type ImportedCase, PersonalData } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import type { RegisterRecord } from '#domain';
import { inTransaction, query } from '#platform';
import type { Office } from './office.ts';

const file = new URL('../fixtures/register/register-2026.expected.json', import.meta.url);
/** What the register of the township's year must give. */
export const expected = JSON.parse(readFileSync(file, 'utf8'));
/** The rows of it that are cases. */
export const records: readonly RegisterRecord[] = expected.rows
  .filter(({ result }: { result: string }) => result === 'imported')
  .map(({ record }: { record: RegisterRecord }) => record);

/** Enters the register of the year into an office. */
export async function enterRegisterYear(office: Office, actor: StaffActor): Promise<void> {
  const villages = await query<{ id: string; code: string }>(office.dataSource, {
    text: `select id, code from organisation where kind = 'village'`,
  });
  const idOf = new Map(villages.map(({ id, code }) => [code, id]));
  const intake = new DisputeIntake(
    office.clock,
    new PersonalData(office.vault),
    new RuleBook(office.dataSource),
  );
  const cases = records.map((record) => importedCase(record, idOf.get(record.village_code) ?? '', actor));
  await inTransaction(office.dataSource, (tx) => intake.import(tx, cases, actor));
}

/** The state that a row of the register proves. */
function stateOf({ status, performance, follow_up_done }: RegisterRecord): ImportedCase['event']['state'] {
  switch (status) {
    case 'open':
      return 'underway';
    case 'not_settled':
      return 'terminated';
    case 'transferred':
      return 'referred';
    case 'withdrawn':
      return 'withdrawn';
    default:
      if (performance === 'partial' || performance === 'not_due') return 'agreed';
      return performance === 'performed' && follow_up_done ? 'concluded' : 'followUp';
  }
}

function importedCase(record: RegisterRecord, placeId: string, actor: StaffActor): ImportedCase {
  const state = stateOf(record);
  const { status, closed_on, agreement } = record;
  const performed = state !== 'agreed';
  return {
    event: {
      state,
      source: { file: 'register', sheet: '', row: record.row },
      typeCode: record.type_code,
      origin: record.origin_code ?? 'grid',
      complexity: 'ordinary',
      risk: record.grade ?? 'green',
      riskFactors: [],
      placeId,
      leadId: placeId,
      mediatorIds: [actor.staffId],
      reportedOn: record.reported_on,
      dueOn: record.due_on,
      agreement:
        status === 'settled' && closed_on !== null
          ? {
              form: agreement === 'confirmed' ? 'written' : (agreement ?? 'none'),
              effectiveOn: closed_on,
              confirmation: agreement === 'confirmed' ? 'granted' : 'none',
              obligations: performed ? [] : [{ id: '1', performedFen: 0, performed }],
            }
          : null,
      result: status === 'open' || closed_on === null ? null : { kind: status, on: closed_on },
      words: {},
    },
    parties: record.parties.map(({ name }) => ({ kind: 'person', role: 'other', name, headcount: 1 })),
    persons: record.persons ?? 0,
    amountFen: record.amount_fen,
    summary: record.summary ?? '',
    contactPhones: [],
    importKey: `row ${record.row}`,
  };
}
