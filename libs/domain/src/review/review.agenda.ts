import type { Calendar } from '../calendar/calendar.ts';
import { addDays, type IsoDate } from '../calendar/iso-date.ts';
import { workingDaysBetween } from '../calendar/working-days.ts';
import type { DeadlineRuleId } from '../deadline/deadline.rule.ts';
import type { Risk } from '../dispute/dispute.codes.ts';
import { waitsForUnit } from '../dispute/dispute.stand.ts';
import { type DisputeState, isOpen } from '../dispute/dispute.states.ts';
import type { AgendaReason, AgendaSection } from './review.codes.ts';
import { lookAheadDays, manyPersonsFrom, waitingWorkingDays } from './review.figures.ts';
import type { CaseStanding } from './review.standing.ts';

/** A clock of the case that runs and does not stand still. */
export interface AgendaClock {
  readonly rule: DeadlineRuleId;
  readonly startedOn: IsoDate;
  readonly dueOn: IsoDate;
}

/** What the agenda must know of a case. */
export interface AgendaCase {
  readonly disputeId: string;
  /** Null before it is accepted. */
  readonly number: string | null;
  readonly state: DisputeState;
  readonly risk: Risk;
  readonly holderId: string | null;
  readonly persons: number;
  readonly attempt: number;
  /** Objections to a dispatch or an offer that nobody has taken up since. */
  readonly refusals: number;
  readonly ratification: 'pending' | 'done' | null;
  readonly acceptedOn: IsoDate | null;
  /** Reopened, or linked with another case of the same parties. */
  readonly isRepeat: boolean;
  /** Its agreement was not kept, and no further attempt has begun. */
  readonly isBroken: boolean;
  /** When an earlier decision that is not carried out was to be done; null: no such decision. */
  readonly undone: { readonly dueOn: IsoDate | null } | null;
  readonly clocks: readonly AgendaClock[];
}

/** A dispute on the agenda: in the first section whose rule finds it, with what that rule found. */
export interface AgendaItem {
  readonly disputeId: string;
  readonly section: AgendaSection;
  readonly reasons: readonly AgendaReason[];
  /** The day by which the case stands in its section: due, started to wait, accepted; null where there is none. */
  readonly on: IsoDate | null;
  /** How the case stood when the agenda was frozen; absent in a preview, and in agendas of earlier releases. */
  readonly asOf?: CaseStanding | undefined;
}

/** Clocks with a section of their own, and those that only inform. */
const notDelays: ReadonlySet<DeadlineRuleId> = new Set([
  'signFor',
  'handOver',
  'performance',
  'judicialConfirmation',
  'enforcement',
]);
/** Clocks longer than a week: of a shorter one every case would be due within seven days. */
const longClocks: ReadonlySet<DeadlineRuleId> = new Set(['mediation', 'resumeCheck']);

/** Case numbers are compared with their ends under each other: 第999号 comes before 第1000号. */
const longestNumber = 40;

interface Finding {
  readonly reasons: readonly AgendaReason[];
  readonly on: IsoDate | null;
}
interface Day {
  readonly today: IsoDate;
  readonly until: IsoDate;
  readonly calendar: Calendar;
}
type Rule = (dispute: AgendaCase, day: Day) => Finding | null;

const earliest = (dates: readonly (IsoDate | null)[]): IsoDate | null =>
  dates.filter((date) => date !== null).sort()[0] ?? null;
const found = (reasons: readonly (AgendaReason | false)[], on: IsoDate | null): Finding | null => {
  const given = reasons.filter((reason) => reason !== false);
  return given.length === 0 ? null : { reasons: given, on };
};

