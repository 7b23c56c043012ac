import type { DisputeEvent } from './dispute.events.ts';
import {
  type DisputeSnapshot,
  eventsNow,
  illegalTransition,
  machineVersion,
  unreported,
} from './dispute.snapshot.ts';
import { endOf, wayOf } from './dispute.ways.ts';

/**
 * The next snapshot of a history that has happened. Requirements are not asked again: they may have become stricter since.
 * @throws RuleError kind "conflict", code "illegal-transition" where the history cannot have happened
 */
export function proceed(snapshot: DisputeSnapshot, event: DisputeEvent): DisputeSnapshot {
  const way = wayOf(snapshot, event);
  if (way === undefined) throw illegalTransition(snapshot, event.type, eventsNow(snapshot));
  return { machineVersion, ...endOf(snapshot, way, event) };
}

/**
 * Folds a history from nothing; what comes out must equal what is stored.
 * @throws RuleError kind "conflict", code "illegal-transition" where the history cannot have happened
 */
export function fold(history: Iterable<DisputeEvent>): DisputeSnapshot {
  let snapshot = unreported();
  for (const event of history) snapshot = proceed(snapshot, event);
  return snapshot;
}
