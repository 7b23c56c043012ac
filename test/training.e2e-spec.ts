import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readTrainingShift, seedTraining } from '#casework/training';
import { query, readConfig } from '#platform';
import { send } from '../libs/casework/src/delivery/delivery.message.ts';
import { anApp, type TestApp } from './support/app.ts';

describe('training', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await anApp({ settings: { isTraining: true, sessionHours: 9_999, sessionDays: 999 } });
  });
  afterAll(() => app.close());

  const move = async (body: object, status = 200) =>
    (await (await app.as('zhongxin')).browser.post('/api/v1/training/clock').send(body).expect(status)).body;

  test('begins with some cases, once', async () => {
    expect(await seedTraining(app.app)).toBe(4);
    expect(await seedTraining(app.app)).toBe(0);
  });

  test('lets days go by, each with the reminders that it brings, and none of them late', async () => {
    const moved = await move({ days: 10 });
    expect(moved).toMatchObject({ today: '2026-12-03', now: '2026-12-03T02:00:00.000Z' });
    expect(moved.fired).toBeGreaterThan(3);
    const late = await query(app.dataSource, { text: 'select 1 from deadline_step where late' });
    expect(late).toEqual([]);
    const centre = await app.as('zhongxin');
    const { body } = await centre.browser.get('/api/v1/my-day').expect(200);
    expect(body).toMatchObject({ today: '2026-12-03' });
    expect(body.overdue).toBeGreaterThan(0);
  });

  test('plans the weekly review of the days that go by', async () => {
    const planned = await query<{ plannedFor: Date }>(app.dataSource, {
      text: `select planned_for as "plannedFor" from review_meeting where state = 'planned'`,
    });
    expect(planned.map(({ plannedFor }) => plannedFor.toISOString())).toContain('2026-12-07T01:00:00.000Z');
  });

  test('goes on where it was left', async () => {
    const folder = app.folder;
    expect(await readTrainingShift(folder)).toBeCloseTo(10 + 1 / 24, 5);
    expect(await readFile(join(folder, 'training-clock.json'), 'utf8')).toContain('shiftDays');
    expect(await readTrainingShift(join(folder, 'nowhere'))).toBe(0);
  });

  test.each([
    { days: 0 },
    { days: 400 },
    { to: '2026-12-01' },
    { to: '2030-01-01' },
    {},
    { days: 1, to: '2026-12-24' },
  ])('refuses to move by %j', async (body) => {
    await move(body, 422);
  });

  test('sends nothing to anybody, whatever channel is set up', async () => {
    const { outgoing } = readConfig({ FENGQIAO_TRAINING: 'true' });
    const robot = { kind: 'wecom', url: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k' };
    const told = { id: 'one', sentence: '一件', link: undefined };
    const sent = send(robot as never, undefined, told as never, outgoing, new Date(0));
    await expect(sent).rejects.toMatchObject({ code: 'training', result: 'refused' });
  });

  test('has a folder of its own, and nothing of the office', () => {
    const config = readConfig({
      FENGQIAO_TRAINING: '1',
      FENGQIAO_DATA: '/srv/office',
      FENGQIAO_KEY_FILE: '/srv/keys',
      FENGQIAO_BACKUP_TO: '/srv/backup',
    });
    expect(config).toMatchObject({ isTraining: true, dataFolder: '/srv/office-training', seed: 'demo' });
    expect(config.keyFile).toBeUndefined();
    expect(config.backup.folder).toBeUndefined();
    expect(() => readConfig({ FENGQIAO_TRAINING: '1', DATABASE_URL: 'postgresql://a@b/c' })).toThrow(
      /DATABASE_URL/,
    );
  });
});
