import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { inRecord, verifyRecord } from '#casework/verification';
import { FixedClock, query, Vault } from '#platform';
import { type TestDatabase } from '../support/database.ts';
import { aSweep, casesUnderway, ladderOutcome } from '../support/due-cases.ts';
import { fragileConnections, type Moment } from '../support/fragile-connections.ts';
import { testKeys } from '../support/keys.ts';
import { anOffice, type Office } from '../support/office.ts';
import { onCopyOf } from '../support/on-copy.ts';
import { ownCluster } from '../support/own-cluster.ts';
import { proofSettings } from '../support/proof-settings.ts';

const { kills, outages } = proofSettings;
jest.setTimeout(240_000 + kills * 2_000 + outages * 20_000);

/** Wednesday, 1 April 2026, half a minute past nine in the office: thirty days after the office was last at work. */
const afterwards = '2026-04-01T01:00:30.000Z';
/** Ages at that moment at which something, everything or nothing of a period of thirty days is due, some of it late. */
const ages = [0, 14, 15, 16, 24, 25, 30, 31, 32, 35, 38, 45, 60, 90, 31, 15];

/** An office that was off for thirty days, with cases of which something is due. */
async function anOfficeAfterThirtyDays(agesInDays: readonly number[], on?: TestDatabase): Promise<Office> {
  const office = await anOffice('2026-03-02T01:00:00.000Z', on);
  await casesUnderway(
    office,
    agesInDays.map((age) => Math.max(0, age - 30)),
    (n) => (n % 7 === 6 ? 'red' : 'green'),
  );
  office.clock.set(afterwards);
  return office;
}

async function differencesIn(dataSource: DataSource): Promise<readonly unknown[]> {
  const vault = await Vault.open(dataSource, testKeys);
  return (await inRecord(dataSource, (tx) => verifyRecord(tx, vault))).differences;
}

describe('a sweep whose connection is lost', () => {
  let office: Office;
  beforeAll(async () => {
    office = await anOfficeAfterThirtyDays(ages);
    await office.dataSource.destroy();
  });
  afterAll(() => office.close());

  const onCopy = <Result>(work: (copy: DataSource, url: string) => Promise<Result>): Promise<Result> =>
    onCopyOf(office.database, work);
  const sweepOn = async (dataSource: DataSource) =>
    aSweep(dataSource, new FixedClock(afterwards), await Vault.open(dataSource, testKeys));

  test('at each of its statements, ends as the one that was never disturbed', async () => {
    const undisturbed = await onCopy(async (copy) => {
      await (await sweepOn(copy)).sweep();
      expect(await differencesIn(copy)).toEqual([]);
      return await ladderOutcome(copy);
    });
    expect(undisturbed).toMatchObject({ waiting: 0 });
    const moments: readonly Moment[] = kills >= 200 ? ['before', 'after', 'between'] : ['before', 'after'];
    let lost = 0;
    for (const moment of moments) {
      // The short way takes every fifth statement, from another one at each moment.
      const stride = kills >= 200 ? 1 : 5;
      for (let n = 1 + moments.indexOf(moment) * 2, isOver = false; !isOver; n += stride) {
        await onCopy(async (copy, url) => {
          const sweep = await sweepOn(copy);
          const connections = fragileConnections(copy, url);
          let left = n;
          connections.breakWhen(() => {
            left -= 1;
            return left === 0 ? moment : null;
          });
          await sweep.sweep().catch(() => undefined);
          connections.breakWhen(null);
          isOver = left > 0;
          lost += connections.kills;
          await sweep.sweep();
          await connections.close();
          expect([moment, n, await ladderOutcome(copy)]).toEqual([moment, n, undisturbed]);
        });
      }
    }
    console.info(`a sweep lost its connection ${lost} times`);
    expect(lost).toBeGreaterThan(10);
  });
});

describe(`a sweep whose PostgreSQL is killed and stopped in turn, ${outages} times`, () => {
  test('fires each step once, and no more than a batch at a time is no limit', async () => {
    const many = Array.from({ length: 620 }, (_, n) => ages[n % ages.length] ?? 31);
    const cluster = await ownCluster();
    const office = await anOfficeAfterThirtyDays(many, cluster);
    try {
      const sweep = aSweep(office.dataSource, office.clock, office.vault);
      let isOver = false;
      const breaking = (async () => {
        for (let n = 0; n < outages; n += 1) {
          await pause(300);
          await cluster.restart(n % 2 === 0 ? 'kill' : 'stop');
        }
      })().finally(() => {
        isOver = true;
      });
      for (let left = 1; left > 0 || !isOver; ) {
        left = await sweep.sweep().catch(() => 1);
      }
      await breaking;
      await sweep.sweep();
      const [counts] = await query<{
        due: number;
        steps: number;
        events: number;
        doubles: number;
        late: number;
      }>(office.dataSource, {
        text: `
            select (select count(*)::int from deadline_step st join deadline dl on dl.id = st.deadline_id
                    where st.fired_at is null and not st.dropped and st.fires_at <= $1) as due,
              (select count(*)::int from deadline_step where fired_at is not null) as steps,
              (select count(*)::int from dispute_event where type = 'DEADLINE_PASSED') as events,
              (select count(*)::int from (select 1 from dispute_event where type = 'DEADLINE_PASSED'
                 group by dispute_id, payload->>'key', payload->>'step' having count(*) > 1) as twice) as doubles,
              (select count(*)::int from late_notice) as late`,
        values: [afterwards],
      });
      expect(counts).toMatchObject({ due: 0, doubles: 0, late: 0 });
      expect(counts?.events).toBe(counts?.steps);
      expect(counts?.events).toBeGreaterThan(1_000);
      const digests = await query<{ n: number }>(office.dataSource, {
        text: `select count(*)::int as n from notification where kind = 'clock.digest' group by staff_id`,
      });
      // A sweep that came to its end before a later death has told its part: nothing is told in two.
      expect(digests.length).toBeGreaterThan(0);
      expect(await differencesIn(office.dataSource)).toEqual([]);
    } finally {
      await office.close();
    }
  });
});
