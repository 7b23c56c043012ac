import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { RuleBook } from '#casework/deadline';
import { DisputeService, PersonalData } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { inTransaction, query } from '#platform';
import { anOffice, type Office } from '../../../../test/support/office.ts';
import { enterRegisterYear, expected, records } from '../../../../test/support/register-year.ts';
import type { Dimension } from './dimensions.ts';
import { Figures } from './figures.service.ts';
import { type FiguresQuery, type FiguresView, figuresView } from './figures.view.ts';

let office: Office;
let centre: StaffActor;
let statistics: Figures;

beforeAll(async () => {
  office = await anOffice();
  centre = await office.actor('zhongxin');
  statistics = new Figures(office.dataSource, office.clock, { smallBelow: 10 });
  await enterRegisterYear(office, centre);
});
afterAll(() => office.close());

interface Totals {
  readonly accepted: number;
  readonly settled: number;
  readonly open: number;
  readonly overdue: number;
}
const show = (period: string, over: Partial<Parameters<Figures['show']>[1]> = {}) =>
  statistics.show(centre, { period, by: [], compare: false, ...over });

const linesOf = (view: FiguresView, by: Dimension) =>
  view.breakdowns.find((breakdown) => breakdown.by === by)?.lines ?? [];

/** The register names villages by code. */
const codes = new Map<string, string>();
const table = (view: FiguresView, by: Dimension): Record<string, Totals> =>
  Object.fromEntries(
    linesOf(view, by).map(({ key, counts: { accepted = 0, settled = 0, open = 0, overdue = 0 } }) => [
      codes.get(key ?? '') ?? key,
      { accepted, settled, open, overdue },
    ]),
  );
const accepted = (view: FiguresView, by: Dimension): Record<string, number> =>
  Object.fromEntries(
    linesOf(view, by)
      .filter(({ counts }) => counts.accepted !== 0)
      .map(({ key, counts }) => [key, counts.accepted ?? 0]),
  );

