import type { IsoDate } from '../calendar/iso-date.ts';
import type { DeadlineRuleId } from '../deadline/deadline.rule.ts';
import type { DisputeContext } from './dispute.context.ts';

/** What the figures of a meeting ask about a case beyond its columns, as it stands after an event. */
export interface Stand {
  /** Since when it waits for another unit to sign for it; null while it waits for none. */
  readonly waitingSince: IsoDate | null;
  /** The nearest day on which something that was promised is due; null where nothing is. */
  readonly performanceDueOn: IsoDate | null;
}

/** Clocks that run while another unit has not signed. */
export const waitsForUnit: ReadonlySet<DeadlineRuleId> = new Set(['signFor', 'handOver']);

const earliest = (days: readonly IsoDate[]): IsoDate | null => [...days].sort()[0] ?? null;

/** Read from the clocks that run, so that nothing is asked twice. */
export function standOf({ clocks }: Pick<DisputeContext, 'clocks'>): Stand {
  return {
    waitingSince: earliest(
      clocks.filter(({ rule }) => waitsForUnit.has(rule)).map(({ startedOn }) => startedOn),
    ),
    performanceDueOn: earliest(
      clocks.filter(({ rule }) => rule === 'performance').flatMap(({ dueOn }) => dueOn ?? []),
    ),
  };
}
