import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { RuleBook } from '#casework/deadline';
import { DisputeIntake, PersonalData } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { inRecord, verifyRecord } from '#casework/verification';
import type { RowCorrection } from '#domain';
import { inTransaction, query } from '#platform';
import { anOffice, type Office } from '../../../../test/support/office.ts';
import { RegisterCorrectionService } from './register.correction.service.ts';
import { RegisterImportService } from './register.import.service.ts';
import { RegisterRowsReader } from './register.rows.reader.ts';
import { storedRegister } from './register.store.ts';

const fixture = new URL('../../../../test/fixtures/register/register-2026.xlsx', import.meta.url);
/** Closed before it was reported; in an unknown village; the same as the row above. */
const [closedTooEarly, elsewhere, repeated] = [50, 51, 54] as const;

let office: Office;
let centre: StaffActor;
let imports: RegisterImportService;
let corrections: RegisterCorrectionService;
let rows: RegisterRowsReader;
let liuxi: string;
let id: string;

beforeAll(async () => {
  office = await anOffice();
  centre = await office.actor('zhongxin');
  const intake = new DisputeIntake(
    office.clock,
    new PersonalData(office.vault),
    new RuleBook(office.dataSource),
  );
  imports = new RegisterImportService(office.dataSource, office.clock, intake, office.vault);
  corrections = new RegisterCorrectionService(office.dataSource, office.clock, office.vault);
  rows = new RegisterRowsReader(office.dataSource, office.clock);
  const [village] = await query<{ id: string }>(office.dataSource, {
    text: `select id from organisation where name = '柳溪村'`,
  });
  liuxi = village?.id ?? '';
});
afterAll(() => office.close());
beforeEach(async () => {
  ({ id } = await imports.begin(centre, 'register-2026.xlsx', await readFile(fixture)));
});

const correct = (row: number, correction: RowCorrection = {}) =>
  corrections.correct(centre, id, row, correction);
const shown = async (row: number) => await rows.row(await imports.preview(centre, id), row);
const cases = async (): Promise<number> => {
  const [row] = await query<{ count: number }>(office.dataSource, {
    text: 'select count(*)::int as count from dispute',
  });
  return row?.count ?? -1;
};

test('a row is shown as it stands beside what is read of it, numbers masked, its remarks without its number', async () => {
  const row = await shown(elsewhere);
  expect(row.read).toMatchObject({
    reportedOn: '2026-07-28',
    placeId: null,
    placeName: '东岗村',
    typeCode: 'CON',
    parties: [{ name: '崔某' }, { name: '田某' }],
    status: 'settled',
    closedOn: '2026-08-06',
  });
  expect(row.messages[0]?.messageZh).toMatch(/^村（社区）“东岗村”不在本镇名录中/);
  const texts = row.cells.map(({ text }) => text);
  expect(texts).toContain('138****0153');
  expect(JSON.stringify(row)).not.toContain('13800000153');
  expect(row.cells.find(({ header }) => header === '村(社区)')?.text).toBe('东岗村');
});

describe('a held row', () => {
  test('is told apart from one that could be entered as it reads', async () => {
    const acceptable = await Promise.all([closedTooEarly, elsewhere, repeated].map(shown));
    expect(acceptable.map(({ isAcceptable }) => isAcceptable)).toEqual([false, false, true]);
  });

  test('says at each field why it still cannot be entered', async () => {
    const refused = (row: number, correction: RowCorrection) =>
      correct(row, correction).catch((error) => error);
    expect(await refused(closedTooEarly, {})).toMatchObject({
      code: 'row-incomplete',
      errors: [{ pointer: '/closedOn' }],
    });
    expect((await refused(elsewhere, {})).errors).toMatchObject([{ pointer: '/placeId' }]);
    const nowhere = { placeId: '00000000-0000-4000-8000-000000000000' };
    expect((await refused(elsewhere, nowhere)).errors).toMatchObject([
      { pointer: '/placeId', messageZh: '不是本乡镇的村（社区）' },
      { pointer: '/placeId', messageZh: '请填写' },
    ]);
    expect((await refused(repeated, {})).errors).toMatchObject([{ pointer: '/isOwnCase' }]);
    expect((await refused(closedTooEarly, { closedOn: '2027-01-01' })).errors).toMatchObject([
      { messageZh: '日期不能晚于今天' },
    ]);
    expect((await refused(closedTooEarly, { status: 'open' })).errors).toMatchObject([
      { pointer: '/closedOn' },
    ]);
  });

  test('is corrected by a person, who is named, and can take it back', async () => {
    await correct(elsewhere, { placeId: liuxi, parties: [{ name: '崔大', side: 'A' }] });
    expect(await shown(elsewhere)).toMatchObject({
      result: 'imported',
      read: { placeId: liuxi, placeName: '柳溪村', parties: [{ name: '崔大', side: 'A' }], typeCode: 'CON' },
      correction: { byId: centre.staffId, at: office.clock.now().toISOString() },
      disputeId: null,
    });
    await corrections.withdraw(centre, id, elsewhere);
    expect(await shown(elsewhere)).toMatchObject({ result: 'held', correction: null });
    await expect(corrections.withdraw(centre, id, elsewhere)).rejects.toMatchObject({ code: 'row-not-held' });
  });

  test('is the only one that is corrected here', async () => {
    await expect(correct(7)).rejects.toMatchObject({ code: 'row-not-held' });
    await expect(correct(1)).rejects.toMatchObject({ code: 'no-such-row' });
    await expect(correct(99_999)).rejects.toMatchObject({ code: 'no-such-row' });
    const stranger = { ...centre, townshipIds: [] };
    await expect(corrections.correct(stranger, id, elsewhere, {})).rejects.toMatchObject({
      code: 'no-such-import',
    });
  });

  test('stands in no table in plain', async () => {
    await correct(elsewhere, { placeId: liuxi, summary: '打井尾款，联系人身份证110105194912310025' });
    const stored = await storedRegister(office.dataSource, centre, id);
    expect(stored.corrections?.toString('latin1')).not.toContain(Buffer.from('打井').toString('latin1'));
    expect((await shown(elsewhere)).read?.summary).not.toContain('110105194912310025');
  });
});

