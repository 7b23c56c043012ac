import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DisputeList } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { inRecord, verifyCase } from '#casework/verification';
import { type CommandInput, disputeListQuery, type LocalTypeEdition, localTypeEdition } from '#domain';
import { query } from '#platform';
import { aDesk, type Desk } from '../../../../test/support/desk.ts';
import { refusalOf } from '../../../../test/support/meeting-room.ts';
import { anOffice, type Office } from '../../../../test/support/office.ts';
import { LocalTypeEditions } from './local-type.editions.ts';

let office: Office;
let desk: Desk;
let editions: LocalTypeEditions;
let administrator: StaffActor;
beforeAll(async () => {
  office = await anOffice();
  desk = await aDesk(office);
  editions = new LocalTypeEditions(office.dataSource, office.clock);
  administrator = await office.actor('guanliyuan');
});
afterAll(() => office.close());

const edition = (over: Partial<LocalTypeEdition> = {}): LocalTypeEdition =>
  localTypeEdition.parse({
    code: 'SPRING_WATER',
    zh: '山泉用水',
    en: 'spring water',
    typeCode: 'NEI',
    wordings: ['引水'],
    validFrom: '2026-01-01',
    reason: '本镇多发',
    ...over,
  });
const inUse = async (code: string) =>
  (await editions.view(administrator)).items
    .filter((one) => one.code === code)
    .map(({ typeCode, validFrom, validTo }) => [typeCode, validFrom, validTo]);
const reported = (over: Partial<CommandInput<'REPORT'>>) => desk.reported(over);

describe('local types', () => {
  test('of older and local forms come with the product', async () => {
    const { items } = await editions.view(await office.actor('wanggeyuan'));
    expect(items.map(({ code, typeCode }) => `${code} ${typeCode}`)).toEqual([
      'DEBT CON',
      'FAMILY_PLANNING OTH',
      'INHERITANCE MAR',
      'INTELLECTUAL_PROPERTY OTH',
      'ONLINE OTH',
      'ONLINE_SHOPPING CNS',
      'SCHOOL OTH',
      'TOURISM OTH',
      'VILLAGE_AFFAIRS OTH',
    ]);
    expect(items.every(({ madeBy, validTo }) => madeBy === null && validTo === null)).toBe(true);
  });

  test('are made and mapped otherwise by editions; the days of the one before stay its own', async () => {
    await editions.make(administrator, edition());
    await editions.make(administrator, edition({ typeCode: 'ENV', validFrom: '2027-01-01' }));
    expect(await inUse('SPRING_WATER')).toEqual([
      ['ENV', '2027-01-01', null],
      ['NEI', '2026-01-01', '2026-12-31'],
    ]);
    const [noted] = await query<{ reason: string }>(office.dataSource, {
      text: `select reason from audit_entry where action = 'types.set' order by at desc, id desc limit 1`,
    });
    expect(noted?.reason).toBe('SPRING_WATER → ENV 2027-01-01: 本镇多发');
  });

  test('refuse an edition that begins too early, changes nothing, takes a wording, or is of another township', async () => {
    const early = edition({ validFrom: '2027-01-01', typeCode: 'LAN' });
    expect(await refusalOf(editions.make(administrator, early))).toMatchObject({ code: 'begins-too-early' });
    const same = edition({ typeCode: 'ENV', validFrom: '2027-06-01' });
    expect(await refusalOf(editions.make(administrator, same))).toMatchObject({ code: 'nothing-changes' });
    const taken = edition({ code: 'WELL', zh: '水井', wordings: ['引水'] });
    expect(await refusalOf(editions.make(administrator, taken))).toMatchObject({
      code: 'wording-taken',
      errors: [{ pointer: '/wordings' }],
    });
    const elsewhere = edition({ townshipId: '00000000-0000-4000-8000-000000000009' });
    expect(await refusalOf(editions.make(administrator, elsewhere))).toMatchObject({ kind: 'forbidden' });
  });

  test('end after a day, once', async () => {
    await editions.make(administrator, edition({ code: 'BATHS', zh: '澡堂', wordings: [] }));
    const id = (await editions.view(administrator)).items.find(({ code }) => code === 'BATHS')?.id ?? '';
    const end = (validTo: string) => editions.end(administrator, id, { validTo, reason: '不再使用' });
    expect(await refusalOf(end('2025-12-31'))).toMatchObject({ code: 'ends-too-early' });
    await end('2026-06-30');
    expect(await inUse('BATHS')).toEqual([['NEI', '2026-01-01', '2026-06-30']]);
    expect(await refusalOf(end('2026-07-31'))).toMatchObject({ kind: 'not-found' });
  });
});

