import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { RuleBook } from '#casework/deadline';
import { DisputeIntake, DisputeService, type ImportedCase, PersonalData } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import type { RegisterRecord } from '#domain';
import { inTransaction, query } from '#platform';
import { anOffice, type Office } from '../../../../test/support/office.ts';
import { AnnualStatistics } from './annual.service.ts';
import { type AnnualView, annualView } from './annual.view.ts';

const file = new URL('../../../../test/fixtures/register/register-2026.expected.json', import.meta.url);
const expected = JSON.parse(readFileSync(file, 'utf8'));
const records: readonly RegisterRecord[] = expected.rows
  .filter(({ result }: { result: string }) => result === 'imported')
  .map(({ record }: { record: RegisterRecord }) => record);

let office: Office;
let centre: StaffActor;
let statistics: AnnualStatistics;

beforeAll(async () => {
  office = await anOffice();
  centre = await office.actor('zhongxin');
  statistics = new AnnualStatistics(office.dataSource, office.clock);
  const villages = await query<{ id: string; code: string }>(office.dataSource, {
    text: `select id, code from organisation where kind = 'village'`,
  });
  const idOf = new Map(villages.map(({ id, code }) => [code, id]));
  const intake = new DisputeIntake(
    office.clock,
    new PersonalData(office.vault),
    new RuleBook(office.dataSource),
  );
  const cases = records.map((record) => importedCase(record, idOf.get(record.village_code) ?? '', centre));
  await inTransaction(office.dataSource, (tx) => intake.import(tx, cases, centre));
});
afterAll(() => office.close());

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

type Totals = {
  readonly accepted: number;
  readonly settled: number;
  readonly open: number;
  readonly overdue: number;
};
const table = (lines: readonly (Totals & { readonly code: string })[]): Record<string, Totals> =>
  Object.fromEntries(
    lines.map(({ code, accepted, settled, open, overdue }) => [code, { accepted, settled, open, overdue }]),
  );
const accepted = (lines: AnnualView['breakdowns']['type']): Record<string, number> =>
  Object.fromEntries(lines.filter((line) => line.accepted > 0).map((line) => [line.code, line.accepted]));

