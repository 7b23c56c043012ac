import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aDesk, type Desk } from '../../../../test/support/desk.ts';
import { anOffice, type Office } from '../../../../test/support/office.ts';
import { DisputeList } from './dispute.list.ts';
import { MyDay } from './my-day.ts';

let office: Office;
let desk: Desk;
let myDay: MyDay;

beforeAll(async () => {
  office = await anOffice();
  desk = await aDesk(office);
  myDay = new MyDay(office.dataSource, office.clock);
});
afterAll(() => office.close());

const dayOf = async (username: string) => await myDay.of(await office.actor(username));
const ids = (cases: readonly { readonly id: string }[]) => cases.map(({ id }) => id);

describe('my day', () => {
  test('gives a new report to the centre, and shows its reporter that it waits for the centre', async () => {
    desk.on('2026-11-23');
    const { id } = await desk.reported();
    const centre = await dayOf('zhongxin');
    expect(centre.forMe.find((one) => one.id === id)?.nextEvent).toBe('ACCEPT');
    const mediator = await dayOf('guochangshun');
    expect(ids(mediator.forMe)).not.toContain(id);
    expect(mediator.forOthers.find((one) => one.id === id)).toMatchObject({
      nextEvent: null,
      holder: { name: '月山镇综治中心' },
    });
  });

  test('moves with the case, and counts what is due today and what is late', async () => {
    desk.on('2026-11-23');
    const { id } = await desk.dispatched();
    const waiting = (await dayOf('guochangshun')).forMe.find((one) => one.id === id);
    expect(waiting).toMatchObject({ nextEvent: 'SIGN_FOR', nextDueOn: '2026-11-24' });
    const before = await dayOf('guochangshun');
    desk.on('2026-11-24');
    expect((await dayOf('guochangshun')).dueToday).toBe(before.dueToday + 1);
    desk.on('2026-11-25');
    expect((await dayOf('guochangshun')).overdue).toBe(before.overdue + 1);
  });

  test('lists with others what another unit works on, and what a named colleague does for its reporter', async () => {
    desk.on('2026-11-23');
    const { id } = await desk.underway();
    const grid = await office.actor('wanggeyuan');
    const own = await office.unit('柳溪村');
    expect(grid.organisationId).toBe(own);
    // Of the mediator's unit, but neither hers nor reported by her.
    expect(ids((await dayOf('wanggeyuan')).forOthers)).not.toContain(id);
    const { id: hers } = await desk.underway({}, 'wanggeyuan');
    expect((await dayOf('wanggeyuan')).forOthers.find((one) => one.id === hers)).toMatchObject({
      holder: { id: own },
      mediators: [{ name: '郭长顺' }],
    });
  });

  test('lists no case that waits for its dossier only with what others work on', async () => {
    desk.on('2026-11-23');
    const { id, parties } = await desk.underway();
    await desk.send('guochangshun', id, 'WITHDRAW', {
      partyId: parties[0]?.id ?? '',
      withdrawnOn: '2026-11-23',
      words: '双方自行和好',
    });
    const mediator = await dayOf('guochangshun');
    expect(ids([...mediator.forMe, ...mediator.forOthers])).not.toContain(id);
  });

  test('tells whoever supervises how much is late in their township, exactly as the list behind it', async () => {
    desk.on('2026-11-23');
    await desk.dispatched();
    desk.on('2026-11-26');
    const list = new DisputeList(office.dataSource, office.clock);
    for (const username of ['zhongxin', 'sifasuo', 'lingdao']) {
      const counts = await list.counts(await office.actor(username), { overdue: true });
      const late = Object.values(counts).reduce((sum, { count }) => sum + count, 0);
      expect(late).toBeGreaterThan(0);
      expect((await dayOf(username)).overdueInRealm).toBe(late);
    }
    for (const username of ['wanggeyuan', 'guochangshun', 'paichusuo', 'shenji']) {
      expect((await dayOf(username)).overdueInRealm).toBeNull();
    }
  });

  test('puts the most urgent first, and says nothing of cases of others', async () => {
    const { forMe } = await dayOf('zhongxin');
    const days = forMe.map(({ nextDueOn }) => nextDueOn ?? '9999');
    expect(days).toEqual([...days].sort());
    expect((await dayOf('paichusuo')).forMe).toEqual([]);
    expect((await dayOf('paichusuo')).forOthers).toEqual([]);
  });
});
