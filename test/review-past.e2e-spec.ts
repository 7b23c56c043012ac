import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { eventOf, historiesOf } from '#casework/dispute';
import {
  addDays,
  type CommandType,
  type DisputeSnapshot,
  fold,
  isOpen,
  publishedCalendar,
  stageOf,
} from '#domain';
import { query } from '#platform';
import {
  type DashboardFigures,
  dashboardFigures,
} from '../libs/casework/src/review/dashboard/dashboard.query.ts';
import { type Moment, momentOf } from '../libs/casework/src/review/dashboard/moment.ts';
import { waitingFigures } from '../libs/casework/src/review/dashboard/waiting.query.ts';
import { anApp, type TestApp } from './support/app.ts';
import { aCrew, type Crew } from './support/crew.ts';
import { ledAlong } from './support/led-along.ts';
import { proofSettings } from './support/proof-settings.ts';
import { fourCases, race } from './support/race.ts';

const { seed } = proofSettings;
const [rounds, commands] = [10, 60];
/** What random commands may never bring. */
const certain: readonly (readonly CommandType[])[] = [
  ['REGRADE', 'ACT_AT_ONCE'],
  ...Array.from({ length: 3 }, (): CommandType[] => ['ACCEPT', 'WITHDRAW']),
];
jest.setTimeout(240_000);

/** A figure that was read while it was so. */
interface Read {
  readonly moment: Moment;
  readonly figures: DashboardFigures;
  readonly waiting: unknown;
}

describe(`figures read between ${rounds} rounds of random commands of seed ${seed}`, () => {
  let app: TestApp;
  let crew: Crew;
  const reads: Read[] = [];

  beforeAll(async () => {
    app = await anApp({ settings: { sessionHours: 720, sessionDays: 300 } });
    crew = await aCrew(app);
    const cases = [...(await fourCases(crew)), ...(await fourCases(crew))];
    // What must be seen is there, whatever the writers do to the others.
    for (const road of certain) await ledAlong(app, crew, road);
    for (let round = 0; round < rounds; round += 1) {
      await race(app, crew, cases, { writers: 6, commands, seed: seed + round * 100 });
      reads.push(await readNow());
      // From the same hour to eleven days later.
      app.clock.set(`${addDays(app.clock.today(), (round * 7) % 12)}T0${2 + (round % 3)}:30:00.000Z`);
    }
  });
  afterAll(() => app.close());

  function momentNow(): Moment {
    const now = { now: app.clock.now().toISOString(), today: app.clock.today() };
    const all = { townshipIds: [crew.townshipId], placeId: null, holderId: null };
    return { ...all, ...momentOf({ ...now, calendar: publishedCalendar }) };
  }
  async function readNow(): Promise<Read> {
    const moment = momentNow();
    return {
      moment,
      figures: await dashboardFigures(app.dataSource, moment),
      waiting: await waitingFigures(app.dataSource, moment),
    };
  }
  const again = async ({ moment }: Read) => ({
    moment,
    figures: await dashboardFigures(app.dataSource, { ...moment, isPast: true }),
    waiting: await waitingFigures(app.dataSource, { ...moment, isPast: true }),
  });

  test('are the same when they are asked again later', async () => {
    for (const read of reads) expect(await again(read)).toEqual(read);
  });

  test('are those that a slow count of the histories gives', async () => {
    const histories = await historiesByCase();
    for (const { moment, figures } of reads) {
      const cases = histories.map((events) => snapshotAt(events, moment.asOf)).filter((one) => one !== null);
      const count = (where: (one: DisputeSnapshot) => boolean) => cases.filter(where).length;
      expect([moment.asOf, figures.standing]).toMatchObject([
        moment.asOf,
        {
          open: count(({ value }) => isOpen(value)),
          red: count(({ value, context }) => isOpen(value) && context.risk === 'red'),
          returned: count(({ value, context }) => isOpen(value) && context.refusals > 0),
          toRatify: count(({ context }) => context.ratification === 'pending'),
          awaitingResult: count(isPending),
        },
      ]);
      expect(carriedOver(figures)).toBe(
        histories
          .map((events) => snapshotAt(events, before(moment.weekFrom)))
          .filter((one) => one && isPending(one)).length,
      );
    }
  });

  test('saw something of everything', () => {
    const sum = (name: 'in' | 'closed') => reads.reduce((all, { figures }) => all + figures.week[name], 0);
    expect(sum('in')).toBeGreaterThan(8);
    expect(sum('closed')).toBeGreaterThan(2);
    for (const name of ['open', 'red', 'toRatify', 'overdue'] as const)
      expect([name, reads.some(({ figures }) => figures.standing[name] > 0)]).toEqual([name, true]);
  });

  async function historiesByCase() {
    const rows = await query<{ id: string }>(app.dataSource, {
      text: 'select id from dispute where township_id = $1 order by id',
      values: [crew.townshipId],
    });
    const events = await historiesOf(
      app.dataSource,
      rows.map(({ id }) => id),
    );
    return rows.map(({ id }) => events.filter((event) => event.disputeId === id));
  }
});

type Events = Awaited<ReturnType<typeof historiesOf>>;

/** The case as its events up to a moment leave it; null before the first. */
function snapshotAt(events: Events, at: string): DisputeSnapshot | null {
  const known = events.filter((event) => event.at <= at);
  return known.length === 0 ? null : fold(known.map(eventOf));
}

const before = (instant: string): string => new Date(Date.parse(instant) - 1).toISOString();

const isPending = ({ value, context }: DisputeSnapshot): boolean =>
  stageOf(value) !== 'closed' && context.results.every(({ kind }) => kind === 'declined');

function carriedOver({ week, standing }: DashboardFigures): number {
  return standing.awaitingResult + week.closed - week.in - week.imported - week.reopened;
}
