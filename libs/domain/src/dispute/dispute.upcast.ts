import { RuleError } from '../errors.ts';
import type { DisputeContext } from './dispute.context.ts';
import type { DisputeState } from './dispute.states.ts';

/** A dispute as it is stored: plain JSON, readable without the library. */
export interface DisputeSnapshot {
  readonly machineVersion: number;
  readonly value: DisputeState;
  readonly context: DisputeContext;
}

interface Stored {
  readonly machineVersion: number;
  readonly context: unknown;
}
interface VersionOneContext {
  readonly result: object | null;
  readonly round: number;
}

/** One function per version: it turns a snapshot of that version into one of the next. Append-only. */
const upcasts: Readonly<Record<number, (stored: Stored) => Stored>> = {
  /** Version 1 had one `result` instead of one per round, and did not count refusals. */
  1: (stored) => {
    const { result, ...context } = stored.context as VersionOneContext;
    const results = result ? [{ ...result, round: context.round }] : [];
    return {
      ...stored,
      machineVersion: 2,
      context: { ratification: null, ordered: false, refusals: 0, ...context, results },
    };
  },
  /** Version 2 knew no mergers. */
  2: (stored) => ({
    ...stored,
    machineVersion: 3,
    context: { mergedInto: null, absorbed: [], ...(stored.context as object) },
  }),
};

/**
 * A stored snapshot in the present shape.
 * @throws RuleError kind "invalid", code "unknown-snapshot" when it is of a newer version, or none at all
 */
export function upcast(stored: unknown, to: number): DisputeSnapshot {
  let snapshot = stored as Stored;
  while (snapshot?.machineVersion !== to) {
    const next = upcasts[snapshot?.machineVersion];
    if (!next) {
      throw new RuleError({
        kind: 'invalid',
        code: 'unknown-snapshot',
        message: `A snapshot of version ${String(snapshot?.machineVersion)} cannot be read by version ${to}`,
        messageZh: '案件快照的版本不能识别，请升级程序',
      });
    }
    snapshot = next(snapshot);
  }
  return snapshot as unknown as DisputeSnapshot;
}
