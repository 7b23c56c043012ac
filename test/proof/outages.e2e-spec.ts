import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { outboxBalance, query } from '#platform';
import { anApp, type TestApp } from '../support/app.ts';
import { aCrew } from '../support/crew.ts';
import { type OwnCluster, ownCluster } from '../support/own-cluster.ts';
import { hasRedisServer, type OwnRedis, ownRedis } from '../support/own-redis.ts';
import { proofSettings } from '../support/proof-settings.ts';
import { fourCases, race, type Sent } from '../support/race.ts';
import { recordFaults } from '../support/record-faults.ts';
import { until } from '../support/until.ts';

const { outages, seed } = proofSettings;
jest.setTimeout(180_000 + outages * 30_000);

/** Writers at work while something is broken again and again. @returns what they sent */
async function raceThrough(app: TestApp, outage: (n: number) => Promise<void>): Promise<readonly Sent[]> {
  const crew = await aCrew(app);
  const cases = await fourCases(crew);
  let isOver = false;
  const breaking = (async () => {
    for (let n = 0; n < outages; n += 1) {
      await pause(1_500);
      await outage(n);
    }
  })().finally(() => {
    isOver = true;
  });
  const sent = await race(app, crew, cases, {
    writers: 8,
    commands: Number.POSITIVE_INFINITY,
    seed,
    isDisturbed: true,
    isEnough: () => isOver,
  });
  await breaking;
  return sent;
}

/** Waits until no message is on its way. */
const delivered = (app: TestApp) =>
  until('every message was handled', async () => (await outboxBalance(app.dataSource)).pending === 0, 90_000);

/** A message whose case lies with somebody else than who acted has told them; nobody was told twice. */
async function expectHandledOnce(app: TestApp): Promise<void> {
  const [counts] = await query<{ handled: number; told: number; causes: number }>(app.dataSource, {
    text: `select (select count(*)::int from outbox where handled_at is not null) as handled,
                  (select count(*)::int from notification) as told,
                  (select count(*)::int from (select distinct staff_id, source from notification)) as causes`,
  });
  expect(counts?.told).toBe(counts?.causes);
  expect(counts?.told).toBeGreaterThan(0);
}

describe(`a PostgreSQL that is stopped and killed in turn, ${outages} times under load`, () => {
  let app: TestApp;
  let cluster: OwnCluster;
  beforeAll(async () => {
    cluster = await ownCluster();
    app = await anApp({ role: 'both', database: cluster, relayTimes: { lostAfterMs: 3_000 } });
  });
  afterAll(() => app.close());

  test('no answered command is lost, clients are told to wait, and the workers recover by themselves', async () => {
    const sent = await raceThrough(app, (n) => cluster.restart(n % 2 === 0 ? 'kill' : 'stop'));
    const told = sent.flatMap(({ answers }) => answers).filter(({ status }) => status === 503);
    console.info(`${sent.length} commands through ${outages} restarts, ${told.length} answers of 503`);
    expect(told.length).toBeGreaterThan(0);
    await delivered(app);
    expect(await recordFaults(app.dataSource, sent, { isDisturbed: true })).toEqual([]);
    await expectHandledOnce(app);
    await app.browser().get('/api/health/ready').expect(200);
  });
});

(hasRedisServer ? describe : describe.skip)(`a Redis that is flushed ${outages} times under load`, () => {
  let app: TestApp;
  let redis: OwnRedis;
  beforeAll(async () => {
    redis = await ownRedis();
    app = await anApp({ role: 'both', redisUrl: redis.url, relayTimes: { lostAfterMs: 1_000 } });
  });
  afterAll(async () => {
    await app.close();
    await redis.close();
  });

  test('every message is delivered at least once and handled once', async () => {
    const sent = await raceThrough(app, () => redis.flush());
    await delivered(app);
    console.info(`${sent.length} commands through ${outages} flushes`);
    expect(await recordFaults(app.dataSource, sent)).toEqual([]);
    await expectHandledOnce(app);
    expect(await outboxBalance(app.dataSource)).toMatchObject({ failed: 0 });
  });
});
