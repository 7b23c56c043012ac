import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { StaffActor } from '#casework/organisation';
import { aDesk, type Desk } from '../../../../test/support/desk.ts';
import { anOffice, type Office } from '../../../../test/support/office.ts';
import { Dashboard } from './dashboard.service.ts';
import { type DashboardView, dashboardView } from './week.view.ts';

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

const ids = (lines: DashboardView['red']) => lines.map(({ id }) => id);
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
    expect(week.carriedOver + week.in).toBe(week.closed + week.awaitingResult);
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

  test('names the red cases, what is due next and what is to be ratified', () => {
    expect(ids(view.red)).toEqual([cases.red]);
    expect(ids(view.nextDue)).toEqual([cases.agreed, cases.fresh]);
    expect(ids(view.toRatify)).toEqual([cases.settled]);
    expect(view.townships).toMatchObject([{ name: '月山镇' }]);
    expect(dashboardView.strict().parse(view)).toEqual(view);
  });

  test('of an earlier week tells what happened then and how things stand now', async () => {
    const before = await dashboard.show(centre, { weekOf: '2026-11-20' });
    expect(before.week).toEqual({
      from: '2026-11-16',
      to: '2026-11-22',
      in: 1,
      closed: 0,
      carriedOver: 1,
      awaitingResult: 2,
    });
    expect(before.now).toEqual(view.now);
  });

  test('shows an auditor the lines without names and words', async () => {
    const { red } = await dashboard.show(await office.actor('shenji'), {});
    expect(red).toMatchObject([{ sight: 'masked', summary: null, parties: '单**、张**' }]);
  });

  test('of another township counts and names nothing', async () => {
    const empty = await dashboard.show({ ...centre, townshipIds: [] }, {});
    expect(empty).toMatchObject({
      week: { in: 0, carriedOver: 0 },
      now: { open: 0, toRatify: 0 },
      red: [],
      nextDue: [],
    });
  });
});
