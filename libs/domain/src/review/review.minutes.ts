import type { IsoDate } from '../calendar/iso-date.ts';
import type { AgendaItem } from './review.agenda.ts';
import type { AgendaSection } from './review.codes.ts';
import type { ReviewOrderType } from './review.decisions.ts';

/** A decision as the minutes keep it. Case numbers and units by name, nobody else: the minutes are printed. */
export interface MinutedDecision {
  readonly decisionId: string;
  readonly disputeId: string;
  /** Null for a case that has none yet. */
  readonly number: string | null;
  readonly type: ReviewOrderType;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly dueOn: IsoDate | null;
  readonly measure: string | null;
  readonly proof: string | null;
  /** Carried out already when the meeting closed. */
  readonly isDone: boolean;
  /** Why it was not applied; null when it was. */
  readonly refusal: { readonly code: string; readonly messageZh: string; readonly message: string } | null;
}

/** 交办单: what one unit has to do, by when, and what will prove it. */
export interface TaskSlip {
  readonly unitId: string;
  readonly unitName: string;
  readonly tasks: readonly Pick<
    MinutedDecision,
    'decisionId' | 'disputeId' | 'number' | 'type' | 'dueOn' | 'measure' | 'proof'
  >[];
}

/** A dispute in the minutes, under the section in which it stood. `raised`: taken up beside the agenda. */
export interface MinutedItem {
  readonly section: AgendaSection | 'raised';
  readonly disputeId: string;
  readonly number: string | null;
  readonly decisions: readonly MinutedDecision[];
}

/** What the minutes say of the cases. */
export interface MinutedCases {
  readonly items: readonly MinutedItem[];
  readonly slips: readonly TaskSlip[];
  /** Without a decision that took effect: they come back next time. */
  readonly carriedOver: readonly string[];
}

/**
 * Puts a meeting together: its agenda with what was decided on each dispute, one slip per unit, and the rest.
 * @param decisions  in the order in which they were made, refused ones among them
 * @param numbers    case number by dispute, for those that were not decided on
 */
export function minutesOf(
  agenda: readonly Pick<AgendaItem, 'disputeId' | 'section'>[],
  decisions: readonly MinutedDecision[],
  numbers: ReadonlyMap<string, string | null>,
): MinutedCases {
  const onAgenda = new Set(agenda.map(({ disputeId }) => disputeId));
  const raised = new Set(decisions.map(({ disputeId }) => disputeId).filter((id) => !onAgenda.has(id)));
  const places = [
    ...agenda.map(({ disputeId, section }) => ({ disputeId, section })),
    ...[...raised].map((disputeId) => ({ disputeId, section: 'raised' as const })),
  ];
  const items = places.map(({ disputeId, section }) => ({
    section,
    disputeId,
    number: numbers.get(disputeId) ?? null,
    decisions: decisions.filter((decision) => decision.disputeId === disputeId),
  }));
  return {
    items,
    slips: slipsOf(decisions),
    carriedOver: items
      .filter((item) => item.decisions.every(({ refusal }) => refusal !== null))
      .map(({ disputeId }) => disputeId),
  };
}

/** One slip per unit that has something left to do, the units and their tasks in the order of the decisions. */
export function slipsOf(decisions: readonly MinutedDecision[]): readonly TaskSlip[] {
  const slips = new Map<
    string,
    { readonly unitId: string; readonly unitName: string; readonly tasks: TaskSlip['tasks'][number][] }
  >();
  for (const {
    unitId,
    unitName,
    refusal,
    isDone,
    decisionId,
    disputeId,
    number,
    type,
    dueOn,
    measure,
    proof,
  } of decisions) {
    if (unitId === null || refusal !== null || isDone) continue;
    const slip = slips.get(unitId) ?? { unitId, unitName: unitName ?? '', tasks: [] };
    slip.tasks.push({ decisionId, disputeId, number, type, dueOn, measure, proof });
    slips.set(unitId, slip);
  }
  return [...slips.values()];
}
