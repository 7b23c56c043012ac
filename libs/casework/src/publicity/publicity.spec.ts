import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { StaffActor } from '#casework/organisation';
import { type PublicityEntry, publicityEntry, publicityListQuery } from '#domain';
import { query } from '#platform';
import { refusalOf } from '../../../../test/support/meeting-room.ts';
import { anOffice, type Office } from '../../../../test/support/office.ts';
import { publicityFigures } from './index.ts';
import { PublicityList } from './publicity.list.ts';
import { PublicityRegister } from './publicity.register.ts';

let office: Office;
let list: PublicityList;
let register: PublicityRegister;
let justice: StaffActor;
let village: StaffActor;
beforeAll(async () => {
  office = await anOffice();
  list = new PublicityList(office.dataSource, office.clock);
  register = new PublicityRegister(office.dataSource, office.clock, list);
  justice = await office.actor('sifasuo');
  village = await office.actor('guochangshun');
});
afterAll(() => office.close());

const entry = (over: Partial<PublicityEntry> = {}): PublicityEntry =>
  publicityEntry.parse({
    heldOn: '2026-11-20',
    placeId: village.organisationId,
    kind: 'lecture',
    title: '宪法宣传进村',
    participants: 60,
    materials: 120,
    ...over,
  });
const year = { from: '2026-01-01', to: '2026-12-31' };
const page = (actor: StaffActor, over: object = {}) =>
  list.page(actor, publicityListQuery.parse({ ...year, ...over }));
const now = () => office.clock.now().toISOString();
const later = () => office.clock.set(new Date(office.clock.now().getTime() + 60_000).toISOString());
const figuresAt = async (asOf: string, placeId: string | null = null) =>
  await publicityFigures(office.dataSource, { townshipIds: justice.townshipIds, placeId, ...year, asOf });

describe('the register of publicity work', () => {
  test('counts what was entered, by kind and place', async () => {
    const made = await register.enter(village, entry());
    expect(made).toMatchObject({
      place: { name: '柳溪村' },
      participants: 60,
      consultations: 0,
      materials: 120,
      enteredBy: '郭长顺',
      cancelled: null,
      isChangeable: true,
    });
    await register.enter(
      justice,
      entry({ placeId: await office.unit('月山镇'), kind: 'consultation', consultations: 15 }),
    );
    const { total, byKind } = await figuresAt(now());
    expect(total).toEqual({ activities: 2, participants: 120, consultations: 15, materials: 240 });
    expect(byKind.consultation).toMatchObject({ activities: 1, consultations: 15 });
    expect(byKind.school).toMatchObject({ activities: 0, participants: 0 });
    expect((await figuresAt(now(), village.organisationId)).total).toMatchObject({
      activities: 1,
      materials: 120,
    });
  });

  test('refuses a day to come, and a village what is another’s', async () => {
    expect(await refusalOf(register.enter(justice, entry({ heldOn: '2026-11-24' })))).toMatchObject({
      code: 'publicity-ahead',
      errors: [{ pointer: '/heldOn' }],
    });
    const elsewhere = entry({ placeId: await office.unit('石桥岭村') });
    expect(await refusalOf(register.enter(village, elsewhere))).toMatchObject({ kind: 'forbidden' });
    const [other] = (await page(village)).items.filter(({ place }) => place.name === '月山镇');
    expect(other?.isChangeable).toBe(false);
    expect(await refusalOf(register.cancel(village, other?.id ?? '', '误记'))).toMatchObject({
      kind: 'forbidden',
    });
  });

  test('is corrected by another record; what was counted at any moment stays known', async () => {
    const before = now();
    later();
    const [wrong] = (await page(village, { placeId: village.organisationId })).items;
    const { id = '' } = wrong ?? {};
    const right = await register.correct(village, id, { ...entry({ participants: 45 }), reason: '人数有误' });
    expect(right).toMatchObject({ replaces: id, participants: 45 });
    expect(await refusalOf(register.correct(village, id, { ...entry(), reason: '再改' }))).toMatchObject({
      code: 'cancelled-already',
    });
    expect((await figuresAt(now())).total).toMatchObject({ activities: 2, participants: 105 });
    expect((await figuresAt(before)).total).toMatchObject({ activities: 2, participants: 120 });
    const shown = async (withCancelled: string) =>
      (await page(village, { placeId: village.organisationId, withCancelled })).items.map((one) => [
        one.participants,
        one.cancelled?.reason ?? null,
      ]);
    expect(await shown('false')).toEqual([[45, null]]);
    expect(await shown('true')).toEqual([
      [45, null],
      [60, '人数有误'],
    ]);
  });

  test('notes in the trail who cancelled and why', async () => {
    const made = await register.enter(justice, entry({ title: '重复登记的一场' }));
    await register.cancel(justice, made.id, '重复登记');
    const [noted] = await query<{ action: string; reason: string }>(office.dataSource, {
      text: `select action, reason from audit_entry order by at desc, id desc limit 1`,
    });
    expect(noted).toEqual({ action: 'publicity.cancel', reason: `${made.id}: 重复登记` });
    expect((await figuresAt(now())).total.activities).toBe(2);
  });

  test('is read page by page, the latest day first', async () => {
    for (const day of ['2026-03-01', '2026-03-02', '2026-03-03'])
      await register.enter(justice, entry({ heldOn: day, kind: 'school', title: `三月${day.slice(-2)}日` }));
    const first = await page(justice, { kind: 'school', limit: 2 });
    expect(first.items.map(({ heldOn }) => heldOn)).toEqual(['2026-03-03', '2026-03-02']);
    const second = await page(justice, { kind: 'school', limit: 2, cursor: first.nextCursor ?? '' });
    expect(second.items.map(({ heldOn }) => heldOn)).toEqual(['2026-03-01']);
    expect(second.nextCursor).toBeNull();
  });

  test('of another township is not there', async () => {
    const townshipId = '00000000-0000-4000-8000-000000000009';
    expect(await refusalOf(page(justice, { townshipId }))).toMatchObject({ code: 'no-such-township' });
    expect(await refusalOf(register.cancel(justice, townshipId, '误记'))).toMatchObject({
      kind: 'not-found',
    });
  });
});
