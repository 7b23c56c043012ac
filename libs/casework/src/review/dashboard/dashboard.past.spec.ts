import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { learnRuleBook } from '#casework/deadline';
import { addOrganisation } from '#casework/organisation';
import { putCalendarInForce } from '#domain';
import { execute, inTransaction } from '#platform';
import { aDesk, type Desk } from '../../../../../test/support/desk.ts';
import { anOffice, type Office } from '../../../../../test/support/office.ts';
import { Dashboard } from './dashboard.service.ts';

let office: Office;
let desk: Desk;
let dashboard: Dashboard;
beforeAll(async () => {
  office = await anOffice();
  desk = await aDesk(office);
  dashboard = new Dashboard(office.dataSource, office.clock);
  desk.on('2026-11-16');
  await desk.dispatched();
  await desk.accepted();
  desk.on('2026-12-01');
});
afterAll(() => office.close());

/** A past week of everything, of the township, of a village and of a unit. */
async function past(): Promise<readonly string[]> {
  const county = await office.actor('xianzhongxin');
  const [township] = (await office.actor('zhongxin')).townshipIds;
  const { organisationId: village } = await office.actor('guochangshun');
  const { organisationId: unit } = await office.actor('zhongxin');
  const shown: string[] = [];
  for (const organisation of [undefined, township, village, unit])
    shown.push(JSON.stringify(await dashboard.show(county, { weekOf: '2026-11-20', organisation })));
  return shown;
}

test('a past week keeps its bytes when bodies are renamed, a township is founded and the calendar is corrected', async () => {
  const before = await past();
  expect(before.join()).toContain('"name":"柳溪村"');
  const county = await office.actor('xianzhongxin');
  for (const [name, newName] of [
    ['柳溪村', '柳溪社区'],
    ['月山镇', '月山街道'],
    ['月山镇综治中心', '月山街道综治中心'],
    ['石桥岭村', '安居社区'],
  ] as const)
    await renamed(name, newName);
  // Its code comes before that of the township that was there.
  const township = { kind: 'township', name: '寨豁乡', code: '410822100' } as const;
  const parent = { id: county.organisationId, kind: 'county' } as const;
  await inTransaction(office.dataSource, (tx) => addOrganisation(tx, township, parent, office.clock.now()));
  await newCalendar();
  desk.on('2027-11-25');
  const after = await past();
  for (const [n, bytes] of after.entries()) expect(JSON.parse(bytes)).toEqual(JSON.parse(before[n] ?? ''));
  expect(after).toEqual(before);
});

test('the present names the township that was founded, in the order of the codes', async () => {
  const { townships } = await dashboard.show(await office.actor('xianzhongxin'), {});
  expect(townships.map(({ name }) => name)).toEqual(['寨豁乡', '月山街道']);
});

async function renamed(name: string, newName: string): Promise<void> {
  await execute(office.dataSource, {
    text: `with former as (insert into organisation_past_name select id, name, $3 from organisation where name = $1)
           update organisation set name = $2 where name = $1`,
    values: [name, newName, office.clock.now()],
  });
}

/** A correction that makes holidays of the working days around the week asked. */
async function newCalendar(): Promise<void> {
  const name = { zh: '补假', en: 'day in lieu' };
  const spans = [
    { from: '2026-11-17', to: '2026-11-20', kind: 'rest', name },
    { from: '2026-11-24', to: '2026-11-26', kind: 'rest', name },
  ];
  await execute(office.dataSource, {
    text: `insert into calendar_edition (version, year, notice, spans, replaces, made_by, made_at)
           select 'cn-2026-corrected', 2026, '更正通知', $1::jsonb, b.calendar, s.id, $2 from rule_book b, staff s limit 1`,
    values: [JSON.stringify(spans), office.clock.now()],
  });
  await execute(office.dataSource, {
    text: `update rule_book set number = number + 1, calendar = 'cn-2026-corrected'`,
  });
  putCalendarInForce((await learnRuleBook(office.dataSource)).calendar);
}
