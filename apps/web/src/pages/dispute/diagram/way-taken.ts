import type { DisputeState } from '#domain';
import type { Line } from '../story.ts';

/** One step from a state to another that a case has gone. */
export interface Step {
  readonly n: number;
  readonly line: Line;
}

/** The steps that a case has gone, in their order; what stayed within a state is none. */
export const wayTaken = (lines: readonly Line[]): readonly Step[] =>
  lines.filter(({ fromState, toState }) => fromState !== toState).map((line, n) => ({ n: n + 1, line }));

/** How often the case has been in a state. */
export const timesIn = (way: readonly Step[], state: DisputeState): number =>
  way.filter(({ line }) => line.toState === state).length;
