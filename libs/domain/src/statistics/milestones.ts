import type { IsoDate } from '../calendar/iso-date.ts';
import type { Agreement, DisputeContext } from '../dispute/dispute.context.ts';
import type { DisputeEventType, EventOf, RecordedEvent, Stamp } from '../dispute/dispute.events.ts';
import { latest } from '../dispute/dispute.results.ts';

/**
 * What the figures ask of the way of a case that its present state no longer tells: days that stay, whatever becomes of
 * the case later. Of agreements only the one counts that gave the case its result, for that result counts.
 */
export interface Milestones {
  /** The first session, or the result of a case that was settled without one. */
  readonly mediatedOn: IsoDate | null;
  readonly agreementForm: Agreement['form'] | null;
  /** What was promised in money, in fen; null where nothing was. */
  readonly agreedFen: number | null;
  readonly confirmation: Exclude<Agreement['confirmation'], 'none'> | null;
  /** The day of the last promise; null where nothing is known of any. */
  readonly performBy: IsoDate | null;
  /** The day on which the last promise was kept. */
  readonly performedOn: IsoDate | null;
  readonly defaultedOn: IsoDate | null;
  /** When the first visit was due, as was said first. */
  readonly visitDueOn: IsoDate | null;
  /** The first visit. */
  readonly visitedOn: IsoDate | null;
  /** What the latest visit heard; null before there was one. */
  readonly satisfaction: 'satisfied' | 'dissatisfied' | 'unanswered' | null;
  /** The first time that the case was opened again after it had ended. */
  readonly reopenedOn: IsoDate | null;
}

export const noMilestones: Milestones = {
  mediatedOn: null,
  agreementForm: null,
  agreedFen: null,
  confirmation: null,
  performBy: null,
  performedOn: null,
  defaultedOn: null,
  visitDueOn: null,
  visitedOn: null,
  satisfaction: null,
  reopenedOn: null,
};

/** A clock that an event started, with its due day. */
interface Started {
  readonly key: string;
  readonly dueOn: IsoDate;
}

/**
 * The milestones after one more event.
 * @param after  the case as the event leaves it
 * @param started  the clocks that the event started
 */
export function milestonesAfter(
  before: Milestones,
  event: RecordedEvent,
  after: DisputeContext,
  started: readonly Started[],
): Milestones {
  const changes = { ...dayOf(event, after), ...agreementAfter(before, event, after) };
  return {
    ...before,
    ...changes,
    mediatedOn: before.mediatedOn ?? changes.mediatedOn ?? null,
    visitedOn: before.visitedOn ?? changes.visitedOn ?? null,
    visitDueOn:
      before.visitDueOn ?? started.find(({ key }) => key.startsWith('followUpVisit'))?.dueOn ?? null,
    // Also after a reopening that was taken back: the case is then in its first round again.
    reopenedOn: after.round === 1 ? null : (before.reopenedOn ?? event.on),
  };
}

type Days = {
  readonly [T in DisputeEventType]?: (event: EventOf<T>, after: DisputeContext) => Partial<Milestones>;
};

const settled = ({ on }: Pick<Stamp, 'on'>, { results }: DisputeContext) => ({
  mediatedOn: results.at(-1)?.on ?? on,
});

/** The days that an event says. */
const daysIn: Days = {
  HOLD_SESSION: ({ heldOn }, { acceptedOn }) => ({ mediatedOn: latest([heldOn, acceptedOn ?? heldOn]) }),
  REACH_AGREEMENT: settled,
  SETTLE_ON_SPOT: settled,
  IMPORT: ({ state }, { acceptedOn }) => (untried.has(state) ? {} : { mediatedOn: acceptedOn }),
  VISIT: ({ visitedOn, satisfaction }) => ({ visitedOn, satisfaction }),
};

function dayOf(event: RecordedEvent, after: DisputeContext): Partial<Milestones> {
  // The event is of the type by which its reader was found.
  const read = daysIn[event.type as DisputeEventType] as
    | ((event: RecordedEvent, after: DisputeContext) => Partial<Milestones>)
    | undefined;
  return read?.(event, after) ?? {};
}

/** Of these a register does not say that anybody mediated. */
const untried: ReadonlySet<string> = new Set(['withdrawn', 'referred']);

/** What became of the agreement that gave the case its result; later ones, after a default or in a later round, do not count. */
function agreementAfter(
  before: Milestones,
  event: RecordedEvent,
  { agreement, results, round }: DisputeContext,
): Partial<Milestones> {
  const [first] = results;
  if (first?.kind !== 'settled' || first.round !== round || before.defaultedOn !== null) return {};
  // With guidance the agreement stands, and may still be kept.
  if (event.type === 'DEFAULT' && event.next !== 'guidance') return { defaultedOn: event.on };
  if (agreement === null) return {};
  const { form, confirmation, obligations } = agreement;
  const isKept = obligations.every(({ performed }) => performed);
  const performedOn = isKept ? (before.performedOn ?? dayKept(event, first.on)) : null;
  // What a register says was kept, nobody knows when, is neither due in a period nor kept in one.
  const isUndated = isKept && performedOn === null;
  return {
    agreementForm: form,
    agreedFen: statedIn(event) ?? agreedIn(agreement) ?? before.agreedFen,
    confirmation: confirmation === 'none' ? null : confirmation,
    performBy: (isUndated ? null : lastPromiseOf(event, agreement)) ?? before.performBy,
    performedOn,
  };
}

function agreedIn({ obligations }: Agreement): number | null {
  const amounts = obligations.flatMap(({ amountFen }) => amountFen ?? []);
  return amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0);
}

/** A register may name what was agreed without naming promises. */
const statedIn = (event: RecordedEvent): number | null =>
  event.type === 'IMPORT' && Object.hasOwn(event.words, 'agreedAmountFen')
    ? Number(event.words.agreedAmountFen)
    : null;

/** What was settled and kept on the spot promises nothing for later: its promise was due at once. */
function lastPromiseOf(event: RecordedEvent, { obligations, effectiveOn }: Agreement): IsoDate | null {
  const days = obligations.flatMap(({ dueOn }) => dueOn ?? []);
  if (days.length > 0) return latest(days);
  return event.type === 'SETTLE_ON_SPOT' ? effectiveOn : null;
}

/** Null where a register says nothing of performance. */
function dayKept(event: RecordedEvent, settledOn: IsoDate): IsoDate | null {
  if (event.type === 'RECORD_PERFORMANCE') return event.performedOn;
  return event.type === 'SETTLE_ON_SPOT' ? settledOn : null;
}

/**
 * The last day whose period may count a case: any day to come while it has no result.
 * @returns "infinity" where there is none; null for what was never accepted, which no figure counts
 */
export function countedUntil(
  acceptedOn: IsoDate | null,
  outcomeOn: IsoDate | null,
  { performBy, visitDueOn, visitedOn }: Milestones,
): IsoDate | 'infinity' | null {
  if (acceptedOn === null) return null;
  if (outcomeOn === null) return 'infinity';
  return latest([outcomeOn, ...[performBy, visitDueOn, visitedOn].filter((day) => day !== null)]);
}