describe("the register of the township's year", () => {
  let view: AnnualView;
  const { totals } = expected;
  beforeAll(async () => {
    view = await statistics.annual(centre, { year: 2026, asOf: expected.as_of });
  });

  test('gives the totals that its office must report', () => {
    expect(view.counts).toEqual({
      carriedIn: 0,
      accepted: totals.accepted,
      settled: totals.settled,
      notSettled: totals.not_settled,
      withdrawn: totals.withdrawn,
      transferred: totals.transferred,
      merged: 0,
      closed: totals.closed,
      closedOnTime: totals.closed - totals.closed_after_due,
      open: totals.open,
      overdue: totals.overdue,
      persons: totals.persons,
      amountInvolved: totals.amount_involved.all.fen,
    });
  });

  test('gives the amounts in fen, in yuan and in ten thousand yuan', () => {
    const figure = ({ fen, yuan, wan_2dp }: { fen: number; yuan: string; wan_2dp: string }) => ({
      fen,
      yuan,
      wan: wan_2dp,
    });
    const { all, settled, open, rows_with_amount, rows_without_amount } = totals.amount_involved;
    expect(view.amounts).toEqual({
      all: figure(all),
      settled: figure(settled),
      open: figure(open),
      statedCases: rows_with_amount,
      unstatedCases: rows_without_amount,
    });
  });

  test('is broken down by type, village, origin and grade', () => {
    const { type, village, originClass, risk } = view.breakdowns;
    expect(table(type)).toEqual(totals.by_type);
    expect(table(village)).toEqual(totals.by_village);
    expect(table(originClass)).toEqual(totals.by_origin);
    expect(table(risk)).toEqual(totals.by_grade);
  });

  test('is broken down by the detail of the origin, the month of the report and the form of the agreement', () => {
    const { origin, monthReported, agreement } = view.breakdowns;
    expect(accepted(origin as AnnualView['breakdowns']['type'])).toEqual(totals.by_origin_detail);
    expect(accepted(monthReported)).toEqual(totals.by_month_reported);
    const forms = Object.fromEntries(agreement.map(({ code, settled }) => [code, settled]));
    expect(forms).toEqual({ ...totals.agreements, unknown: 0 });
  });

  test('gives the rates with numerator, denominator and definition', () => {
    const shown = ({ numerator, denominator, percent }: AnnualView['rates']['successRate']) => ({
      numerator,
      denominator,
      percent_1dp: percent,
    });
    const model = (name: string) => {
      const { definition: _, ...figures } = totals.rates[name];
      return figures;
    };
    expect(shown(view.rates.successRate)).toEqual(model('success_rate'));
    expect(shown(view.rates.settledOfAccepted)).toEqual(model('settled_of_accepted'));
    expect(shown(view.rates.closingRate)).toEqual(model('closing_rate'));
    expect(shown(view.rates.onTimeRate)).toEqual(model('on_time_closing_rate'));
    expect(view.rates.resolutionRate).toMatchObject({
      percent: '92.0',
      version: 2,
      title: { zh: '化解率' },
      definition: { zh: expect.stringMatching(/÷/) },
    });
  });

  test('proves that every table adds up, and keeps to what it promises to answer', () => {
    expect(view.checks.allAgree).toBe(true);
    expect(view.checks.sums.map(({ table: name }) => name)).toContain('agreement');
    expect(annualView.strict().parse(view)).toEqual(view);
  });

  test('knows nothing of what happened later when it is asked as of an earlier day', async () => {
    const { counts, checks } = await statistics.annual(centre, { year: 2026, asOf: '2026-06-07' });
    const known = records.filter(({ reported_on }) => reported_on <= '2026-06-07');
    const closed = known.filter(({ closed_on }) => closed_on !== null && closed_on <= '2026-06-07');
    const open = known.filter((record) => !closed.includes(record));
    expect(counts).toMatchObject({
      accepted: known.length,
      closed: closed.length,
      open: open.length,
      overdue: open.filter(({ due_on }) => due_on !== null && due_on < '2026-06-07').length,
    });
    expect(checks.allAgree).toBe(true);
  });

  test('carries what is open into the next year, where its later end counts', async () => {
    office.clock.set('2027-01-10T01:00:00.000Z');
    const { counts, breakdowns, checks } = await statistics.annual(centre, { year: 2027 });
    office.clock.set('2026-11-23T01:00:00.000Z');
    expect(counts).toMatchObject({ carriedIn: 7, accepted: 0, closed: 0, open: 7, persons: 0 });
    expect(breakdowns.cohort).toMatchObject([
      { code: 'accepted', open: 0 },
      { code: 'carriedIn', open: 7 },
    ]);
    expect(checks.allAgree).toBe(true);
  });
});

test('a reopened case still counts by its first result and agreement', async () => {
  const disputes = new DisputeService(
    office.clock,
    new PersonalData(office.vault),
    new RuleBook(office.dataSource),
  );
  const justice = await office.actor('sifasuo');
  const [settled] = await query<{ id: string }>(office.dataSource, {
    text: `select id from dispute where state = 'concluded' and snapshot #>> '{context,agreement,form}' = 'written' limit 1`,
  });
  const before = await statistics.annual(centre, { year: 2026 });
  await inTransaction(office.dataSource, async (tx) => {
    await disputes.apply(tx, settled?.id ?? '', { type: 'REOPEN', reason: '一方反悔' }, justice);
  });
  const after = await statistics.annual(centre, { year: 2026 });
  expect(after.counts).toEqual(before.counts);
  expect(after.breakdowns.agreement).toEqual(before.breakdowns.agreement);
});

describe('the annual figures', () => {
  test('are refused for a year that has not begun, pointing at what was asked', async () => {
    const refused = statistics.annual(centre, { year: 2027 });
    await expect(refused).rejects.toMatchObject({
      code: 'period-not-begun',
      errors: [{ pointer: '/query/year' }],
    });
    await expect(statistics.annual(centre, { year: 2026, asOf: '2025-12-31' })).rejects.toMatchObject({
      kind: 'invalid',
    });
  });

  test('of another township are not there', async () => {
    const townshipId = '00000000-0000-4000-8000-000000000000';
    await expect(statistics.annual(centre, { year: 2026, townshipId })).rejects.toMatchObject({
      kind: 'not-found',
    });
    const [own] = centre.townshipIds;
    const view = await statistics.annual(centre, { year: 2026, townshipId: own });
    expect(view.townships).toEqual([{ id: own, name: '月山镇' }]);
  });
});
