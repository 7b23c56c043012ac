import { type Calendar, type ClockDeadline, deadlineOfClock, firesAt, type RunningClock } from '#domain';

/** A deadline row to write, with the steps of its ladder; dates as ISO strings. */
export interface StartedDeadline {
  readonly key: string;
  readonly rule: string;
  readonly started_on: string;
  readonly due_on: string;
  readonly provisional: boolean;
  readonly calendar_version: string;
  readonly steps: readonly unknown[];
  readonly urgent: boolean;
  readonly paused: boolean;
  readonly ladder: readonly {
    readonly step: string;
    readonly fires_at: string;
    readonly recipient: string;
    readonly escalation: string | null;
  }[];
}

/** What an event does to the clocks: the keys whose row ends, and the rows that begin. */
export interface DeadlineChanges {
  readonly stoppedKeys: readonly string[];
  readonly started: readonly StartedDeadline[];
  /** The nearest day on which anything that can become overdue is due; null when nothing runs. */
  readonly nextDueOn: string | null;
  /** The day by which mediation should end, while that clock runs. */
  readonly mediationDueOn: string | null;
}

/** How far a ladder was climbed, and that somebody knows of it, is no reason to compute a date again. */
export const fingerprint = ({ passed: _, acknowledged: __, ...clock }: RunningClock): string =>
  JSON.stringify(Object.entries(clock).sort());

/** Which clocks an event stopped and which it started; one whose facts changed is stopped and started again. */
export function clockChanges(
  before: readonly RunningClock[],
  after: readonly RunningClock[],
): { readonly stoppedKeys: readonly string[]; readonly started: readonly RunningClock[] } {
  const known = new Map(before.map((clock) => [clock.key, clock]));
  const isKept = (clock: RunningClock): boolean => {
    const earlier = known.get(clock.key);
    return earlier === clock || (earlier !== undefined && fingerprint(earlier) === fingerprint(clock));
  };
  const started = after.filter((clock) => !isKept(clock));
  const kept = new Set(after.filter((clock) => !started.includes(clock)).map(({ key }) => key));
  return { stoppedKeys: before.filter(({ key }) => !kept.has(key)).map(({ key }) => key), started };
}

/**
 * Compares the clocks before and after an event. A clock whose facts changed (pause, urgency, extension) is a new row of
 * the same key, so that the old computation stays readable.
 */
export function deadlineChanges(
  before: readonly RunningClock[],
  after: readonly RunningClock[],
  calendar: Calendar,
): DeadlineChanges {
  const { stoppedKeys, started } = clockChanges(before, after);
  const computed = after.map((clock) => deadlineOfClock(clock, calendar));
  const dueDays = computed.filter(canBecomeOverdue);
  return {
    stoppedKeys,
    started: computed.filter(({ clock }) => started.includes(clock)).map(rowOf),
    nextDueOn: dueDays.map(({ deadline }) => deadline.dueOn).sort()[0] ?? null,
    mediationDueOn: computed.find(({ clock }) => clock.rule === 'mediation')?.deadline.dueOn ?? null,
  };
}

/** Whether anything that stands on its ladder would put the case overdue. */
export const canBecomeOverdue = ({ ladder }: Pick<ClockDeadline, 'ladder'>): boolean =>
  ladder.some(({ escalation }) => escalation !== null);

/** The row of a deadline as it is written. */
export function rowOf({ clock, deadline, ladder }: ClockDeadline): StartedDeadline {
  return {
    key: clock.key,
    rule: clock.rule,
    started_on: clock.startedOn,
    due_on: deadline.dueOn,
    provisional: deadline.provisional,
    calendar_version: deadline.calendarVersion,
    steps: deadline.steps,
    urgent: clock.urgent,
    paused: clock.pausedOn !== undefined,
    ladder: ladder.map(({ step, on, to, escalation }) => ({
      step,
      fires_at: firesAt(on, clock.urgent ? 'red' : 'green'),
      recipient: to,
      escalation,
    })),
  };
}