describe("the register of the township's year", () => {
  let view: FiguresView;
  const { totals } = expected;
  const year = `2026-01-01..${expected.as_of}`;
  beforeAll(async () => {
    const rows = await query<{ id: string; code: string }>(office.dataSource, {
      text: `select id, code from organisation where kind = 'village'`,
    });
    for (const { id, code } of rows) codes.set(id, code);
    view = await show(year, {
      by: ['cohort', 'type', 'village', 'originClass', 'origin', 'month', 'outcome', 'risk', 'agreement'],
    });
  });

  test('gives the totals that its office must report', () => {
    expect(view.counts).toMatchObject({
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
      amountStated: totals.amount_involved.rows_with_amount,
    });
  });

  test('tells what became of the amounts, in fen', () => {
    const amounts = Object.fromEntries(
      linesOf(view, 'outcome').map(({ key, counts }) => [key, counts.amountInvolved]),
    );
    const { settled, open } = totals.amount_involved;
    expect(amounts).toMatchObject({ settled: settled.fen, open: open.fen });
  });

  test('is broken down by type, village, origin and grade', () => {
    expect(table(view, 'type')).toEqual(totals.by_type);
    expect(table(view, 'village')).toEqual(totals.by_village);
    expect(table(view, 'originClass')).toEqual(totals.by_origin);
    expect(table(view, 'risk')).toEqual(totals.by_grade);
  });

  test('is broken down by the detail of the origin, the month and the form of the agreement', () => {
    expect(accepted(view, 'origin')).toEqual(totals.by_origin_detail);
    expect(accepted(view, 'month')).toEqual(totals.by_month_reported);
    const forms = Object.fromEntries(
      linesOf(view, 'agreement').map(({ key, counts }) => [key, counts.settled]),
    );
    expect(forms).toMatchObject(totals.agreements);
  });

  test('gives the rates with numerator and denominator', () => {
    const shown = (id: keyof FiguresView['rates']) => {
      const { numerator, denominator, percent: percent_1dp } = view.rates[id] ?? {};
      return { numerator, denominator, percent_1dp };
    };
    const model = (name: string) => {
      const { definition: _, ...figures } = totals.rates[name];
      return figures;
    };
    expect(shown('successRate')).toEqual(model('success_rate'));
    expect(shown('settledOfAccepted')).toEqual(model('settled_of_accepted'));
    expect(shown('closingRate')).toEqual(model('closing_rate'));
    expect(shown('onTimeRate')).toEqual(model('on_time_closing_rate'));
    expect(shown('resolutionRate')).toMatchObject({ percent_1dp: '92.0' });
  });

  test('proves that every table adds up, and keeps to what it promises to answer', () => {
    expect(view.checks.allAgree).toBe(true);
    expect(view.checks.sums.map(({ table: name }) => name)).toContain('agreement');
    expect(figuresView.strict().parse(view)).toEqual(view);
  });

  test('counts the ends of a shorter period by their days', async () => {
    const { counts, checks } = await show('2026-01-01..2026-06-07', { by: ['type'] });
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

  test('knows nothing of what was written down later when it is asked as of an earlier moment', async () => {
    const { counts } = await show('2026', { asOf: '2026-11-22' });
    expect(counts.accepted).toBe(0);
  });

  test('is compared with the period before and the year before, cut to as many days', async () => {
    const { comparison, counts } = await show('2026-Q4', { compare: true });
    expect(comparison).toMatchObject({
      before: { period: { id: '2026-Q3', until: '2026-08-23' } },
      yearBefore: { period: { id: '2025-Q4', until: '2025-11-23' }, counts: { accepted: 0 } },
    });
    const before = comparison?.before.counts.accepted ?? 0;
    expect(comparison?.before.changes.accepted?.difference).toBe((counts.accepted ?? 0) - before);
    expect(comparison?.yearBefore.changes.accepted?.percent).toBeNull();
  });

  test('is told month by month, and the months add up', async () => {
    const { items } = await statistics.series(centre, { period: year, each: 'month' });
    expect(items.map(({ period: { id } }) => id)).toHaveLength(11);
    const sum = (id: 'accepted' | 'closed') => items.reduce((all, { counts }) => all + (counts[id] ?? 0), 0);
    expect([sum('accepted'), sum('closed')]).toEqual([totals.accepted, totals.closed]);
    const byMonth = items.map(({ period: { from }, counts }) => [from.slice(0, 7), counts.accepted]);
    expect(Object.fromEntries(byMonth.filter(([, count]) => count !== 0))).toEqual(totals.by_month_reported);
  });

  test('counts what is asked alone', async () => {
    const { counts, rates } = await show(year, { figures: ['successRate'], by: ['type'] });
    expect(new Set(Object.keys(counts))).toEqual(new Set(['settled', 'notSettled']));
    expect(Object.keys(rates)).toEqual(['successRate']);
    expect(counts.settled).toBe(totals.settled);
  });

  test('opens every number to exactly its cases', async () => {
    for (const figure of ['accepted', 'settled', 'open', 'overdue', 'persons'] as const) {
      const { total, items, hidden } = await statistics.cases(centre, { period: year, figure, limit: 100 });
      expect([total, hidden]).toEqual([items.length, 0]);
      if (figure !== 'persons') expect(total).toBe(view.counts[figure]);
    }
    for (const { key, counts } of linesOf(view, 'type')) {
      const asked = {
        period: year,
        figure: 'settled',
        by: 'type',
        key: key ?? undefined,
        limit: 100,
      } as const;
      expect((await statistics.cases(centre, asked)).total).toBe(counts.settled);
    }
  });

  test('opens page after page, none twice', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await statistics.cases(centre, { period: year, figure: 'accepted', limit: 10, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(new Set(seen).size).toBe(totals.accepted);
    expect(seen).toHaveLength(totals.accepted);
  });

  test('carries what is open into the next year, where its later end counts', async () => {
    office.clock.set('2027-01-10T01:00:00.000Z');
    const later = await show('2027', { by: ['cohort'] });
    office.clock.set('2026-11-23T01:00:00.000Z');
    expect(later.counts).toMatchObject({ carriedIn: 7, accepted: 0, closed: 0, open: 7, persons: 0 });
    expect(linesOf(later, 'cohort').map(({ key, counts }) => [key, counts.open])).toEqual([
      ['accepted', 0],
      ['earlier', 7],
    ]);
    expect(later.checks.allAgree).toBe(true);
  });
});

test('a reopened case still counts by its first result and agreement, and as repeated', async () => {
  const disputes = new DisputeService(
    office.clock,
    new PersonalData(office.vault),
    new RuleBook(office.dataSource),
  );
  const justice = await office.actor('sifasuo');
  const [settled] = await query<{ id: string }>(office.dataSource, {
    text: `select id from dispute where state = 'concluded' and snapshot #>> '{context,agreement,form}' = 'written' limit 1`,
  });
  const before = await show('2026', { by: ['agreement'] });
  await inTransaction(office.dataSource, async (tx) => {
    await disputes.apply(tx, settled?.id ?? '', { type: 'REOPEN', reason: '一方反悔' }, justice);
  });
  const after = await show('2026', { by: ['agreement'] });
  expect(after.counts).toEqual({ ...before.counts, repeated: (before.counts.repeated ?? 0) + 1 });
  expect(linesOf(after, 'agreement').map(({ counts }) => counts.settled)).toEqual(
    linesOf(before, 'agreement').map(({ counts }) => counts.settled),
  );
});

describe('the figures', () => {
  test('are refused for a period that has not begun, or is none, pointing at what was asked', async () => {
    await expect(show('2027')).rejects.toMatchObject({
      code: 'period-not-begun',
      errors: [{ pointer: '/query/period' }],
    });
    await expect(show('2026', { asOf: '2025-12-31' })).rejects.toMatchObject({
      errors: [{ pointer: '/query/asOf' }],
    });
    for (const wrong of [
      '26',
      '2026-13',
      '2026-Q5',
      '2026-W54',
      '2026-02-30..2026-03-01',
      '2026-03-01..2026-02-01',
    ])
      await expect(show(wrong)).rejects.toMatchObject({
        code: 'period-invalid',
        errors: [{ pointer: '/query/period' }],
      });
  });

  test('of another part of the tree are not there', async () => {
    const organisation = '00000000-0000-4000-8000-000000000000';
    await expect(show('2026', { organisation })).rejects.toMatchObject({ code: 'unknown-reference' });
    const [own] = centre.townshipIds;
    const view = await show('2026', { organisation: own });
    expect(view.townships).toEqual([{ id: own, name: '月山镇' }]);
  });

  test('print a percentage from as many cases on as the office has set', async () => {
    const strict = new Figures(office.dataSource, office.clock, { smallBelow: 60 });
    const asked: Pick<FiguresQuery, 'by' | 'compare'> = { by: ['type', 'village'], compare: true };
    const { rates } = await strict.show(centre, { ...asked, period: '2026' });
    expect(rates.settledOfAccepted).toMatchObject({ small: true, percent: null, denominator: 57 });
    const month = await strict.show(centre, { ...asked, period: '2026-10' });
    expect(JSON.stringify(month)).not.toMatch(/"(?:percent|share|printedSum)":"/);
    const money = await strict.show(centre, { ...asked, period: '2026', figures: ['agreedAmount'] });
    expect(money.breakdowns[0]).toMatchObject({ shareOf: 'agreedAmount', printedSum: null });
    expect(JSON.stringify(money)).not.toMatch(/"(?:percent|share)":"/);
  });
});
