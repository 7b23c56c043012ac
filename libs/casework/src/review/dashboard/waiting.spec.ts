import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { StaffActor } from '#casework/organisation';
import { type LedgerEvent, ledgerOf, publishedCalendar, stageOf, type Waited, waitedUntil } from '#domain';
import { execute, query, type Tx } from '#platform';
import { aDesk, type Desk } from '../../../../../test/support/desk.ts';
import {
  histories,
  type RecordedStep,
  retractedHistories,
} from '../../../../../test/support/dispute-history.ts';
import { anOffice, type Office } from '../../../../../test/support/office.ts';
import { unguarded } from '../../../../../test/support/unguarded.ts';
import { momentOf } from './moment.ts';
import { waitingFigures, waitingStatement } from './waiting.query.ts';

let office: Office;
let desk: Desk;
let centre: StaffActor;

beforeAll(async () => {
  office = await anOffice();
  desk = await aDesk(office);
  centre = await office.actor('zhongxin');
});
afterAll(() => office.close());

const figures = async (day: string) => {
  const now = { now: office.clock.now().toISOString(), today: office.clock.today() };
  const week = momentOf({ ...now, calendar: publishedCalendar }, day);
  const lines = await waitingFigures(office.dataSource, { ...everything(), ...week });
  return Object.fromEntries(
    lines
      .filter(({ cases }) => cases > 0)
      .map((line) => [line.class, [line.cases, line.minutes, line.medianMinutes]]),
  );
};

const everything = () => ({ townshipIds: centre.townshipIds, placeId: null, holderId: null });

describe('for whom the cases of a week waited', () => {
  test('is counted in whole minutes of the days asked, up to the moment, by class', async () => {
    desk.on('2026-11-20');
    await desk.accepted();
    desk.on('2026-11-24');
    await desk.underway();
    desk.on('2026-11-25');
    // From Monday, 00:00, to Wednesday, 10:00, in the hands of the centre; a day with the mediator.
    expect(await figures('2026-11-25')).toEqual({
      centre: [1, (48 + 10) * 60, (48 + 10) * 60],
      mediator: [1, 24 * 60, 24 * 60],
    });
    expect(await figures('2026-11-16')).toEqual({ centre: [1, (14 + 48) * 60, (14 + 48) * 60] });
  });

  test('is what the ledger of each case says, whatever happened to it', async () => {
    const { id } = await desk.reported();
    await fc.assert(
      fc.asyncProperty(fc.oneof(histories, retractedHistories), async (steps) => {
        if (steps.length === 0) return;
        const found = await unguarded(office.dataSource, async (tx) => {
          await liveThrough(tx, id, steps);
          return await waitingFigures(tx, { ...everything(), ...winter });
        });
        expect(byCharge(found.map((line) => ({ ...line, to: line.class })))).toEqual(inWinter(steps));
      }),
      { numRuns: 90 },
    );
  });
});

test('reads no history of what had ended before the days asked', async () => {
  const { id } = await desk.underway();
  const moment = momentOf({
    now: office.clock.now().toISOString(),
    today: '2026-11-25',
    calendar: publishedCalendar,
  });
  const { text, values } = waitingStatement({ ...everything(), ...moment });
  const [row] = await unguarded(office.dataSource, async (tx) => {
    await addEnded(tx, id, 10_000);
    return await query<{ 'QUERY PLAN': readonly [{ readonly Plan: Plan }] }>(tx, {
      text: `explain (analyze, format json) ${text}`,
      values: values ?? [],
    });
  });
  const plan = row?.['QUERY PLAN'][0].Plan;
  if (plan === undefined) throw new Error('a plan is answered');
  const read = scansOf(plan).filter((scan) => /^dispute(_past|_event)?$/.test(scan['Relation Name'] ?? ''));
  const rows = read.map(
    (scan) => (scan['Actual Rows'] + (scan['Rows Removed by Filter'] ?? 0)) * scan['Actual Loops'],
  );
  expect(read.length).toBeGreaterThan(1);
  expect(rows.reduce((sum, one) => sum + one, 0)).toBeLessThan(500);
});

