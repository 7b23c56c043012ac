import { eventOf, type historiesOf } from '#casework/dispute';
import {
  addYears,
  type CountId,
  type Counts,
  countIds,
  type DisputeContext,
  fold,
  type IsoDate,
} from '#domain';
import type { Asked } from '../../libs/casework/src/statistics/known.query.ts';

type Events = Awaited<ReturnType<typeof historiesOf>>;
type Payload = Readonly<Record<string, unknown>>;

/** What only the report of a case says. */
export interface RowFacts {
  readonly id: string;
  readonly typeCode: string;
  readonly persons: number;
  readonly amountFen: number | null;
  readonly reportedOn: IsoDate;
}

interface Promised {
  amountFen: number | undefined;
  paid: number;
  isKept: boolean;
  dueOn: IsoDate;
}

/** The agreement that gave a case its result, told from its events as a clerk would tell it. */
interface Deal {
  readonly form: string;
  readonly agreedFen: number | null;
  readonly confirmation: string | null;
  readonly performBy: IsoDate | null;
  readonly performedOn: IsoDate | null;
}

const last = (days: readonly IsoDate[]): IsoDate | null => [...days].sort().at(-1) ?? null;

function dealOf(events: Events, settledOn: IsoDate): Deal | null {
  const start = events.findIndex(({ type }) => type === 'REACH_AGREEMENT' || type === 'SETTLE_ON_SPOT');
  const first = events[start];
  if (first === undefined) return null;
  const said = first.payload as Payload;
  const isOnSpot = first.type === 'SETTLE_ON_SPOT';
  type Term = { id: string; amountFen?: number; dueOn: IsoDate };
  const fresh = (terms: readonly Term[]) =>
    new Map<string, Promised>(
      terms.map(({ id, amountFen, dueOn }) => [id, { amountFen, paid: 0, isKept: false, dueOn }]),
    );
  const terms: readonly Term[] = isOnSpot
    ? said.performedAtOnce
      ? []
      : [
          {
            id: '1',
            dueOn: (said.performBy as IsoDate | undefined) ?? settledOn,
            ...(said.amountFen === undefined ? {} : { amountFen: said.amountFen as number }),
          },
        ]
    : (said.obligations as readonly Term[]);
  let promises = fresh(terms);
  let confirmation: string | null = null;
  let performedOn: IsoDate | null = isOnSpot && said.performedAtOnce ? settledOn : null;
  for (const { type, payload } of events.slice(start + 1)) {
    const told = payload as Payload;
    if ((type === 'DEFAULT' && told.next !== 'guidance') || type === 'REOPEN') break;
    if (type === 'AMEND_AGREEMENT') {
      const kept = [...promises].filter(([, { isKept }]) => isKept);
      promises = new Map([...kept, ...fresh(told.obligations as readonly Term[])]);
      performedOn = null;
      // A ruling on the former terms is none on these.
      if (told.outdatesRuling === true) confirmation = null;
    }
    if (type === 'RECORD_CONFIRMATION' && told.step !== 'enforcement') confirmation = told.step as string;
    const promise = promises.get(told.obligationId as string);
    if (type === 'RECORD_PERFORMANCE' && promise !== undefined) {
      promise.paid += (told.amountFen as number | undefined) ?? promise.amountFen ?? 0;
      promise.isKept ||=
        promise.amountFen === undefined || told.amountFen === undefined || promise.paid >= promise.amountFen;
      if ([...promises.values()].every(({ isKept }) => isKept)) performedOn ??= told.performedOn as IsoDate;
    }
  }
  const amounts = [...promises.values()].flatMap(({ amountFen }) => amountFen ?? []);
  return {
    form: isOnSpot ? 'oral' : (said.form as string),
    agreedFen: amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0),
    confirmation,
    performBy: last([...promises.values()].map(({ dueOn }) => dueOn)) ?? (isOnSpot ? settledOn : null),
    performedOn,
  };
}

/** The cases that were linked as of the same parties, said at either, the later saying standing. */
function linkedPairs(events: Events): ReadonlySet<string> {
  const pairs = new Map<string, boolean>();
  const said = events
    .filter(({ type }) => type === 'LINK' || type === 'UNLINK')
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.type < b.type ? -1 : 1));
  for (const { disputeId, type, payload } of said) {
    const pair = [disputeId, String(payload.disputeId)].sort().join();
    pairs.set(pair, type === 'LINK' && payload.kind === 'same_parties');
  }
  return new Set([...pairs].filter(([, isLinked]) => isLinked).map(([pair]) => pair));
}

/**
 * The figures as somebody counts them who reads one history after another, in the words of the definitions.
 * @param isOf  counts only cases of which this is true
 */
