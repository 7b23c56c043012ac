import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { historiesOf } from '#casework/dispute';
import {
  addDays,
  type CommandType,
  type CountId,
  type Counts,
  countIds,
  type DisputeContext,
  disputeTypes,
} from '#domain';
import { query } from '#platform';
import { dimensions, overlapping } from '../libs/casework/src/statistics/dimensions.ts';
import { type FigureGroup, figureGroups, together } from '../libs/casework/src/statistics/figures.query.ts';
import type { Asked } from '../libs/casework/src/statistics/known.query.ts';
import { anApp, type TestApp } from './support/app.ts';
import { aCrew, type Crew } from './support/crew.ts';
import { roads } from './support/dispute-samples.ts';
import { ledAlong } from './support/led-along.ts';
import { proofSettings } from './support/proof-settings.ts';
import { fourCases, race } from './support/race.ts';
import { type RowFacts, slowCounts } from './support/slow-counts.ts';

const { seed } = proofSettings;
const [rounds, commands] = [8, 60];
/** Among commands of every kind few cases come to an agreement before somebody withdraws. */
const towardsPeace: readonly CommandType[] = [
  'ACCEPT',
  'ACT_AT_ONCE',
  'SETTLE_ON_SPOT',
  'SIGN_FOR',
  'HOLD_SESSION',
  'REACH_AGREEMENT',
  'AMEND_AGREEMENT',
  'RECORD_PERFORMANCE',
  'RECORD_CONFIRMATION',
  'DEFAULT',
  'VISIT',
  'LINK',
  'REOPEN',
  'FAIL',
  'RETRY',
];
const agreed = roads.agreed.slice(1) as readonly CommandType[];
const underway = roads.underway.slice(1) as readonly CommandType[];
/** What random commands may never bring: one case of each end. */
const ends: readonly (readonly CommandType[])[] = [
  ['ACCEPT', 'WITHDRAW'],
  ['ACCEPT', 'REFER'],
  ['ACCEPT', 'MERGE_INTO'],
  [...underway, 'TERMINATE'],
  [
    ...agreed,
    'RECORD_CONFIRMATION',
    'RECORD_CONFIRMATION',
    'RECORD_PERFORMANCE',
    'RECORD_PERFORMANCE',
    'VISIT',
  ],
  [...agreed, 'RECORD_PERFORMANCE'],
  ['SETTLE_ON_SPOT', 'VISIT', 'REOPEN'],
  [...agreed, 'DEFAULT'],
];
jest.setTimeout(240_000);

/** Figures that were read while they were so. */
interface Read {
  readonly asked: Asked;
  readonly groups: readonly FigureGroup[];
}