/** The rules in the order of the meeting; the first that finds something places the dispute. */
const rules: readonly (readonly [AgendaSection, Rule])[] = [
  ['undone', ({ undone }) => undone && { reasons: ['undone'], on: undone.dueOn }],
  [
    'red',
    ({ risk, state, clocks }) =>
      found([risk === 'red' && isOpen(state) && 'red'], earliest(clocks.map(({ dueOn }) => dueOn))),
  ],
  [
    'due',
    ({ state, clocks }, { today, until }) => {
      if (!isOpen(state)) return null;
      const delays = clocks.filter(({ rule }) => !notDelays.has(rule));
      const late = delays.filter(({ dueOn }) => dueOn < today);
      const soon = delays.filter(
        ({ rule, dueOn }) => longClocks.has(rule) && dueOn >= today && dueOn <= until,
      );
      const dates = [...late, ...soon].map(({ dueOn }) => dueOn);
      return found([late.length > 0 && 'overdue', soon.length > 0 && 'dueSoon'], earliest(dates));
    },
  ],
  [
    'waiting',
    ({ clocks }, { today, calendar }) => {
      const since = earliest(
        clocks.filter(({ rule }) => waitsForUnit.has(rule)).map(({ startedOn }) => startedOn),
      );
      const isLong = since !== null && workingDaysBetween(since, today, calendar) > waitingWorkingDays;
      return found([isLong && 'waiting'], since);
    },
  ],
  [
    'difficult',
    ({ state, attempt, refusals, isRepeat, persons, acceptedOn }) => {
      if (!isOpen(state)) return null;
      const failures = attempt - 1 + (state === 'failed' ? 1 : 0);
      return found(
        [
          failures >= 2 && 'failedTwice',
          refusals > 0 && 'returned',
          isRepeat && 'repeat',
          persons >= manyPersonsFrom && 'manyPersons',
        ],
        acceptedOn,
      );
    },
  ],
  [
    'performance',
    ({ clocks, isBroken }, { until }) => {
      const due = clocks.filter(({ rule, dueOn }) => rule === 'performance' && dueOn <= until);
      return found(
        [due.length > 0 && 'performanceDue', isBroken && 'broken'],
        earliest(due.map(({ dueOn }) => dueOn)),
      );
    },
  ],
  [
    'ratification',
    ({ ratification, acceptedOn }) => found([ratification === 'pending' && 'toRatify'], acceptedOn),
  ],
  ['new', ({ state, acceptedOn }) => found([state === 'accepted' && 'new'], acceptedOn)],
];

/**
 * The agenda of a meeting, each dispute once, in the order in which the meeting takes them up. Within a section by day,
 * the section of what is overdue or due soon by holder first; what stands on the same day by case number.
 * @param asked.kind an urgent meeting takes up the red cases only
 * @source decision 0003; Mediation Act, art. 25 (red cases do not wait)
 */
export function agendaOf(
  cases: readonly AgendaCase[],
  asked: { readonly kind: 'weekly' | 'urgent'; readonly today: IsoDate; readonly calendar: Calendar },
): readonly AgendaItem[] {
  const day = { ...asked, until: addDays(asked.today, lookAheadDays) };
  const applicable = rules
    .map(([section, rule], order) => ({ section, rule, order }))
    .filter(({ section }) => asked.kind === 'weekly' || section === 'red');
  const placed = cases.flatMap((dispute) => {
    for (const { section, rule, order } of applicable) {
      const finding = rule(dispute, day);
      if (finding) return [{ item: { disputeId: dispute.disputeId, section, ...finding }, order, dispute }];
    }
    return [];
  });
  const key = ({ item, order, dispute }: (typeof placed)[number]): string =>
    [
      order,
      item.section === 'due' ? (dispute.holderId ?? '') : '',
      item.on ?? '9999',
      (dispute.number ?? '').padStart(longestNumber),
      item.disputeId,
    ].join(' ');
  return placed
    .map((entry) => ({ item: entry.item, key: key(entry) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ item }) => item);
}

/** A list of what concerns cases, by case; each part in the order of the list. */
export function byDispute<T extends { readonly disputeId: string }>(
  list: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const parts = new Map<string, T[]>();
  for (const each of list) {
    const part = parts.get(each.disputeId);
    if (part === undefined) parts.set(each.disputeId, [each]);
    else part.push(each);
  }
  return parts;
}