interface Plan {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}
const scansOf = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(scansOf)];

/** Cases of years ago, which stood otherwise before. @param like  a case that they resemble */
async function addEnded(tx: Tx, like: string, count: number): Promise<void> {
  await execute(tx, {
    text: `
      insert into dispute (id, version, snapshot, head_hash, stage, dossier, escalation, risk, township_id, place_id, holder_id,
        lead_id, type_code, origin, channel, complexity, summary, persons, attempt, round, reported_on, outcome, outcome_on,
        created_at, updated_at, stood_since, reported_type_code, number, number_year, number_seq, accepted_on)
      select gen_random_uuid(), 1, '{"value": "concluded"}', '', 'resolved', 'archived', 'none', 'green', d.township_id, d.place_id,
        d.holder_id, d.holder_id, d.type_code, d.origin, d.channel, d.complexity, '', 2, 1, 1, date '2024-01-01', 'settled',
        date '2024-02-01', now(), timestamptz '2024-02-01' + n * interval '1 minute',
        timestamptz '2024-02-01', d.type_code, n::text, 2024, n, date '2024-01-02'
      from dispute d, generate_series(1, $2) n where d.id = $1`,
    values: [like, count],
  });
  await execute(tx, {
    text: `
      insert into dispute_past
      select p.* from dispute d, jsonb_populate_record(null::dispute_past, to_jsonb(d) || jsonb_build_object('dispute_id', d.id,
        'stage', 'mediated', 'state', 'underway', 'stood', tstzrange(d.updated_at - interval '30 days', d.updated_at),
        'ended_at', d.updated_at)) p
      where d.state = 'concluded'`,
  });
  for (const table of ['dispute', 'dispute_past']) await execute(tx, { text: `analyze ${table}` });
}

const [begins, ends] = ['2026-01-04T16:00:00.000Z', '2026-02-15T16:00:00.000Z'] as const;
const winter = { weekFrom: begins, asOf: ends, isPast: true };

const told = ({ event, after }: RecordedStep): LedgerEvent => ({
  type: event.type,
  at: event.at,
  state: after.value,
  holderId: after.context.holderId,
  ...(event.type === 'RETRACT' ? { refusals: event.refusals } : {}),
});

/** Minutes by charge, units of every kind together, those with any. */
function byCharge(lines: readonly { readonly to: string; readonly minutes: number }[]): object {
  const sums: Record<string, number> = {};
  for (const { to, minutes } of lines) {
    const charge = ['party', 'mediator', 'leader', 'suspended'].includes(to) ? to : 'unit';
    sums[charge] = (sums[charge] ?? 0) + minutes;
  }
  return Object.fromEntries(Object.entries(sums).filter(([, minutes]) => minutes > 0));
}

/** What the ledger of the domain says at the end of the days asked, less what it said at their beginning. */
function inWinter(steps: readonly RecordedStep[]): object {
  const until = (at: string): readonly Waited[] =>
    waitedUntil(ledgerOf(steps.map(told).filter((event) => event.at <= at)), at);
  return byCharge([...until(ends), ...until(begins).map((line) => ({ ...line, minutes: -line.minutes }))]);
}

/** Leaves one case, taken through this history. */
async function liveThrough(tx: Tx, id: string, steps: readonly RecordedStep[]): Promise<void> {
  await execute(tx, { text: 'alter table dispute enable always trigger dispute_stood' });
  await execute(tx, { text: 'delete from dispute where id <> $1', values: [id] });
  for (const [n, { event, after }] of steps.entries()) {
    const { value, context } = after;
    await execute(tx, {
      text: `
        update dispute set version = version + 1, stage = $2, holder_id = $3, lead_id = $4, refusals = $5, updated_at = $6,
          snapshot = jsonb_set(snapshot, '{value}', to_jsonb($7::text)) where id = $1`,
      values: [id, stageOf(value), context.holderId, context.leadId, context.refusals, event.at, value],
    });
    if (n > 0) continue;
    await execute(tx, { text: 'delete from dispute_past' });
    await execute(tx, { text: 'update dispute set stood_since = updated_at' });
  }
}
