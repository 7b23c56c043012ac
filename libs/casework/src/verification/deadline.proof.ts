import type { StartedDeadline } from '#casework/deadline';
import { digestOf } from '#casework/seal';
import { ladderStepNames } from '#domain';
import type { StoredDeadline, StoredStep } from './case.record.ts';
import { type ClockLedger, type ComputedDeadline, type ExpectedDeadline, isLate } from './clock.ledger.ts';
import { isSame, type Report } from './difference.ts';

/**
 * Proves the rows of the deadlines: each that the history started is there once, as the event that started it commits
 * to, stopped where the history stops it, and each step of its ladder was told when the history says so.
 */
export function proveDeadlines(
  stored: readonly StoredDeadline[],
  ledger: ClockLedger,
  report: Report,
): number {
  let uncommitted = 0;
  const left = new Set(stored);
  for (const expected of ledger.expected) {
    const row = ledger.storedRow(expected);
    if (row === undefined) {
      report('deadline', 'missing', `${expected.clock.key} ${expected.startedSeq}`);
      continue;
    }
    left.delete(row);
    if (expected.note?.digest === undefined) uncommitted += 1;
    proveColumns(row, expected, ledger.computedOf(expected), report);
    proveLadder(row, expected, report);
  }
  for (const row of left) report('deadline', 'foreign', row.id);
  return uncommitted;
}

function proveColumns(
  row: StoredDeadline,
  expected: ExpectedDeadline,
  computed: ComputedDeadline,
  report: Report,
): void {
  const { clock, note } = expected;
  if (row.stopped_seq !== expected.stoppedSeq) report('deadline.stopped_seq', 'differs', row.id);
  const written = startedRowOf(row, computed);
  // The usual case: nothing of the rules has changed since, and all three are the same.
  if (isSame(written, computed.row) && (note?.digest ?? computed.digest) === computed.digest) return;
  const facts = { rule: clock.rule, started_on: clock.startedOn, urgent: clock.urgent };
  const certain: Readonly<Record<string, unknown>> = {
    ...facts,
    paused: clock.pausedOn !== undefined,
    ...(note === null ? {} : { due_on: note.dueOn }),
  };
  let isFound = false;
  const found = (column: string, problem: 'differs' | 'unproven') => {
    isFound = true;
    report(column, problem, row.id);
  };
  for (const [column, value] of Object.entries(certain)) {
    if (!isSame(row[column as keyof StoredDeadline], value)) found(`deadline.${column}`, 'differs');
  }
  // Computed by an earlier edition of rules or calendar: the event says what was computed then.
  if (note?.digest === undefined || digestOf(written) === note.digest || isFound) return;
  for (const column of ['provisional', 'calendar_version', 'steps'] as const) {
    if (!isSame(written[column], computed.row[column])) found(`deadline.${column}`, 'unproven');
  }
  if (!isSame(written.ladder, computed.row.ladder)) found('deadline_step', 'unproven');
  if (!isFound) report('deadline', 'unproven', row.id);
}

const rungs: readonly string[] = ladderStepNames;

/** The row as it was written when the clock started; on a clock that stands still only older steps are remembered. */
function startedRowOf(row: StoredDeadline, { row: { paused } }: ComputedDeadline): StartedDeadline {
  const { key, rule, started_on, due_on, provisional, calendar_version, steps, urgent } = row;
  const ladder = paused ? [] : [...row.ladder].sort((a, b) => rungs.indexOf(a.step) - rungs.indexOf(b.step));
  return {
    key,
    rule,
    started_on,
    due_on,
    provisional,
    calendar_version,
    steps,
    urgent,
    paused: row.paused,
    ladder: ladder.map(({ step, fires_at, recipient, escalation }) => ({
      step,
      fires_at,
      recipient,
      escalation,
    })),
  };
}

function proveLadder(row: StoredDeadline, expected: ExpectedDeadline, report: Report): void {
  for (const step of row.ladder) {
    const wrong = wrongIn(step, row, expected);
    if (wrong) report(`deadline_step.${wrong}`, 'differs', `${row.id} ${step.step}`);
  }
  for (const step of expected.told.keys()) {
    if (!row.ladder.some((one) => one.step === step)) report('deadline_step', 'missing', `${row.id} ${step}`);
  }
}

function wrongIn(
  { step, fires_at, escalation, fired_at, late, dropped }: StoredStep,
  { stopped_seq }: StoredDeadline,
  { told }: ExpectedDeadline,
): string | null {
  const fired = told.get(step);
  if (dropped !== (fired_at === null && stopped_seq !== null)) return 'dropped';
  if (fired === undefined) {
    if (fired_at === null) return late ? 'late' : null;
    // A step that only informs has no event; what can be asked of it is that it fits.
    if (escalation !== null || fired_at < fires_at) return 'fired_at';
    return late === isLate(fires_at, fired_at) ? null : 'late';
  }
  if (fired_at === null || fired_at > fired.firedAt) return 'fired_at';
  if (fired.isExact && fired_at !== fired.firedAt) return 'fired_at';
  return late === fired.late ? null : 'late';
}
