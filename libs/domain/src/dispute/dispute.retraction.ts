import { RuleError } from '../errors.ts';
import type { DisputeEventType, Retracted } from './dispute.events.ts';
import type { DisputeSnapshot } from './dispute.snapshot.ts';
import { eventLabels } from './event.labels.ts';

/** An event that nobody has taken back, on those that stood when it happened. */
export interface Standing {
  readonly seq: number;
  readonly type: DisputeEventType;
  /** The case as it stood before it. */
  readonly before: DisputeSnapshot;
  readonly below: Standing | null;
}

/** Where a history has led, and the way back. */
export interface Course {
  /** Number of the latest event. */
  readonly seq: number;
  readonly snapshot: DisputeSnapshot;
  /** The latest event that stands; null before anything was reported. */
  readonly standing: Standing | null;
}

/**
 * The events that are to be taken back: exactly the latest that stand, so that nothing that happened since is lost.
 * @param seqs  their numbers, ascending
 * @returns those events, the first of them first
 * @throws RuleError kind "conflict", code "retracted-already", "happened-since"
 */
export function retractable({ standing }: Course, seqs: readonly number[]): readonly Standing[] {
  const wanted = [...seqs];
  const found: Standing[] = [];
  let top = standing;
  for (let seq = wanted.pop(); seq !== undefined; seq = wanted.pop()) {
    if (top?.seq !== seq) throw refusalOf(top, seq);
    found.unshift(top);
    top = top.below;
  }
  return found;
}

/** Whatever stands above the event has happened since; one that does not stand was taken back before. */
function refusalOf(top: Standing | null, seq: number): RuleError {
  const since: DisputeEventType[] = [];
  for (let one = top; one !== null; one = one.below) {
    if (one.seq === seq) return happenedSince(since);
    since.unshift(one.type);
  }
  return retractedAlready();
}

/**
 * The case as it stood before these events. A case number that was given is never taken back: numbers have no gap.
 * @param events  as {@link retractable} answers them
 */
export function asBefore({ snapshot }: Course, [first]: readonly Standing[]): DisputeSnapshot {
  if (first === undefined) throw new Error('nothing is taken back');
  const { before } = first;
  const { number } = snapshot.context;
  return number === before.context.number ? before : { ...before, context: { ...before.context, number } };
}

/**
 * The course after a retraction: what was taken back stands no longer, what was below it does.
 * @throws RuleError as {@link retractable}; kind "invalid", code "wrong-retraction" where it tells of another case than that
 */
export function goBack(course: Course, { seqs, refusals }: Retracted): Course {
  const events = retractable(course, seqs);
  const snapshot = asBefore(course, events);
  if (snapshot.context.refusals !== refusals) throw wrongRetraction();
  return { seq: course.seq + 1, snapshot, standing: events[0]?.below ?? null };
}

function happenedSince(types: readonly DisputeEventType[]): RuleError {
  const labels = [...new Set(types)].map((type) => eventLabels[type]);
  return new RuleError({
    kind: 'conflict',
    code: 'happened-since',
    message: `It cannot be undone any more, because of what has happened since: ${labels.map(({ en }) => en).join(', ')}`,
    messageZh: `作出决定之后案件又有新情况（${labels.map(({ zh }) => zh).join('、')}），不能再撤销`,
  });
}

const retractedAlready = (): RuleError =>
  new RuleError({
    kind: 'conflict',
    code: 'retracted-already',
    message: 'This decision was taken back already',
    messageZh: '该项决定已经撤销',
  });

const wrongRetraction = (): RuleError =>
  new RuleError({
    kind: 'invalid',
    code: 'wrong-retraction',
    message: 'The retraction does not tell where the case goes back to',
    messageZh: '撤销记录与案件情况不符',
  });
