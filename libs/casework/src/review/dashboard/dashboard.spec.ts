import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { StaffActor } from '#casework/organisation';
import { execute } from '#platform';
import { aDesk, type Desk } from '../../../../../test/support/desk.ts';
import { anOffice, type Office } from '../../../../../test/support/office.ts';
import { Dashboard } from './dashboard.service.ts';
import { type DashboardView, dashboardView, type FigureQuery, figureQuery } from './dashboard.view.ts';

let office: Office;
let desk: Desk;
let dashboard: Dashboard;
let centre: StaffActor;
let view: DashboardView;
const cases = { old: '', agreed: '', settled: '', declined: '', red: '', fresh: '' };

beforeAll(async () => {
  office = await anOffice();
  desk = await aDesk(office);
  dashboard = new Dashboard(office.dataSource, office.clock);
  centre = await office.actor('zhongxin');
  const mediatorIds = [(await office.actor('guochangshun')).staffId];

  desk.on('2026-10-15');
  cases.old = (await desk.underway({ typeCode: 'LAN' })).id;
  desk.on('2026-11-20');
  const agreed = await desk.underway({ persons: 3 });
  cases.agreed = agreed.id;
  desk.on('2026-11-24');
  const signed = (party: { readonly id: string }) => ({ partyId: party.id, on: '2026-11-24' });
  await desk.send('guochangshun', agreed.id, 'REACH_AGREEMENT', {
    form: 'written',
    terms: '月底前清理排水沟',
    obligations: [{ id: '1', kind: 'do', what: '清理', dueOn: '2026-11-30' }],
    signatures: agreed.parties.map(signed),
    mediatorSignedOn: '2026-11-24',
    sealedOn: '2026-11-24',
  });
  const settled = await desk.accepted();
  cases.settled = settled.id;
  await desk.send('guochangshun', settled.id, 'SETTLE_ON_SPOT', {
    settledOn: '2026-11-24',
    terms: '互相道歉',
    consentingPartyIds: settled.parties.map(({ id }) => id),
    performedAtOnce: true,
    mediatorIds,
  });
  cases.red = (await desk.accepted({ riskFactors: ['weapon'], typeCode: 'MAR' })).id;
  desk.on('2026-11-25');
  cases.fresh = (await desk.accepted()).id;
  cases.declined = (await desk.reported()).id;
  await desk.send('zhongxin', cases.declined, 'DECLINE', { ground: '不属于民间纠纷', guidedTo: '派出所' });
  view = await dashboard.show(centre, {});
});
afterAll(() => office.close());

const ids = (lines: readonly { readonly id: string }[]) => lines.map(({ id }) => id);
const opened = async (asked: Partial<FigureQuery>) =>
  ids((await dashboard.cases(centre, figureQuery.parse(asked))).items);
const table = (lines: DashboardView['now']['byType']) =>
  Object.fromEntries(lines.map(({ name, open, overdue }) => [name.zh, [open, overdue]]));

