import {
  addDays,
  advance,
  awaitsAnswer,
  type DisputeEvent,
  type DisputeSnapshot,
  eventsNow,
  type IsoDate,
  isOpen,
  owedAgreement,
  RuleError,
  unreported,
} from '#domain';
import { sampledTypes, samplesOf } from './dispute-samples.ts';

/** One snapshot for all that the guards cannot tell apart. */
export interface Place {
  readonly key: string;
  readonly snapshot: DisputeSnapshot;
  readonly on: IsoDate;
  readonly allowed: readonly string[];
}

/** An event tried at a place: either it led to another place, or it was refused. */
export interface Attempt {
  readonly from: Place;
  readonly event: DisputeEvent;
  readonly on: IsoDate;
  readonly led: { readonly to: Place; readonly snapshot: DisputeSnapshot } | null;
  readonly refusal: RuleError | null;
}

/**
 * Whether units assist decides about STAND_DOWN alone, what was prevented about RETRACT_PREVENTION, and what was broken about
 * receipts and the court, whatever else holds: told apart everywhere each would double the walk and find nothing more. So it
 * is told apart where nothing else is out of the ordinary.
 */
const isOrdinary = ({ risk, offer, refusals, ratification, absorbed, clocks }: DisputeSnapshot['context']) =>
  risk !== 'red' &&
  offer === null &&
  refusals === 0 &&
  ratification === null &&
  absorbed.length === 0 &&
  !clocks.some(awaitsAnswer);

/** What guards and clocks look at, counters capped: two snapshots of one key accept the same events, but for those two. */
function keyOf({ value, context }: DisputeSnapshot): string {
  const { clocks, results, round } = context;
  const agreement = isOrdinary(context) ? owedAgreement(context) : context.agreement;
  const isBroken = context.agreement === null && agreement !== null;
  const mediation = clocks.find(({ rule }) => rule === 'mediation');
  const owed = agreement?.obligations.filter(({ performed }) => !performed) ?? [];
  const left = owed.length;
  const isEnforced = left > 0 && owed.every(({ enforcedOn }) => enforcedOn !== undefined);
  const ended = ['declined', 'withdrawn', 'refused', 'terminated', 'referred', 'merged'].includes(value);
  return [
    value,
    context.risk === 'red' ? 'red' : '',
    context.offer ? 'offer' : '',
    `refusals ${context.refusals}`,
    context.leadId === null ? '' : 'lead',
    isOpen(value) && isOrdinary(context) && context.assistingIds.length > 0 ? 'assisted' : '',
    isOrdinary(context) && context.assistingIds.length === 0 && context.preventions?.length
      ? 'prevented'
      : '',
    context.ratification === 'pending' ? 'to ratify' : '',
    context.dossier,
    context.absorbed.length > 0 ? 'absorbed' : '',
    context.acceptedOn === null ? '' : 'accepted',
    results.some((result) => result.round === round) ? 'has result' : '',
    ended
      ? ''
      : `${agreement?.form ?? ''} ${agreement?.confirmation ?? ''} ${Math.min(left, 2)}${isEnforced ? ' enforced' : ''}${isBroken ? ' broken' : ''}`,
    `visits ${clocks.filter(({ rule }) => rule === 'followUpVisit').length}`,
    clocks.some(awaitsAnswer) ? 'to answer' : '',
    mediation
      ? `mediation${mediation.pausedOn ? ' paused' : ''}${mediation.extendedTo ? ' extended' : ''}`
      : '',
  ].join('|');
}

/** Freezes a snapshot through and through: an event that wrote into it would throw. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) frozen(part);
    Object.freeze(value);
  }
  return value;
}

const firstDay: IsoDate = '2026-03-02';

const placeAt = (snapshot: DisputeSnapshot, on: IsoDate): Place => ({
  key: keyOf(snapshot),
  snapshot: frozen(snapshot),
  on,
  allowed: eventsNow(snapshot),
});

/** Walks the whole graph breadth-first: every sample of every event at every place that any of them leads to. */
export function walk(): { readonly places: readonly Place[]; readonly attempts: readonly Attempt[] } {
  const start = placeAt(unreported(), firstDay);
  const places = new Map([[start.key, start]]);
  const attempts: Attempt[] = [];
  const reach = (snapshot: DisputeSnapshot, on: IsoDate): Place => {
    const key = keyOf(snapshot);
    const place = places.get(key) ?? placeAt(snapshot, on);
    places.set(key, place);
    return place;
  };
  // A Map hands out what is added while it is walked through.
  for (const from of places.values()) {
    const on = addDays(from.on, 1);
    for (const type of sampledTypes) {
      // Enforcement waits until a promise is due.
      const days = type === 'RECORD_CONFIRMATION' ? [on, addDays(on, 90)] : [on];
      for (const day of days) {
        for (const event of samplesOf(type, from.snapshot.context, day)) {
          attempts.push({ from, event, on: day, ...tried(from, event, (next) => reach(next, on)) });
        }
      }
    }
  }
  return { places: [...places.values()], attempts };
}

function tried(
  from: Place,
  event: DisputeEvent,
  reach: (next: DisputeSnapshot) => Place,
): Pick<Attempt, 'led' | 'refusal'> {
  try {
    const snapshot = advance(from.snapshot, event);
    return { led: { to: reach(snapshot), snapshot }, refusal: null };
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return { led: null, refusal: error };
  }
}