export function slowCounts(
  all: Events,
  rows: readonly RowFacts[],
  { from, until, asOf }: Pick<Asked, 'from' | 'until' | 'asOf'>,
  isOf: (context: DisputeContext) => boolean = () => true,
): Counts {
  const counts = Object.fromEntries(countIds.map((id) => [id, 0])) as Record<CountId, number>;
  const count = (id: CountId, is: boolean, size = 1) => {
    if (is) counts[id] += size;
  };
  const inPeriod = (day: IsoDate | null | undefined): boolean =>
    day !== null && day !== undefined && from <= day && day <= until;
  const known = all.filter(({ at }) => at <= asOf);
  const linked = linkedPairs(known);
  for (const row of rows) {
    const events = known.filter(({ disputeId }) => disputeId === row.id);
    if (events.length === 0) continue;
    const context: DisputeContext = fold(events.map(eventOf)).context;
    if (context.acceptedOn === null || context.acceptedOn > until || !isOf(context)) continue;
    const { acceptedOn } = context;
    const result = context.results.find(({ kind }) => kind !== 'declined');
    const endedOn = result?.on ?? null;
    const isNew = acceptedOn >= from;
    const isClosed = inPeriod(endedOn);
    const isMerged = result?.kind === 'merged';
    const isSettled = isClosed && result?.kind === 'settled';
    const dueOn = events.flatMap(({ clocks }) => clocks).findLast(({ key }) => key === 'mediation')?.dueOn;
    const session = events.find(({ type }) => type === 'HOLD_SESSION')?.payload.heldOn as IsoDate | undefined;
    const deal = result?.kind === 'settled' ? dealOf(events, result.on) : null;
    const settledOn = context.results.filter(({ kind }) => kind === 'settled').map(({ on }) => on);
    const [mediatedOn = null] = [...(session === undefined ? [] : [session]), ...settledOn].sort();
    const visits = events.filter(({ type }) => type === 'VISIT').map(({ payload }) => payload);
    const visitDueOn = events
      .flatMap(({ clocks }) => clocks)
      .find(({ key }) => key.startsWith('followUpVisit'))?.dueOn;
    const satisfaction = visits.at(-1)?.satisfaction;
    const visitedOn = visits[0]?.visitedOn as IsoDate | undefined;
    const reopenedOn = events.find(({ type }) => type === 'REOPEN')?.happenedOn;
    const isAgain = rows.some(
      (other) =>
        endedOn !== null &&
        linked.has([row.id, other.id].sort().join()) &&
        other.reportedOn >= endedOn &&
        other.reportedOn <= addYears(endedOn, 1),
    );
    const isOpen = endedOn === null || endedOn > until;
    count('carriedIn', !isNew && (endedOn === null || endedOn >= from));
    count('accepted', isNew);
    count('mediated', isNew && mediatedOn !== null && mediatedOn <= until);
    count('settled', isSettled);
    count('notSettled', isClosed && result?.kind === 'not_settled');
    count('withdrawn', isClosed && result?.kind === 'withdrawn');
    count('transferred', isClosed && result?.kind === 'transferred');
    count('merged', isClosed && isMerged);
    count('closed', isClosed);
    count('closedOnTime', isClosed && !isMerged && (dueOn === undefined || (endedOn ?? '') <= dueOn));
    count('open', isOpen);
    count('overdue', isOpen && dueOn !== undefined && dueOn < until);
    count('written', isSettled && deal?.form === 'written');
    count('oral', isSettled && deal?.form === 'oral');
    count('confirmationApplied', isSettled && deal?.form === 'written' && deal.confirmation !== null);
    count('confirmed', isSettled && deal?.form === 'written' && deal.confirmation === 'granted');
    count('performanceDue', inPeriod(deal?.performBy));
    count('performed', inPeriod(deal?.performBy) && (deal?.performedOn ?? '9999') <= until);
    count('visitsDue', inPeriod(visitDueOn));
    count('visited', inPeriod(visitDueOn) && (visitedOn ?? '9999') <= until);
    const isAnswered =
      inPeriod(visitedOn) && (satisfaction === 'satisfied' || satisfaction === 'dissatisfied');
    count('answered', isAnswered);
    count('satisfied', isAnswered && satisfaction === 'satisfied');
    const isReopened = reopenedOn !== undefined && endedOn !== null && reopenedOn <= addYears(endedOn, 1);
    count('repeated', isSettled && (isReopened || isAgain));
    const isItself = isNew && !(isMerged && !isOpen);
    count('persons', isItself, row.persons);
    count('amountInvolved', isItself, row.amountFen ?? 0);
    count('amountStated', isItself && row.amountFen !== null);
    count('agreedAmount', isSettled, deal?.agreedFen ?? 0);
    count('attempts', isClosed && !isMerged, context.attempt);
  }
  return counts;
}
