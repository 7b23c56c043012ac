import { eventOf, hashOf, type StoredEvent } from '#casework/dispute';
import { noHash } from '#casework/seal';
import {
  type Course,
  type DisputeSnapshot,
  type Milestones,
  milestonesAfter,
  noMilestones,
  outset,
  proceed,
} from '#domain';
import type { CaseRecord } from './case.record.ts';
import { ClockLedger } from './clock.ledger.ts';
import type { Report } from './difference.ts';

/** What the history of a case gives when it is folded again. */
export interface Retraced {
  readonly snapshot: DisputeSnapshot;
  readonly milestones: Milestones;
  /** False where an event cannot have happened: what follows from the history is then unknown. */
  readonly isWhole: boolean;
  /** Hash of the latest event. */
  readonly head: string;
  readonly ledger: ClockLedger;
}

/** Proves the chain of a history, event by event, and folds it through the machine. */
export function retrace({ events, deadlines }: CaseRecord, report: Report): Retraced {
  const ledger = new ClockLedger(deadlines);
  let head = noHash;
  let previousAt = '';
  let way: Way = { course: outset(), milestones: noMilestones };
  let isWhole = events.length > 0;
  events.forEach((event, n) => {
    proveLink(event, n + 1, head, report);
    head = event.hash;
    if (isWhole) {
      const after = follow(way, event, ledger, report);
      isWhole = after !== null;
      way = after ?? way;
    }
    if (event.at < previousAt) report('dispute_event.at', 'impossible', event.seq);
    previousAt = event.at;
  });
  if (events.length === 0) report('dispute_event', 'missing');
  return { snapshot: way.course.snapshot, milestones: way.milestones, isWhole, head, ledger };
}

function proveLink(event: StoredEvent, seq: number, head: string, report: Report): void {
  const { hash, previousHash, ...record } = event;
  if (event.seq !== seq) report('dispute_event.seq', 'broken', event.seq);
  if (previousHash !== head) report('dispute_event.previous_hash', 'broken', event.seq);
  if (hash !== hashOf(record, previousHash)) report('dispute_event.hash', 'broken', event.seq);
}

/** How far a history has been followed. */
interface Way {
  readonly course: Course;
  readonly milestones: Milestones;
}

function follow(
  { course, milestones }: Way,
  event: StoredEvent,
  ledger: ClockLedger,
  report: Report,
): Way | null {
  try {
    const told = eventOf(event);
    const next = proceed(course, told);
    const [before, after] = [course.snapshot, next.snapshot];
    const isTold = ledger.happened(event, before.context.clocks, after.context.clocks);
    if (!isTold) report('dispute_event.clocks', 'differs', event.seq);
    if (event.fromState !== before.value) report('dispute_event.from_state', 'differs', event.seq);
    if (event.toState !== after.value) report('dispute_event.to_state', 'differs', event.seq);
    if (event.holderId !== after.context.holderId) report('dispute_event.holder_id', 'differs', event.seq);
    return {
      course: next,
      milestones: milestonesAfter(milestones, told, after.context, event.clocks),
    };
  } catch {
    // Whatever the machine throws at a payload that it never wrote: this event did not happen so.
    report('dispute_event.payload', 'impossible', event.seq);
    return null;
  }
}