describe('a case', () => {
  test('carries a local type of its class on the day of its report, and is found by it', async () => {
    desk.on('2026-11-23');
    const made = await reported({ typeCode: 'NEI', localTypeCode: 'SPRING_WATER' });
    expect(made).toMatchObject({
      typeCode: 'NEI',
      localType: { code: 'SPRING_WATER', zh: '山泉用水', en: 'spring water' },
    });
    await reported({ typeCode: 'NEI' });
    const list = new DisputeList(office.dataSource, office.clock);
    const asked = disputeListQuery.parse({ localType: 'SPRING_WATER' });
    const { items } = await list.page(await office.actor('zhongxin'), asked);
    expect(items.map(({ id, localType }) => [id, localType?.zh])).toEqual([[made.id, '山泉用水']]);
    const { differences } = await inRecord(office.dataSource, (tx) => verifyCase(tx, office.vault, made.id));
    expect(differences).toEqual([]);
  });

  test.each([
    ['of another class', { typeCode: 'ENV', localTypeCode: 'SPRING_WATER' }, '归入“邻里”'],
    ['that nobody knows', { typeCode: 'NEI', localTypeCode: 'NOBODY_KNOWS' }, '没有这个地方类型'],
    [
      'of a day before it',
      { typeCode: 'NEI', localTypeCode: 'SPRING_WATER', reportedOn: '2025-12-31' },
      '没有',
    ],
  ] as const)('is not entered with a local type %s', async (_, over, sentence) => {
    expect(await refusalOf(reported(over))).toMatchObject({
      kind: 'invalid',
      code: 'local-type',
      messageZh: expect.stringContaining(sentence),
      errors: [{ pointer: '/localTypeCode' }],
    });
  });

  test('is not counted otherwise by an edition: the preview says how many stand in its way', async () => {
    const next = edition({
      code: 'TOURISM',
      zh: '旅游',
      en: 'tourism',
      wordings: [],
      typeCode: 'CNS',
      validFrom: '2026-11-01',
    });
    await reported({ typeCode: 'OTH', localTypeCode: 'TOURISM', reportedOn: '2026-10-20' });
    expect(await editions.preview(administrator, next)).toEqual({
      replaces: { typeCode: 'OTH', validFrom: '1990-01-01' },
      cases: 1,
      since: 0,
      otherwise: 0,
    });
    await reported({ typeCode: 'OTH', localTypeCode: 'TOURISM' });
    expect(await editions.preview(administrator, next)).toMatchObject({ cases: 2, since: 1, otherwise: 1 });
    expect(await refusalOf(editions.make(administrator, next))).toMatchObject({
      code: 'cases-count-otherwise',
      errors: [{ pointer: '/validFrom' }],
    });
    await editions.make(administrator, { ...next, validFrom: '2026-11-24' });
    const old = await reported({ typeCode: 'OTH', localTypeCode: 'TOURISM', reportedOn: '2026-11-20' });
    expect(old).toMatchObject({ typeCode: 'OTH', localType: { code: 'TOURISM' } });
    desk.on('2026-11-25');
    expect(await reported({ typeCode: 'CNS', localTypeCode: 'TOURISM' })).toMatchObject({ typeCode: 'CNS' });
  });

  test('keeps beside its past of which local type it was', async () => {
    const { id } = await reported({ typeCode: 'NEI', localTypeCode: 'SPRING_WATER' });
    desk.on('2026-11-26');
    await desk.send('zhongxin', id, 'ACCEPT', {});
    const past = await query<{ local_type_code: string }>(office.dataSource, {
      text: 'select local_type_code from dispute_past where dispute_id = $1',
      values: [id],
    });
    expect(past).toEqual([{ local_type_code: 'SPRING_WATER' }]);
  });
});
