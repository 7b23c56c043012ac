import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { verifyCase } from '#casework/verification';
import { outboxBalance, query, replayFailed, Vault } from '#platform';
import { deliver } from '../../libs/platform/src/outbox/deliver.ts';
import { type OutboxJob, relayNew } from '../../libs/platform/src/outbox/outbox.batch.ts';
import { JobRegistry } from '../../libs/platform/src/queue/job.registry.ts';
import { anApp, type TestApp } from '../support/app.ts';
import { type Ask, aCommandDesk, type CommandDesk } from '../support/command-desk.ts';
import { aCrew, type Crew } from '../support/crew.ts';
import { type FragileConnections, fragileConnections, type Moment } from '../support/fragile-connections.ts';
import { testKeys } from '../support/keys.ts';
import { sendableTypes } from '../support/likely-commands.ts';
import { proofSettings, randomFrom } from '../support/proof-settings.ts';
import { fourCases, race } from '../support/race.ts';
import { recordFaults } from '../support/record-faults.ts';
import { wholeContent } from '../support/whole-content.ts';

const { kills, seed } = proofSettings;
jest.setTimeout(120_000 + kills * 2_000);

let app: TestApp;
let crew: Crew;
let desk: CommandDesk;
let connections: FragileConnections;

beforeAll(async () => {
  app = await anApp();
  crew = await aCrew(app);
  desk = aCommandDesk(app, crew, (await fourCases(crew))[0] ?? '');
  connections = fragileConnections(app.app.get(DataSource), app.database.url);
});
afterEach(() => connections.breakWhen(null));
afterAll(async () => {
  await connections.close();
  await app.close();
});

/** What a request may touch although its command has failed: signs of life of a sign-in, limits, sequences. */
const besideTheCommand: ReadonlySet<string> = new Set([
  'session',
  'rate_window',
  'outbox_bell',
  'review_decision_position_seq',
]);
async function record(): Promise<Readonly<Record<string, string>>> {
  const all = Object.entries(await wholeContent(app.dataSource));
  return Object.fromEntries(all.filter(([table]) => !besideTheCommand.has(table)));
}

const moments: readonly Moment[] = ['before', 'after', 'between'];
const isCommit = (text: string): boolean => /^commit/i.test(text);

/** Of the commands that need the same statements one stands for all, unless the run is a long one. */
const isLong = kills >= 1_000;
const kinds: readonly Ask['type'][] = isLong
  ? ['REPORT', 'PARTY', ...sendableTypes]
  : ['REPORT', 'PARTY', 'ACCEPT', 'ANALYZE', 'SIGN_FOR', 'EXTEND', 'NOTE'];

describe('a connection that is lost at each statement of a command', () => {
  test.each(kinds)(
    '%s is done wholly or not at all, and the same request sent again succeeds once',
    async (type) => {
      const command = await desk.readyFor(type);
      const key = randomUUID();
      const before = await record();
      for (let n = 1, isCommitting = false; !isCommitting; n += 1) {
        let left = n;
        connections.breakWhen((text) => {
          left -= 1;
          // Not every request needs as many statements as the one before: the last is never missed.
          isCommitting ||= isCommit(text);
          return left === 0 || isCommit(text) ? 'before' : null;
        });
        const { status, type: contentType } = await desk.post(command, key);
        connections.breakWhen(null);
        expect([n, status, contentType]).toEqual([n, 503, 'application/problem+json']);
      }
      expect(await record()).toEqual(before);
      connections.breakWhen((text) => (isCommit(text) ? 'after' : null));
      expect((await desk.post(command, key)).status).toBe(503);
      connections.breakWhen(null);
      const done = await record();
      expect(done.dispute_event).not.toBe(before.dispute_event);
      expect((await desk.post(command, key)).status).toBeLessThan(300);
      expect(await record()).toEqual(done);
    },
  );

  test('leaves a record without a fault, and every message still to be carried', async () => {
    expect(await recordFaults(app.dataSource, desk.sent, { isDisturbed: true })).toEqual([]);
    const { written, pending } = await outboxBalance(app.dataSource);
    expect(pending).toBe(written);
  });
});

describe('a connection that is lost between commit and delivery', () => {
  /** Runs the work once for each of its statements, losing the connection there, then undisturbed. @returns how often it was lost */
  async function losingAtEach(
    work: () => Promise<unknown>,
    afterwards: () => Promise<void>,
  ): Promise<number> {
    for (let n = 1; ; n += 1) {
      let left = n;
      connections.breakWhen(() => {
        left -= 1;
        return left === 0 ? 'before' : null;
      });
      await work().catch(() => undefined);
      connections.breakWhen(null);
      if (left > 0) return n - 1;
      await afterwards();
    }
  }

  test('while the relay carries: what is not marked is carried again, nothing is left behind', async () => {
    const registry = app.app.get(JobRegistry);
    const carried: OutboxJob[] = [];
    const sink = {
      add: async (jobs: readonly OutboxJob[]) => void carried.push(...jobs),
      onTheirWay: async () => new Set<string>(),
    };
    const dataSource = app.app.get(DataSource);
    const lost = await losingAtEach(
      () => relayNew(dataSource, registry, sink),
      async () => undefined,
    );
    expect(lost).toBeGreaterThan(3);
    while ((await relayNew(dataSource, registry, sink)) > 0);
    const ids = new Set(carried.map(({ data }) => data.outboxId));
    expect(ids.size).toBe((await outboxBalance(app.dataSource)).written);
  });

  test('while a message is handled: its effect is there once, however often it comes', async () => {
    const registry = app.app.get(JobRegistry);
    const dataSource = app.app.get(DataSource);
    const told = async () => (await wholeContent(app.dataSource)).notification;
    const messages = await query<{ id: string }>(app.dataSource, {
      text: 'select id from outbox order by id',
    });
    let disturbed = 0;
    for (const { id } of messages) {
      const before = await told();
      // Enough to meet each kind of message; the others are delivered undisturbed.
      if (disturbed < 60) {
        disturbed += await losingAtEach(
          () => deliver(dataSource, registry, id),
          async () => {
            expect(await told()).toBe(before);
            // Lost as often as nothing ever is: it would be set aside.
            await replayFailed(app.dataSource);
          },
        );
      }
      await deliver(dataSource, registry, id);
      const after = await told();
      expect((await deliver(dataSource, registry, id)).result).toBe('skipped');
      expect(await told()).toBe(after);
    }
    expect(disturbed).toBeGreaterThan(20);
    expect(await recordFaults(app.dataSource, desk.sent, { isDisturbed: true })).toEqual([]);
    expect(await outboxBalance(app.dataSource)).toMatchObject({ pending: 0, failed: 0 });
  });
});

