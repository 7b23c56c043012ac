import { canBecomeOverdue, clockChanges, fingerprint, rowOf, type StartedDeadline } from '#casework/deadline';
import type { StoredEvent } from '#casework/dispute';
import { digestOf } from '#casework/seal';
import {
  calendarOf,
  deadlineOfClock,
  isKnownCalendar,
  lateAfterMs,
  publishedCalendar,
  type Retracted,
  type RunningClock,
} from '#domain';
import type { StoredDeadline } from './case.record.ts';

/** A deadline as the present rules and calendar compute it. */
export interface ComputedDeadline {
  readonly row: StartedDeadline;
  readonly digest: string;
  readonly canBecomeOverdue: boolean;
}

/** That a step was told of: by an event, or as a row that was replaced remembers it. */
export interface Told {
  readonly firedAt: string;
  /** The event says exactly the instant of the row; false where it only was not earlier. */
  readonly isExact: boolean;
  readonly late: boolean;
}

/** A row of a deadline that the history started, and what became of it. */
export interface ExpectedDeadline {
  readonly clock: RunningClock;
  readonly startedSeq: number;
  stoppedSeq: number | null;
  /** As the event that started it says; null when it says nothing. */
  readonly note: StoredEvent['clocks'][number] | null;
  /** By step. Of a clock that stands still only what the row before it remembers. */
  readonly told: Map<string, Told>;
}

export const isLate = (firesAt: string, firedAt: string): boolean =>
  Date.parse(firesAt) < Date.parse(firedAt) - lateAfterMs;

/** Clocks of one rule and day are many, their dates the same: some thousands at a time are remembered. */
const rememberedAtMost = 20_000;
const computed = new Map<string, ComputedDeadline>();

/**
 * @param calendar  the version by which the row says that it was computed; one that is not known here is not believed
 * @throws RuleError when the clock can have no date
 */
function computedDeadline(
  clock: RunningClock,
  calendar: string = publishedCalendar.version,
): ComputedDeadline {
  // A clock that an event leaves alone is the same object after it.
  const same = latestOf.get(clock);
  if (same?.row.calendar_version === calendar) return same;
  const known = computeOrRemember(clock, calendar);
  latestOf.set(clock, known);
  return known;
}

const latestOf = new WeakMap<RunningClock, ComputedDeadline>();

function computeOrRemember(clock: RunningClock, calendar: string): ComputedDeadline {
  const key = `${calendar} ${fingerprint(clock)}`;
  const known = computed.get(key);
  if (known) return known;
  const deadline = deadlineOfClock(
    clock,
    isKnownCalendar(calendar) ? calendarOf(calendar) : publishedCalendar,
  );
  const row = rowOf(deadline);
  const fresh = { row, digest: digestOf(row), canBecomeOverdue: canBecomeOverdue(deadline) };
  if (computed.size >= rememberedAtMost) computed.clear();
  computed.set(key, fresh);
  return fresh;
}

/** The first event that a retraction takes back. */
const firstTakenBack = ({ payload }: StoredEvent): number => (payload as Partial<Retracted>).seqs?.[0] ?? 0;

/** Follows the clocks of a history: which rows of deadlines there must be, and what was told of them. */
export class ClockLedger {
  readonly expected: ExpectedDeadline[] = [];
  readonly running = new Map<string, ExpectedDeadline>();
  /** The day by which mediation should end; kept when its clock has stopped. */
  mediationDueOn: string | null = null;
  readonly #stored: ReadonlyMap<string, StoredDeadline>;
  /** By number of the event: the day by which mediation should end after it. */
  readonly #mediationDueAfter: (string | null)[] = [null];

  constructor(stored: readonly StoredDeadline[]) {
    this.#stored = new Map(stored.map((row) => [`${row.key} ${row.started_seq}`, row]));
  }

