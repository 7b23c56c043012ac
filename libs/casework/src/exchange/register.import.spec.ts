import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DisputeIntake, DisputeList, disputeListQuery, replay } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { query } from '#platform';
import { anOffice, type Office } from '../../../../test/support/office.ts';
import { RegisterImportService } from './register.import.service.ts';

const fixture = (name: string) => new URL(`../../../../test/fixtures/register/${name}`, import.meta.url);

let office: Office;
let centre: StaffActor;
let imports: RegisterImportService;

beforeAll(async () => {
  office = await anOffice();
  centre = await office.actor('zhongxin');
  imports = new RegisterImportService(office.dataSource, office.clock, new DisputeIntake(office.clock));
});
afterAll(() => office.close());

async function importFile(name: string) {
  const { id } = await imports.begin(centre, name, await readFile(fixture(name)));
  return await imports.commit(centre, id);
}

test('the register of the township goes in once, whichever way it is handed in', async () => {
  expect(await importFile('register-2026.xlsx')).toEqual({ imported: 57, repeated: 0, held: 3 });
  expect(await importFile('register-2026.xlsx')).toEqual({ imported: 0, repeated: 57, held: 3 });
  expect(await importFile('register-2026.csv')).toEqual({ imported: 0, repeated: 57, held: 3 });
});

test('every imported case is proved by its history', async () => {
  const rows = await query<{ id: string }>(office.dataSource, { text: 'select id from dispute' });
  const results = await Promise.all(rows.map(({ id }) => replay(office.dataSource, id)));
  expect(results).toHaveLength(57);
  expect(results.flatMap(({ differences }) => differences)).toEqual([]);
});

test('a case enters the state that its row proves', async () => {
  const states = await query<{ state: string; count: number }>(office.dataSource, {
    text: 'select state, count(*) as count from dispute group by state order by state',
  });
  const byState = Object.fromEntries(states.map(({ state, count }) => [state, count]));
  expect(byState).toMatchObject({ underway: 7, terminated: 2, referred: 2, withdrawn: 1, agreed: 2 });
  const list = new DisputeList(office.dataSource, office.clock);
  const { items } = await list.page(centre, disputeListQuery.parse({ q: '何建军', stage: 'resolved' }));
  expect(items).toMatchObject([{ outcome: 'settled', outcomeOn: '2026-10-31', holder: { name: '派出所' } }]);
});

test('the held rows come back as a workbook whose corrections can be handed in again', async () => {
  const { id } = await imports.begin(
    centre,
    'register-2026.xlsx',
    await readFile(fixture('register-2026.xlsx')),
  );
  const held = await imports.heldRows(centre, id);
  const again = await imports.begin(centre, 'held.xlsx', held);
  expect(again.reading.summary).toMatchObject({ dataRows: 3 });
});