describe(`${kills} connections lost at random under load, seed ${seed}`, () => {
  test('nothing that was answered is lost, nothing is done twice', async () => {
    const random = randomFrom(seed);
    const before = connections.kills;
    const cases = await fourCases(crew);
    connections.breakWhen(() => {
      if (connections.kills - before >= kills || random() > 0.05) return null;
      return moments[Math.floor(random() * moments.length)] ?? null;
    });
    const raced = await race(app, crew, cases, {
      writers: 8,
      commands: Number.POSITIVE_INFINITY,
      seed,
      isDisturbed: true,
      isEnough: () => connections.kills - before >= kills,
    });
    connections.breakWhen(null);
    console.info(`${connections.kills - before} connections lost in ${raced.length} commands`);
    expect(await recordFaults(app.dataSource, [...desk.sent, ...raced], { isDisturbed: true })).toEqual([]);
  });
});

// Last: the keys of its events are made of the key of the request and the case, one key for several events.
describe('a connection that is lost at each statement of a review', () => {
  const post = async (path: string, key: string, body: object = {}) => {
    const [by] = crew.people;
    if (!by) throw new Error('a crew has people');
    return await by.browser.post(path).set('idempotency-key', key).send(body);
  };

  /**
   * Sends the same request until it goes through, losing the connection one statement later each time: before any, or once a
   * COMMIT is done and its answer lost.
   * @returns how often it was lost
   */
  async function losing(moment: Moment, send: () => Promise<{ readonly status: number }>): Promise<number> {
    for (let n = 1; ; n += 1) {
      let left = n;
      connections.breakWhen((text) => {
        if (moment === 'before' || isCommit(text)) left -= 1;
        return left === 0 && (moment === 'before' || isCommit(text)) ? moment : null;
      });
      const { status } = await send();
      connections.breakWhen(null);
      // Beside the request a sign of life may be lost, of which nobody hears.
      expect([200, 201, 503]).toContain(status);
      if (left > 0) return n - 1;
    }
  }

  /** The events of cases since their acceptance, with how many decisions name each. */
  const told = async (ids: readonly string[]) => {
    const rows = await query<{ type: string; decisions: number }>(app.dataSource, {
      text: `select e.type, (select count(*)::int from review_decision r where r.dispute_id = e.dispute_id
                               and (r.seq = e.seq or r.retracted_seq = e.seq)) as decisions
             from dispute_event e where e.dispute_id = any($1::uuid[]) and e.seq > 2 order by e.dispute_id, e.seq`,
      values: [ids],
    });
    return rows.map(({ type, decisions }) => `${type} ${decisions}`);
  };

  test.each(['before', 'after'] as const)(
    'several orders on several cases, and their undoing, are done once each (%s a statement)',
    async (moment) => {
      const bodies = [await desk.readyFor('ANALYZE'), await desk.readyFor('ANALYZE')];
      const ids = bodies.map(({ body }) => (body as { readonly disputeId: string }).disputeId);
      const meeting = `/api/v1/review/meetings/${crew.meetingId}`;
      const order = { leadId: crew.unitIds[0], measure: '上门调解', dueOn: app.clock.today() };
      const batch = {
        cases: ids.map((disputeId) => ({ disputeId })),
        orders: [
          { command: { type: 'ANALYZE', ...order } },
          { command: { type: 'SUPERVISE', order: '限期办结' } },
        ],
      };
      const [key, back] = [randomUUID(), randomUUID()];
      const decide = () => post(`${meeting}/batches`, key, batch);
      expect(await losing(moment, decide)).toBeGreaterThan(2);
      const { body } = await decide();
      expect(body.results).toMatchObject([{ refusal: null }, { refusal: null }]);
      expect(await told(ids)).toEqual(['ANALYZE 1', 'SUPERVISE 1', 'ANALYZE 1', 'SUPERVISE 1']);
      const undo = () => post(`${meeting}/batches/${body.batchId}/retract`, back);
      expect(await losing(moment, undo)).toBeGreaterThan(2);
      expect((await undo()).body.results).toMatchObject([{ refusal: null }, { refusal: null }]);
      const once = ['ANALYZE 1', 'SUPERVISE 1', 'RETRACT 2'];
      expect(await told(ids)).toEqual([...once, ...once]);
      const vault = await Vault.open(app.dataSource, testKeys);
      for (const id of ids) expect((await verifyCase(app.dataSource, vault, id)).differences).toEqual([]);
    },
  );
});
