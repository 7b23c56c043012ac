import type { RecordedEvent } from './dispute.events.ts';
import { type Course, goBack } from './dispute.retraction.ts';
import {
  type DisputeSnapshot,
  eventsNow,
  illegalTransition,
  machineVersion,
  unreported,
} from './dispute.snapshot.ts';
import { endOf, wayOf } from './dispute.ways.ts';

/** The course of a dispute of which nothing was told yet. */
export const outset = (): Course => ({ seq: 0, snapshot: unreported(), standing: null });

/**
 * The course after one more event of a history that has happened. Requirements are not asked again: they may have become
 * stricter since.
 * @throws RuleError kind "conflict", code "illegal-transition" where the history cannot have happened
 */
export function proceed(course: Course, event: RecordedEvent): Course {
  if (event.type === 'RETRACT') return goBack(course, event);
  const { snapshot: before, standing: below } = course;
  const way = wayOf(before, event);
  if (way === undefined) throw illegalTransition(before, event.type, eventsNow(before));
  const seq = course.seq + 1;
  return {
    seq,
    snapshot: { machineVersion, ...endOf(before, way, event) },
    standing: { seq, type: event.type, before, below },
  };
}

/** Follows a history from nothing. @throws RuleError as {@link proceed} */
export function follow(history: Iterable<RecordedEvent>): Course {
  let course = outset();
  for (const event of history) course = proceed(course, event);
  return course;
}

/**
 * Folds a history from nothing; what comes out must equal what is stored.
 * @throws RuleError as {@link proceed}
 */
export const fold = (history: Iterable<RecordedEvent>): DisputeSnapshot => follow(history).snapshot;
