import type { DataSource } from 'typeorm';
import {
  type Calendar,
  type DisputeContext,
  deadlineOfClock,
  type Escalation,
  editionOf,
  escalations,
  firesAt,
  goneOver,
  type RecomputedClock,
  type RunningClock,
  restore,
  ruleOf,
} from '#domain';
import { query, type Tx } from '#platform';

/** By what dates are computed again: other rules, or a calendar that came later. */
export type Target =
  | { readonly rules: string; readonly calendar: Calendar; readonly isCalendar: false }
  | { readonly calendar: Calendar; readonly isCalendar: true };

/** The row of a running deadline as it stands. */
export interface StandingDeadline {
  readonly key: string;
  readonly dueOn: string;
  readonly provisional: boolean;
  /** The steps of its ladder that have been told, with how far the case climbed by each. */
  readonly told: readonly { readonly step: string; readonly escalation: Escalation | null }[];
}

/** A running clock whose date, or whose certainty, becomes another. */
export interface MovedClock extends RecomputedClock {
  readonly rule: string;
  readonly provisionalBefore: boolean;
  readonly provisional: boolean;
  /** Whether it reminds or climbs otherwise, wherever its date is. */
  readonly isLadderMoved: boolean;
}

/**
 * What becomes of the clocks of a case. Under other rules the whole case goes over, so that all its running clocks are
 * named, those that stay where they are too; under another calendar only those that move.
 * @param at  ISO instant: steps of the new ladder that lie before it and were told stay told
 */
export function movedClocks(
  context: DisputeContext,
  rows: readonly StandingDeadline[],
  target: Target,
  at: string,
): readonly MovedClock[] {
  const stored = new Map(rows.map((row) => [row.key, row]));
  return context.clocks.flatMap((clock) => {
    const row = stored.get(clock.key);
    if (row === undefined) return [];
    const { calendar } = target;
    const change = target.isCalendar ? { calendar: calendar.version } : { rules: target.rules };
    const moved = goneOver(context, clock, { ...change, passed: 'none' });
    const { deadline, ladder } = deadlineOfClock(moved, calendar);
    const isMoved = deadline.dueOn !== row.dueOn || deadline.provisional !== row.provisional;
    if (target.isCalendar && !isMoved) return [];
    const urgency = clock.urgent ? 'red' : 'green';
    const stands = ladder
      .filter(({ on, at: instant }) => (instant ?? firesAt(on, urgency)) <= at)
      .flatMap(({ step }) => row.told.filter((one) => one.step === step));
    // A clock that is counted from another day begins its ladder anew.
    const isAnew = moved.startedOn !== clock.startedOn;
    const passed = isAnew ? 'none' : clock.pausedOn === undefined ? highest(stands) : clock.passed;
    return [
      {
        key: clock.key,
        rule: clock.rule,
        dueBefore: row.dueOn,
        dueOn: deadline.dueOn,
        provisionalBefore: row.provisional,
        provisional: deadline.provisional,
        passed,
        isLadderMoved: ladderOf(clock, calendar) !== ladderOf(moved, calendar),
      },
    ];
  });
}

/** When a clock tells whom, and within how long they are to answer, as text to compare. */
const ladderOf = (clock: RunningClock, calendar: Calendar): string =>
  JSON.stringify([
    deadlineOfClock(clock, calendar).ladder.map(({ step, on, at, to }) => [step, on, at, to]),
    ruleOf(clock).answerWithin,
  ]);

/** Whether a case is still to go over: it runs by other rules, or a date of it moves by the calendar. */
export const isToGoOver = (
  { rules }: Pick<DisputeContext, 'rules'>,
  clocks: readonly MovedClock[],
  target: Target,
): boolean =>
  target.isCalendar ? clocks.length > 0 : clocks.length > 0 && editionOf(rules).id !== target.rules;

const highest = (steps: StandingDeadline['told']): Escalation =>
  escalations[Math.max(0, ...steps.map(({ escalation }) => escalations.indexOf(escalation ?? 'none')))] ??
  'none';

/** An open case with its running deadlines. */
export interface OpenCase {
  readonly id: string;
  readonly number: string | null;
  readonly context: DisputeContext;
  readonly rows: readonly StandingDeadline[];
}

/** SQL for the running deadlines of a case, as JSON. */
export const standingRows = `
  (select coalesce(json_agg(json_build_object('key', dl.key, 'dueOn', dl.due_on, 'provisional', dl.provisional, 'told',
     (select coalesce(json_agg(json_build_object('step', st.step, 'escalation', st.escalation)), '[]')
      from deadline_step st where st.deadline_id = dl.id and st.fired_at is not null))), '[]')
   from deadline dl where dl.dispute_id = d.id and dl.stopped_seq is null)`;

const batch = 500;

/** Every case that has a running clock, some hundreds at a time, in the order of the ids. */
export async function* casesWithClocks(on: Tx | DataSource): AsyncGenerator<readonly OpenCase[]> {
  for (let after: string | null = null; ; ) {
    const rows: readonly {
      id: string;
      number: string | null;
      snapshot: unknown;
      rows: StandingDeadline[];
    }[] = await query(on, {
      name: 'rule-book.cases',
      text: `select d.id, d.number, d.snapshot, ${standingRows} as rows from dispute d
               where ($1::uuid is null or d.id > $1)
                 and exists (select 1 from deadline dl where dl.dispute_id = d.id and dl.stopped_seq is null)
               order by d.id limit ${batch}`,
      values: [after],
    });
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(({ snapshot, ...row }) => ({ ...row, context: restore(snapshot).context }));
    after = last.id;
  }
}