describe('the dashboard of a week', () => {
  test('counts what came in, what closed, what was carried over and what is overdue', () => {
    expect(view.week).toEqual({
      from: '2026-11-23',
      to: '2026-11-29',
      in: 4,
      closed: 3,
      carriedOver: 2,
      awaitingResult: 3,
      imported: 0,
      reopened: 0,
    });
    expect(view.now).toMatchObject({
      on: '2026-11-25',
      open: 4,
      overdue: 2,
      awaitingResult: 3,
      afterResult: 1,
      toRatify: 1,
    });
  });

  test('tells a case whose performance is awaited from one that awaits its result', () => {
    const { week, now } = view;
    expect((week?.carriedOver ?? 0) + (week?.in ?? 0)).toBe(
      (week?.closed ?? 0) + (week?.awaitingResult ?? 0),
    );
    expect(now.open).toBe(now.awaitingResult + now.afterResult);
  });

  test('shows the open cases by stage, type, village, holder and grade, the overdue ones beside', () => {
    const { byStage, byType, byVillage, byHolder, byRisk } = view.now;
    expect(table(byStage)).toEqual({ 上报: [2, 1], 研判: [0, 0], 调解: [2, 1] });
    expect(table(byType)).toEqual({ 邻里: [3, 1], 婚姻家庭: [1, 1] });
    expect(table(byVillage)).toEqual({ 柳溪村: [4, 2] });
    expect(table(byHolder)).toEqual({ 柳溪村: [2, 1], 月山镇综治中心: [2, 1] });
    expect(table(byRisk)).toEqual({ 红色: [1, 1], 黄色: [0, 0], 绿色: [3, 1] });
    for (const lines of [byStage, byType, byVillage, byHolder, byRisk]) {
      expect(lines.reduce((sum, { open }) => sum + open, 0)).toBe(view.now.open);
    }
  });

  test('opens each number as the cases that it counts', async () => {
    expect(await opened({ figure: 'red' })).toEqual([cases.red]);
    expect(await opened({ figure: 'dueSoon' })).toEqual([cases.agreed, cases.fresh]);
    expect(await opened({ figure: 'toRatify' })).toEqual([cases.settled]);
    expect(await opened({ figure: 'dueSoon', dueOn: '2026-11-30' })).toEqual([cases.agreed]);
    expect((await opened({ figure: 'closed' })).sort()).toEqual(
      [cases.agreed, cases.settled, cases.declined].sort(),
    );
    expect((await opened({ figure: 'carriedOver' })).sort()).toEqual([cases.old, cases.agreed].sort());
    expect(await opened({ figure: 'in', by: 'type', key: 'MAR' })).toEqual([cases.red]);
    expect(view.townships).toMatchObject([{ name: '月山镇' }]);
    expect(dashboardView.strict().parse(view)).toEqual(view);
  });

  test('refuses to tell apart by holder what happened in a time', async () => {
    const asked = figureQuery.parse({ figure: 'closed', by: 'holder', key: 'x' });
    await expect(dashboard.cases(centre, asked)).rejects.toMatchObject({ code: 'not-counted-so' });
  });

  test('draws four weeks by type and village, and looks a week ahead', () => {
    expect(view.trend?.byType).toEqual([
      { key: 'NEI', name: { zh: '邻里', en: 'neighbours' }, weeks: [0, 0, 1, 3] },
      { key: 'MAR', name: { zh: '婚姻家庭', en: 'marriage and family' }, weeks: [0, 0, 0, 1] },
    ]);
    expect(view.forecast).toMatchObject({
      from: '2026-11-26',
      to: '2026-12-02',
      due: [
        { on: '2026-11-30', cases: 1 },
        { on: '2026-12-02', cases: 1 },
      ],
      seasons: [{ on: '2026-12-01', name: { zh: '年终结薪' }, types: ['LAB', 'CON'] }],
      lastYear: { from: '2025-11-27', to: '2025-12-03', cases: 0 },
    });
  });

  test('names in the week ahead no case that is due today', async () => {
    desk.on('2026-11-30');
    const { now, forecast } = await dashboard.show(centre, {});
    desk.on('2026-11-25');
    expect([now.dueSoon, forecast]).toMatchObject([
      2,
      { from: '2026-12-01', to: '2026-12-07', due: [{ on: '2026-12-02', cases: 1 }] },
    ]);
  });

  test('of an earlier week tells how things stood at its end, and tells the same for ever', async () => {
    const before = await dashboard.show(centre, { weekOf: '2026-11-20' });
    expect(before).toMatchObject({
      asOf: '2026-11-22T15:59:59.999Z',
      isPast: true,
      week: { from: '2026-11-16', to: '2026-11-22', in: 1, closed: 0, carriedOver: 1, awaitingResult: 2 },
      now: { on: '2026-11-22', open: 2, overdue: 1, red: 0, toRatify: 0 },
    });
    const bytes = JSON.stringify(before);
    const [{ id: partyId } = { id: '' }] = (await desk.detail.view(cases.old, centre)).parties;
    await desk.send('guochangshun', cases.old, 'WITHDRAW', { withdrawnOn: '2026-11-25', partyId });
    await execute(office.dataSource, {
      text: `insert into organisation_past_name select id, name, '2026-11-25' from organisation where name = '柳溪村'`,
    });
    await execute(office.dataSource, {
      text: `update organisation set name = '柳溪社区' where name = '柳溪村'`,
    });
    desk.on('2027-11-25');
    const later = await dashboard.show(centre, { weekOf: '2026-11-20' });
    expect(JSON.stringify(later)).toBe(bytes);
    const asked = figureQuery.parse({ figure: 'open', weekOf: '2026-11-20' });
    expect(ids((await dashboard.cases(centre, asked)).items).sort()).toEqual(
      [cases.old, cases.agreed].sort(),
    );
  });

  test('of another township counts and names nothing', async () => {
    const nowhere = { ...centre, townshipIds: [] };
    const empty = await dashboard.show(nowhere, {});
    expect(empty).toMatchObject({ week: { in: 0, carriedOver: 0 }, now: { open: 0, toRatify: 0 } });
    expect((await dashboard.cases(nowhere, figureQuery.parse({ figure: 'open' }))).items).toEqual([]);
    const foreign = { organisation: '00000000-0000-4000-8000-000000000000' };
    await expect(dashboard.show(centre, foreign)).rejects.toMatchObject({ code: 'unknown-reference' });
  });

  test('of a village and of a unit counts what lies there', async () => {
    desk.on('2026-11-25');
    const [village, unit] = [await office.unit('柳溪社区'), await office.unit('月山镇综治中心')];
    expect(await dashboard.show(centre, { organisation: village })).toMatchObject({
      scope: { name: '柳溪社区', kind: 'village' },
      week: { in: 4 },
    });
    const held = await dashboard.show(centre, { organisation: unit });
    expect(held.now.open).toBe(2);
    expect(held.now.byHolder).toHaveLength(1);
  });

  test('counts both of two cases of the same parties as repeated, from the link on', async () => {
    desk.on('2027-11-26');
    const [one, other] = [await desk.accepted(), await desk.accepted()];
    await desk.send('zhongxin', one.id, 'LINK', {
      disputeId: other.id,
      kind: 'same_parties',
      reason: '又为水沟',
    });
    expect((await opened({ figure: 'repeat' })).sort()).toEqual([one.id, other.id].sort());
    expect(await opened({ figure: 'repeat', weekOf: '2027-11-18' })).toEqual([]);
    await desk.send('zhongxin', other.id, 'UNLINK', { disputeId: one.id, reason: '不是同一家' });
    expect(await opened({ figure: 'repeat' })).toEqual([]);
  });
});
