import type { IsoDate } from '../calendar/iso-date.ts';
import type { Risk } from '../dispute/dispute.codes.ts';
import type { Label } from '../label.ts';
import { type AgendaItem, byDispute } from './review.agenda.ts';
import { type AgendaSection, agendaSectionLabels, type MeetingKind } from './review.codes.ts';
import type { ReviewOrderType } from './review.decisions.ts';
import type { NamedUnit } from './review.effect.ts';

/** 月山镇矛盾纠纷研判会议纪要; of an urgent meeting 月山镇矛盾纠纷紧急研判会议纪要. */
export const minutesTitle = (township: string, kind: MeetingKind): string =>
  `${township}矛盾纠纷${kind === 'urgent' ? '紧急' : ''}研判会议纪要`;

/** What stands beside the number of a later edition: （第2版）. @param edition  counted from 1; absent in old minutes */
export const editionMark = (edition = 1): string => (edition > 1 ? `（第${edition}版）` : '');

/** 〔2026〕第12号—2（第2版）. @param position  of the slip among those of its meeting, from 1 in the order of the minutes */
export const slipNumber = (minutesNumber: string, position: number, edition?: number): string =>
  `${minutesNumber}—${position}${editionMark(edition)}`;

/** A decision as the minutes keep it. Numbers of cases, names of units and of who decided: the minutes are printed. */
export interface MinutedDecision {
  readonly decisionId: string;
  readonly disputeId: string;
  /** Null for a case that has none yet. */
  readonly number: string | null;
  readonly type: ReviewOrderType;
  readonly typeName: Label;
  /** What the order is called where it is printed. */
  readonly orderName: Label;
  readonly decidedBy: string;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly dueOn: IsoDate | null;
  readonly measure: string | null;
  readonly proof: string | null;
  /** What it did beside giving a task: 由绿色调整为红色. */
  readonly effect: Label | null;
  /** Units that help. */
  readonly assisting: readonly NamedUnit[];
  /** Carried out already when the meeting closed. */
  readonly isDone: boolean;
  /** Why it was not applied; null when it was. */
  readonly refusal: { readonly code: string; readonly messageZh: string; readonly message: string } | null;
}

/** 交办单: what one unit has to do, by when, and what will prove it. */
export interface TaskSlip {
  readonly unitId: string;
  readonly unitName: string;
  readonly tasks: readonly (Pick<
    MinutedDecision,
    | 'decisionId'
    | 'disputeId'
    | 'number'
    | 'type'
    | 'typeName'
    | 'orderName'
    | 'dueOn'
    | 'measure'
    | 'proof'
    | 'effect'
    | 'assisting'
  > & {
    /** The unit that leads, where this one only helps. */
    readonly assists?: string;
  })[];
}

/** What the minutes say of a case beside its decisions. */
export interface MinutedCase {
  /** Null for a case that has none yet. */
  readonly number: string | null;
  /** 张某、李某; null where the case is sensitive. */
  readonly parties: string | null;
  /** Its words are for whoever opens the case, and for the unit that has a task. Left out where it is not sensitive. */
  readonly sensitive?: true;
  readonly typeName: Label;
  readonly place: string;
  readonly risk: Risk;
  readonly riskName: Label;
}

/** A dispute in the minutes, under the section in which it stood. `raised`: taken up beside the agenda. */
export interface MinutedItem extends MinutedCase {
  readonly section: AgendaSection | 'raised';
  readonly sectionName: Label;
  readonly disputeId: string;
  readonly decisions: readonly MinutedDecision[];
}

/** What the minutes say of the cases. */
export interface MinutedCases {
  readonly items: readonly MinutedItem[];
  readonly slips: readonly TaskSlip[];
  /** Without a decision that took effect: they come back next time. */
  readonly carriedOver: readonly string[];
}

const raisedLabel: Label = { zh: '会上提出', en: 'raised in the meeting' };

/**
 * Puts a meeting together: its agenda with what was decided on each dispute, one slip per unit, and the rest.
 * @param decisions  in the order in which they were made, refused ones among them
 * @param cases      what there is to say of each dispute
 */
export function minutesOf(
  agenda: readonly Pick<AgendaItem, 'disputeId' | 'section'>[],
  decisions: readonly MinutedDecision[],
  cases: ReadonlyMap<string, MinutedCase>,
): MinutedCases {
  const onAgenda = new Set(agenda.map(({ disputeId }) => disputeId));
  const raised = new Set(decisions.map(({ disputeId }) => disputeId).filter((id) => !onAgenda.has(id)));
  const places = [
    ...agenda.map(({ disputeId, section }) => ({ disputeId, section })),
    ...[...raised].map((disputeId) => ({ disputeId, section: 'raised' as const })),
  ];
  const made = byDispute(decisions);
  const items = places.flatMap(({ disputeId, section }): readonly MinutedItem[] => {
    const facts = cases.get(disputeId);
    if (facts === undefined) return [];
    const sectionName = section === 'raised' ? raisedLabel : agendaSectionLabels[section];
    return [{ section, sectionName, disputeId, ...facts, decisions: made.get(disputeId) ?? [] }];
  });
  return {
    items,
    slips: slipsOf(decisions),
    carriedOver: items
      .filter((item) => item.decisions.every(({ refusal }) => refusal !== null))
      .map(({ disputeId }) => disputeId),
  };
}

/**
 * One slip per unit that has something left to do or helps with it, the units and their tasks in the order of the decisions:
 * those that lead first.
 */
export function slipsOf(decisions: readonly MinutedDecision[]): readonly TaskSlip[] {
  const open = decisions.filter(({ refusal, isDone }) => refusal === null && !isDone);
  const slips = new Map<
    string,
    { readonly unitId: string; readonly unitName: string; readonly tasks: Task[] }
  >();
  const give = ({ id, name }: NamedUnit, task: Task) => {
    const slip = slips.get(id) ?? { unitId: id, unitName: name, tasks: [] };
    slip.tasks.push(task);
    slips.set(id, slip);
  };
  for (const decision of open) {
    const { unitId, unitName } = decision;
    if (unitId !== null) give({ id: unitId, name: unitName ?? '' }, taskOn(decision));
  }
  for (const decision of open) {
    for (const unit of decision.assisting)
      if (unit.id !== decision.unitId) give(unit, { ...taskOn(decision), assists: decision.unitName ?? '' });
  }
  return [...slips.values()];
}

type Task = TaskSlip['tasks'][number];

function taskOn(decision: MinutedDecision): Task {
  const { decisionId, disputeId, number, type, typeName, orderName } = decision;
  const { dueOn, measure, proof, effect, assisting } = decision;
  return {
    decisionId,
    disputeId,
    number,
    type,
    typeName,
    orderName,
    dueOn,
    measure,
    proof,
    effect,
    assisting,
  };
}