  /** @returns whether the event names exactly the clocks that it started */
  happened(event: StoredEvent, before: readonly RunningClock[], after: readonly RunningClock[]): boolean {
    const { stoppedKeys, started } = clockChanges(before, after);
    const replaced = new Map<string, ExpectedDeadline>();
    for (const key of stoppedKeys) {
      const stopped = this.running.get(key);
      if (stopped === undefined) continue;
      stopped.stoppedSeq = event.seq;
      replaced.set(key, stopped);
      this.running.delete(key);
    }
    const back = event.type === 'RETRACT' ? firstTakenBack(event) : null;
    for (const clock of started) {
      if (back !== null) this.restart(clock, event, replaced.get(clock.key), back);
      else this.start(clock, event, replaced.get(clock.key));
    }
    if (event.type === 'DEADLINE_PASSED') this.told(event);
    if (back !== null) this.mediationDueOn = this.#mediationDueAfter[back - 1] ?? null;
    const mediation = after.find(({ rule }) => rule === 'mediation');
    if (mediation) this.mediationDueOn = this.computed(mediation).row.due_on;
    if (event.type === 'IMPORT' && typeof event.payload.dueOn === 'string')
      this.mediationDueOn = event.payload.dueOn;
    this.#mediationDueAfter[event.seq] = this.mediationDueOn;
    return (
      event.clocks.length === started.length &&
      started.every(({ key }) => event.clocks.some((note) => note.key === key))
    );
  }

  /** What the stored row says of a step that no event tells of: one that only informs. */
  storedStep(row: ExpectedDeadline, step: string) {
    return this.storedRow(row)?.ladder.find((one) => one.step === step);
  }

  /** The deadline of a row, by the calendar of its time. */
  computedOf(row: ExpectedDeadline): ComputedDeadline {
    return computedDeadline(row.clock, this.storedRow(row)?.calendar_version);
  }

  /** The deadline of a clock that runs. */
  computed(clock: RunningClock): ComputedDeadline {
    const row = this.running.get(clock.key);
    return row ? this.computedOf(row) : computedDeadline(clock);
  }

  storedRow({ clock, startedSeq }: ExpectedDeadline): StoredDeadline | undefined {
    return this.#stored.get(`${clock.key} ${startedSeq}`);
  }

  /** A clock that runs again as before the events that were taken back: its new row remembers all that the old one told. */
  private restart(
    clock: RunningClock,
    event: StoredEvent,
    replaced: ExpectedDeadline | undefined,
    back: number,
  ): void {
    const earlier = this.expected.find(
      (row) => row.clock.key === clock.key && row.startedSeq < back && (row.stoppedSeq ?? 0) >= back,
    );
    this.start(clock, event, replaced);
    const row = this.running.get(clock.key);
    if (row === undefined || earlier === undefined) return;
    for (const [step, told] of this.toldOf(earlier)) row.told.set(step, told);
  }

  private start(clock: RunningClock, event: StoredEvent, replaced: ExpectedDeadline | undefined): void {
    const row: ExpectedDeadline = {
      clock,
      startedSeq: event.seq,
      stoppedSeq: null,
      note: event.clocks.find(({ key }) => key === clock.key) ?? null,
      told: new Map(),
    };
    if (replaced?.clock.startedOn === clock.startedOn) this.takeOver(row, replaced, event.at);
    this.expected.push(row);
    this.running.set(clock.key, row);
  }

  /** A new row of the same clock remembers what was told already; while it stands still, all of it. */
  private takeOver(row: ExpectedDeadline, replaced: ExpectedDeadline, at: string): void {
    for (const [step, told] of this.toldOf(replaced)) {
      const fires = this.computedOf(row).row.ladder.find((one) => one.step === step);
      if (row.clock.pausedOn !== undefined || (fires && fires.fires_at <= at)) row.told.set(step, told);
    }
  }

  private toldOf(row: ExpectedDeadline): ReadonlyMap<string, Told> {
    const all = new Map(row.told);
    for (const { step, escalation, fired_at, late } of this.storedRow(row)?.ladder ?? []) {
      if (escalation === null && fired_at !== null && !all.has(step))
        all.set(step, { firedAt: fired_at, isExact: true, late });
    }
    return all;
  }

  private told({ at, payload }: StoredEvent): void {
    const { key, step, firedAt } = payload as Readonly<Record<'key' | 'step' | 'firedAt', string>>;
    const row = this.running.get(key);
    const firesAt = row && this.storedStep(row, step)?.fires_at;
    row?.told.set(step, {
      firedAt: firedAt ?? at,
      isExact: firedAt !== undefined,
      late: firesAt !== undefined && isLate(firesAt, firedAt ?? at),
    });
  }
}
