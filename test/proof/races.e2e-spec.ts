import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { LadderSweep } from '#casework/escalation';
import { addDays } from '#domain';
import { outboxBalance } from '#platform';
import { anApp, type TestApp } from '../support/app.ts';
import { aCrew, type Crew } from '../support/crew.ts';
import { proofSettings } from '../support/proof-settings.ts';
import { fourCases, race, type Sent } from '../support/race.ts';
import { recordFaults } from '../support/record-faults.ts';
import { until } from '../support/until.ts';

const { commands, seed } = proofSettings;
// A hundred commands a second are many on a machine that does other things as well.
jest.setTimeout(60_000 + commands * 100);

describe(`32 writers on 4 cases, ${commands} commands of seed ${seed}`, () => {
  let app: TestApp;
  let crew: Crew;
  let sent: readonly Sent[];

  beforeAll(async () => {
    app = await anApp({ role: 'both', settings: { sessionHours: 720, sessionDays: 90 } });
    crew = await aCrew(app);
    const cases = await fourCases(crew);
    let nextDay = commands / 10;
    const startedAt = performance.now();
    sent = await race(app, crew, cases, {
      writers: 32,
      commands,
      seed,
      meanwhile: async (n) => {
        // The clocks write, too: now and then a day goes by, and the sweep runs beside the commands.
        if (n < nextDay) return;
        nextDay += commands / 10;
        app.clock.set(`${addDays(app.clock.today(), 1)}T02:00:00.000Z`);
        await app.app.get(LadderSweep).sweep();
      },
    });
    const seconds = (performance.now() - startedAt) / 1000;
    console.info(
      `${sent.length} commands, ${acceptedOf(sent).length} accepted, in ${seconds.toFixed(1)} s: ${tally(sent)}`,
    );
  });
  afterAll(() => app.close());

  test('each accepted command is in the history once, none is lost, and nobody is answered 500', async () => {
    expect(await recordFaults(app.dataSource, sent)).toEqual([]);
    expect(acceptedOf(sent).length).toBeGreaterThan(sent.length / 4);
  });

  test('every message is handled, and none is set aside', async () => {
    await until(
      'the outbox is empty',
      async () => (await outboxBalance(app.dataSource)).pending === 0,
      120_000,
    );
    expect(await outboxBalance(app.dataSource)).toMatchObject({ failed: 0, pending: 0 });
    expect(app.log.filter((line) => line.includes('"level":"error"')).slice(0, 3)).toEqual([]);
  });

  test('clocks that run out afterwards fire once, whatever the race has left', async () => {
    app.clock.set(`${addDays(app.clock.today(), 60)}T02:00:00.000Z`);
    const sweep = app.app.get(LadderSweep);
    await Promise.all([sweep.sweep(), sweep.sweep(), sweep.sweep()]);
    expect(await recordFaults(app.dataSource, sent)).toEqual([]);
  });
});

const acceptedOf = (sent: readonly Sent[]) =>
  sent.filter(({ answers }) => answers.some(({ status }) => status < 300));

function tally(sent: readonly Sent[]): string {
  const counts = new Map<number, number>();
  for (const { answers } of sent)
    for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([status, n]) => `${status} × ${n}`)
    .join(', ');
}
