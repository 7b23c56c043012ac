import { dayOfWeek, type Label } from '#domain';
import type { Dispute } from '../dispute-query.ts';

/** A clock of a case, as the server explains it. */
export type Clock = Dispute['clocks'][number];
type Step = Clock['steps'][number];

/** A line of the computation: one step, or working days in a row. */
export interface ComputedLine {
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly days: number;
  /** Of one step what it says; working days in a row say nothing but how many they are. */
  readonly what: Label;
}

/** A day of the week that is worked anyway. One worked in place of a holiday has a reason, which must stand there. */
const isPlainlyCounted = ({ kind, on }: Step): boolean => kind === 'counted' && dayOfWeek(on) % 6 !== 0;

/**
 * The steps of a computation as people read them: the working days of a week are one line, and each day that is left out
 * stands there by its date and reason.
 */
export function computedLines(steps: readonly Step[]): readonly ComputedLine[] {
  const lines: ComputedLine[] = [];
  let before: Step | undefined;
  for (const step of steps) {
    const last = lines.at(-1);
    const goesOn = before !== undefined && isPlainlyCounted(before) && isPlainlyCounted(step);
    if (last && goesOn) lines[lines.length - 1] = { ...last, to: step.on, days: last.days + 1 };
    else lines.push({ kind: step.kind, from: step.on, to: step.on, days: 1, what: step });
    before = step;
  }
  return lines;
}