test('corrected rows are entered once, before or after the others, and the record proves it', async () => {
  await correct(elsewhere, { placeId: liuxi });
  expect(await imports.commit(centre, id)).toEqual({ imported: 58, repeated: 0, held: 2, refused: [] });
  expect(await imports.commit(centre, id)).toEqual({ imported: 58, repeated: 0, held: 2, refused: [] });
  const { disputeId } = await shown(elsewhere);
  expect(disputeId).not.toBeNull();
  await expect(correct(elsewhere, { placeId: liuxi, summary: '另一件' })).rejects.toMatchObject({
    code: 'row-entered',
  });
  await expect(corrections.withdraw(centre, id, elsewhere)).rejects.toMatchObject({ code: 'row-entered' });

  await correct(closedTooEarly, { closedOn: '2026-07-23' });
  await correct(repeated, { isOwnCase: true });
  expect(await imports.commit(centre, id)).toEqual({ imported: 60, repeated: 0, held: 0, refused: [] });
  expect(await imports.commit(centre, id)).toEqual({ imported: 60, repeated: 0, held: 0, refused: [] });
  expect(await cases()).toBe(60);
  const proven = await inRecord(office.dataSource, (tx) =>
    verifyRecord(tx, office.vault, { townshipIds: null }),
  );
  expect(proven.differences).toEqual([]);
});

test('the same corrections in the same file enter nothing again', async () => {
  await correct(elsewhere, { placeId: liuxi });
  await correct(closedTooEarly, { closedOn: '2026-07-23' });
  await correct(repeated, { isOwnCase: true });
  expect((await shown(repeated)).disputeId).not.toBeNull();
  expect(await imports.commit(centre, id)).toEqual({ imported: 0, repeated: 60, held: 0, refused: [] });
  expect(await cases()).toBe(60);
});

test('a row becomes no second case, whatever reads it anew: the database refuses it', async () => {
  await expect(
    inTransaction(office.dataSource, (tx) =>
      query(tx, {
        text: `insert into dispute_event (dispute_id, seq, type, payload, from_state, to_state, happened_on, at, previous_hash, hash)
               select dispute_id, 999, type, payload, from_state, to_state, happened_on, at, previous_hash, hash
               from dispute_event where type = 'IMPORT' limit 1`,
      }),
    ),
  ).rejects.toMatchObject({ code: '23505' });
});

test('a register that is corrected while it is being entered is left as it is, to be gone on with', async () => {
  const intake = new DisputeIntake(
    office.clock,
    new PersonalData(office.vault),
    new RuleBook(office.dataSource),
  );
  const racing = new RegisterImportService(office.dataSource, office.clock, intake, office.vault);
  const csv =
    '排查日期,村,类型,结果,当事人\n2026-3-8,柳溪村,邻里,已化解,戊与己\n2026-3-9,无名村,邻里,已化解,庚与辛\n';
  ({ id } = await imports.begin(centre, 'racing.csv', Buffer.from(csv)));
  const before = await cases();
  await correct(3, { placeId: liuxi });
  const entering = racing.commit(centre, id);
  // The commit has read the register before this correction is kept, or after it: never half of each.
  await correct(3, { placeId: liuxi, summary: '争水' }).catch(() => undefined);
  await entering.catch(({ code }) => expect(code).toBe('register-changed'));
  expect(await imports.commit(centre, id)).toMatchObject({ imported: 2, held: 0 });
  expect(await cases()).toBe(before + 2);
});