describe(`the figures between ${rounds} rounds of random commands of seed ${seed}`, () => {
  let app: TestApp;
  let crew: Crew;
  const reads: Read[] = [];

  beforeAll(async () => {
    app = await anApp({ settings: { sessionHours: 9_999, sessionDays: 999 } });
    crew = await aCrew(app);
    // Among few it is oftener the mediator who speaks.
    const few = { ...crew, people: crew.people.slice(0, 2) };
    const cases: string[] = [];
    const left = await ledAlong(app, crew, ['ACCEPT']);
    for (const road of ends) await ledAlong(app, crew, road, left);
    for (let round = 0; round < rounds; round += 1) {
      cases.push(
        ...(await fourCases(
          crew,
          round % 2 === 0
            ? { amountFen: 1_000_000, typeCode: 'OTH', localTypeCode: 'VILLAGE_AFFAIRS' }
            : { riskFactors: ['weapon'] },
        )),
      );
      await race(app, few, cases, {
        writers: 6,
        commands: 2 * commands,
        seed: seed + round * 100,
        only: towardsPeace,
      });
      // Few agreements are on paper, and fewer of them come before a court by chance.
      await race(app, few, cases, {
        writers: 6,
        commands: commands / 2,
        seed: seed + 3 + round * 100,
        only: ['RECORD_CONFIRMATION'],
      });
      await race(app, crew, cases, { writers: 6, commands: commands / 2, seed: seed + 7 + round * 100 });
      for (const days of [400, 20, 0]) reads.push(await readNow(days));
      app.clock.set(`${addDays(app.clock.today(), 3 + ((round * 11) % 29))}T02:30:00.000Z`);
    }
  });
  afterAll(() => app.close());

  /** @param days  how long the period is that ends today */
  async function readNow(days: number): Promise<Read> {
    const today = app.clock.today();
    const asked: Asked = {
      townshipIds: [crew.townshipId],
      placeId: null,
      leadId: null,
      from: addDays(today, -days),
      until: today,
      asOf: app.clock.now().toISOString(),
      isPast: false,
    };
    return { asked, groups: sorted(await figureGroups(app.dataSource, asked, dimensions)) };
  }

  test('are the same when they are asked again later as of their moment', async () => {
    for (const { asked, groups } of reads) {
      const again = await figureGroups(app.dataSource, { ...asked, isPast: true }, dimensions);
      expect([asked.asOf, sorted(again)]).toEqual([asked.asOf, groups]);
    }
  });

  test('are the same as of now as those that are asked of now', async () => {
    const { asked, groups } = await readNow(400);
    const asOf = await figureGroups(app.dataSource, { ...asked, isPast: true }, dimensions);
    expect(sorted(asOf)).toEqual(groups);
  });

  test('are those that a slow count over the events gives, by every definition', async () => {
    const { histories, rows } = await record();
    for (const { asked, groups } of reads) {
      const total = groups.find(({ dimension }) => dimension === null);
      const expected = slowCounts(histories, rows, asked);
      expect([asked.asOf, asked.from, countsIn(total)]).toEqual([asked.asOf, asked.from, expected]);
      for (const type of disputeTypes) {
        const line = groups.find(({ dimension, key }) => dimension === 'type' && key === type);
        const of = slowCounts(histories, rows, asked, ({ typeCode }) => typeCode === type);
        expect([type, countsIn(line)]).toEqual([type, of]);
      }
      for (const { key, ...line } of groups.filter(({ dimension }) => dimension === 'localType')) {
        const of = slowCounts(histories, rows, asked, (context) => localLineOf(context) === key);
        expect([key, countsIn(line)]).toEqual([key, of]);
      }
    }
  });

  test('add up in every table, and no part is greater than its whole', () => {
    for (const { groups } of reads) {
      const total = countsIn(groups.find(({ dimension }) => dimension === null));
      for (const one of dimensions.filter((dimension) => !overlapping.has(dimension))) {
        const parts = groups.filter(({ dimension }) => dimension === one);
        expect([one, countsIn(together(parts))]).toEqual([one, total]);
      }
      expect(total.carriedIn + total.accepted).toBe(total.closed + total.open);
    }
  });

  test('saw something of everything', () => {
    const ofPlace = reads.some(({ groups }) => groups.some(({ key }) => key === 'VILLAGE_AFFAIRS:OTH'));
    expect(ofPlace).toBe(true);
    const seen = (id: CountId) => reads.some(({ groups }) => groups.some((group) => group[id] > 0));
    expect(countIds.filter((id) => !seen(id))).toEqual([]);
  });

  async function record() {
    const rows = await query<RowFacts>(app.dataSource, {
      text: `select id, type_code as "typeCode", persons, amount_fen::float8 as "amountFen", reported_on::text as "reportedOn"
             from dispute where township_id = $1 order by id`,
      values: [crew.townshipId],
    });
    const histories = await historiesOf(
      app.dataSource,
      rows.map(({ id }) => id),
    );
    return { histories, rows };
  }
});

const sorted = (groups: readonly FigureGroup[]): readonly FigureGroup[] =>
  groups.toSorted((one, other) => {
    const [a, b] = [one, other].map(({ dimension, key }) => `${dimension} ${key}`);
    return (a ?? '') < (b ?? '') ? -1 : 1;
  });

/** The line of the local type of a case, which is of one class. */
const localLineOf = ({ localTypeCode, typeCode }: DisputeContext): string | null =>
  localTypeCode ? `${localTypeCode}:${typeCode}` : null;

const countsIn = (group: Counts | undefined): Counts =>
  Object.fromEntries(countIds.map((id) => [id, group?.[id] ?? 0])) as Counts;
