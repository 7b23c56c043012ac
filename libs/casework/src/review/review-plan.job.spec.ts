import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execute, query } from '#platform';
import { anOffice, type Office } from '../../../../test/support/office.ts';
import { ReviewPlanJob } from './review-plan.job.ts';

let office: Office;
let job: ReviewPlanJob;
beforeAll(async () => {
  office = await anOffice();
  job = new ReviewPlanJob(office.dataSource, office.clock);
});
afterAll(() => office.close());

const planned = async () => {
  const rows = await query<{ planned_for: Date }>(office.dataSource, {
    text: `select planned_for from review_meeting where kind = 'weekly' order by planned_for`,
  });
  return rows.map((row) => row.planned_for.toISOString());
};
const morning = async (day: string) => {
  office.clock.set(`${day}T07:00:00+08:00`);
  await job.run();
};

test('every township has one weekly review ahead, on Monday at nine or on the next working day', async () => {
  await morning('2026-09-22');
  await Promise.all([job.run(), job.run()]);
  expect(await planned()).toEqual(['2026-09-28T01:00:00.000Z']);
  await morning('2026-09-24');
  expect(await planned()).toHaveLength(1);

  await execute(office.dataSource, {
    text: `update review_meeting set state = 'closed', chair_id = (select id from staff limit 1), opened_at = now(),
             closed_at = now(), figures = '{}', agenda = '[]', minutes = '{}'`,
  });
  // The Monday that comes lies in the holiday of the National Day.
  await morning('2026-09-29');
  expect(await planned()).toEqual(['2026-09-28T01:00:00.000Z', '2026-10-08T01:00:00.000Z']);
});

test('one that was forgotten, or stands far ahead, or was never closed, stops no other', async () => {
  const forgotten = '2026-10-08T01:00:00.000Z';
  await execute(office.dataSource, {
    text: `insert into review_meeting (township_id, kind, planned_for, created_at)
           select township_id, 'weekly', '2026-12-28T01:00:00Z', now() from review_meeting limit 1`,
  });
  await morning('2026-10-08');
  expect((await planned()).filter((at) => at < '2026-12')).toHaveLength(2);
  await morning('2026-10-09');
  expect((await planned()).slice(1)).toEqual([
    forgotten,
    '2026-10-12T01:00:00.000Z',
    '2026-12-28T01:00:00.000Z',
  ]);
  await execute(office.dataSource, {
    text: `update review_meeting set state = 'open', chair_id = (select id from staff limit 1), opened_at = planned_for,
             figures = '{}', agenda = '[]' where planned_for = '2026-10-12T01:00:00Z'`,
  });
  await morning('2026-10-13');
  expect(await planned()).toHaveLength(4);
  await morning('2026-10-19');
  expect((await planned()).slice(3)).toEqual(['2026-10-19T01:00:00.000Z', '2026-12-28T01:00:00.000Z']);
});
