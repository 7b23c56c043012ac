import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { StaffActor } from '#casework/organisation';
import { type LedgerEvent, ledgerOf, stageOf, type Waited, waitedUntil } from '#domain';
import { execute, query, type Tx } from '#platform';
import { aDesk, type Desk } from '../../../../test/support/desk.ts';
import {
  histories,
  type RecordedStep,
  retractedHistories,
} from '../../../../test/support/dispute-history.ts';
import { anOffice, type Office } from '../../../../test/support/office.ts';
import { unguarded } from '../../../../test/support/unguarded.ts';
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

const figures = async (from: string, to: string) => {
  const asked = { townshipIds: centre.townshipIds, from, to, today: to };
  const lines = await waitingFigures(office.dataSource, asked, office.clock.now().toISOString());
  return Object.fromEntries(
    lines
      .filter(({ cases }) => cases > 0)
      .map((line) => [line.class, [line.cases, line.minutes, line.medianMinutes]]),
  );
};

describe('for whom the cases of a week waited', () => {
  test('is counted in whole minutes of the days asked, up to the moment, by class', async () => {
    desk.on('2026-11-20');
    await desk.accepted();
    desk.on('2026-11-24');
    await desk.underway();
    desk.on('2026-11-25');
    // From Monday, 00:00, to Wednesday, 10:00, in the hands of the centre; a day with the mediator.
    expect(await figures('2026-11-23', '2026-11-29')).toEqual({
      centre: [1, (48 + 10) * 60, (48 + 10) * 60],
      mediator: [1, 24 * 60, 24 * 60],
    });
    expect(await figures('2026-11-16', '2026-11-20')).toEqual({ centre: [1, 14 * 60, 14 * 60] });
  });

  test('is what the ledger of each case says, whatever happened to it', async () => {
    const { id } = await desk.reported();
    await fc.assert(
      fc.asyncProperty(fc.oneof(histories, retractedHistories), async (steps) => {
        if (steps.length === 0) return;
        const found = await unguarded(office.dataSource, async (tx) => {
          await writeHistory(tx, id, steps);
          return await waitingFigures(
            tx,
            { ...winter, townshipIds: centre.townshipIds },
            '2027-01-01T00:00:00.000Z',
          );
        });
        expect(byCharge(found.map((line) => ({ ...line, to: line.class })))).toEqual(inWinter(steps));
      }),
      { numRuns: 90 },
    );
  });
});

test('reads no history of what had ended before the days asked', async () => {
  const { id } = await desk.underway();
  const asked = {
    townshipIds: centre.townshipIds,
    from: '2026-11-23',
    to: '2026-11-29',
    today: '2026-11-25',
  };
  const { text, values } = waitingStatement(asked, office.clock.now().toISOString());
  const [row] = await unguarded(office.dataSource, async (tx) => {
    await addEnded(tx, id, 10_000);
    return await query<{ 'QUERY PLAN': readonly [{ readonly Plan: Plan }] }>(tx, {
      text: `explain (analyze, format json) ${text}`,
      values: values ?? [],
    });
  });
  const plan = row?.['QUERY PLAN'][0].Plan;
  if (plan === undefined) throw new Error('a plan is answered');
  const read = scansOf(plan).filter((scan) => /^dispute(_event)?$/.test(scan['Relation Name'] ?? ''));
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

/** Cases of years ago, with histories of their own. @param like  a case that they resemble */
async function addEnded(tx: Tx, like: string, count: number): Promise<void> {
  await execute(tx, {
    text: `
      insert into dispute (id, version, snapshot, head_hash, stage, dossier, escalation, risk, township_id, place_id, holder_id,
        lead_id, type_code, origin, channel, complexity, summary, persons, attempt, round, reported_on, outcome, outcome_on,
        created_at, updated_at, number, number_year, number_seq, accepted_on)
      select gen_random_uuid(), 1, '{"value": "concluded"}', '', 'resolved', 'archived', 'none', 'green', d.township_id, d.place_id,
        d.holder_id, d.holder_id, d.type_code, d.origin, d.channel, d.complexity, '', 2, 1, 1, date '2024-01-01', 'settled',
        date '2024-02-01', now(), timestamptz '2024-02-01' + n * interval '1 minute', n::text, 2024, n, date '2024-01-02'
      from dispute d, generate_series(1, $2) n where d.id = $1`,
    values: [like, count],
  });
  await execute(tx, {
    text: `
      insert into dispute_event (dispute_id, seq, type, payload, from_state, to_state, holder_id, happened_on, at, previous_hash,
        hash)
      select d.id, n, 'NOTE', '{}', '', 'concluded', d.holder_id, date '2024-02-01', d.updated_at, '', ''
      from dispute d, generate_series(1, 3) n where d.state = 'concluded'`,
  });
  for (const table of ['dispute', 'dispute_event']) await execute(tx, { text: `analyze ${table}` });
}

const winter = { from: '2026-01-05', to: '2026-02-15', today: '2026-02-15' };
const [begins, ends] = ['2026-01-04T16:00:00.000Z', '2026-02-15T16:00:00.000Z'];

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

/** Leaves one case, with this history. */
async function writeHistory(tx: Tx, id: string, steps: readonly RecordedStep[]): Promise<void> {
  const last = steps.at(-1);
  await execute(tx, { text: 'delete from dispute_event' });
  await execute(tx, { text: 'delete from dispute where id <> $1', values: [id] });
  await execute(tx, {
    text: `
      update dispute set stage = $2, holder_id = $3, lead_id = $4, updated_at = $5,
        snapshot = jsonb_set(snapshot, '{value}', to_jsonb($6::text)) where id = $1`,
    values: [
      id,
      stageOf(last?.after.value ?? 'unreported'),
      last?.after.context.holderId,
      last?.after.context.leadId,
      last?.event.at,
      last?.after.value,
    ],
  });
  const rows = steps.map((step) => ({ ...told(step), payload: step.event }));
  await execute(tx, {
    text: `
      insert into dispute_event (dispute_id, seq, type, payload, from_state, to_state, holder_id, happened_on, at, previous_hash,
        hash)
      select $1, n, type, payload, '', state, "holderId", at::date, at, '', n
      from rows from (jsonb_to_recordset($2::jsonb) as (type text, payload jsonb, state text, "holderId" uuid, at timestamptz))
        with ordinality as told (type, payload, state, "holderId", at, n)`,
    values: [id, JSON.stringify(rows)],
  });
}
