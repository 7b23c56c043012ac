import { commandLabels } from '../dispute/command.labels.ts';
import { type Risk, riskLabels } from '../dispute/dispute.codes.ts';
import type { Label } from '../label.ts';
import type { ReviewOrder } from './review.decisions.ts';

/** A unit as it was called when the decision was made. */
export interface NamedUnit {
  readonly id: string;
  readonly name: string;
}

/** What an order does to its case beside giving somebody a task: codes, numbers and names, and no free words but a body's name. */
export interface OrderEffect {
  readonly risk?: { readonly from: Risk; readonly to: Risk };
  /** The court, the bureau to which the case was referred. */
  readonly receivingBody?: string;
  /** Names of those who mediate from now on. */
  readonly mediators?: readonly string[];
  /** The case with which it was linked, or which goes on for both; its number is null while it has none. */
  readonly otherCase?: { readonly number: string | null; readonly link?: LinkKind };
  /** Units that help the one that leads. */
  readonly assisting?: readonly NamedUnit[];
}

type LinkKind = Extract<ReviewOrder, { type: 'LINK' }>['kind'];

/** What must be looked up to tell what an order does. */
export interface EffectNames {
  /** The grade of the case before the order. */
  readonly riskBefore: Risk;
  /** Names of people and units, by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly otherNumber: string | null;
}

/** Ids whose names {@link effectOf} will ask for. */
export function namesIn(order: ReviewOrder): {
  readonly staffIds: readonly string[];
  readonly unitIds: readonly string[];
  readonly otherId: string | null;
} {
  return {
    staffIds: order.type === 'REASSIGN' ? order.mediatorIds : [],
    unitIds: order.type === 'ANALYZE' || order.type === 'ACT_AT_ONCE' ? order.assistingIds : [],
    otherId: order.type === 'LINK' || order.type === 'MERGE_INTO' ? order.disputeId : null,
  };
}

/** What an order does to its case; null where its task says all. */
export function effectOf(
  order: ReviewOrder,
  { riskBefore, names, otherNumber }: EffectNames,
): OrderEffect | null {
  const named = (id: string): string => names.get(id) ?? '';
  switch (order.type) {
    case 'REGRADE':
      return { risk: { from: riskBefore, to: order.risk } };
    case 'REFER':
      return { receivingBody: order.receivingBody };
    case 'REASSIGN':
      return { mediators: order.mediatorIds.map(named) };
    case 'LINK':
      return { otherCase: { number: otherNumber, link: order.kind } };
    case 'MERGE_INTO':
      return { otherCase: { number: otherNumber } };
    case 'ANALYZE':
    case 'ACT_AT_ONCE': {
      const regraded = order.type === 'ANALYZE' && order.risk !== riskBefore;
      const effect = {
        ...(regraded ? { risk: { from: riskBefore, to: order.risk } } : {}),
        ...(order.assistingIds.length === 0
          ? {}
          : { assisting: order.assistingIds.map((id) => ({ id, name: named(id) })) }),
      };
      return Object.keys(effect).length === 0 ? null : effect;
    }
    default:
      return null;
  }
}

/** What an order does, in words that follow its name: 由绿色调整为红色. Null where there is nothing to say. */
export function effectWords(effect: OrderEffect | null): Label | null {
  if (effect === null) return null;
  const clauses = [riskWords(effect), bodyWords(effect), mediatorWords(effect), otherWords(effect)].filter(
    (clause) => clause !== null,
  );
  if (clauses.length === 0) return null;
  return { zh: clauses.map(({ zh }) => zh).join('，'), en: clauses.map(({ en }) => en).join(', ') };
}

function riskWords({ risk }: OrderEffect): Label | null {
  if (risk === undefined) return null;
  const [from, to] = [riskLabels[risk.from], riskLabels[risk.to]];
  return risk.from === risk.to
    ? { zh: `维持${to.zh}`, en: `stays ${to.en}` }
    : { zh: `由${from.zh}调整为${to.zh}`, en: `from ${from.en} to ${to.en}` };
}

const bodyWords = ({ receivingBody }: OrderEffect): Label | null =>
  receivingBody === undefined ? null : { zh: `移送${receivingBody}`, en: `to ${receivingBody}` };

const mediatorWords = ({ mediators }: OrderEffect): Label | null =>
  mediators === undefined
    ? null
    : { zh: `改由${mediators.join('、')}调解`, en: `mediated by ${mediators.join(', ')}` };

function otherWords({ otherCase }: OrderEffect): Label | null {
  if (otherCase === undefined) return null;
  const { number, link } = otherCase;
  const other = { zh: number ?? '未编号案件', en: number ?? 'a case without a number' };
  if (link === undefined) return { zh: `并入${other.zh}`, en: `into ${other.en}` };
  const kind = commandLabels.linkKind[link];
  return { zh: `与${other.zh}关联（${kind.zh}）`, en: `with ${other.en} (${kind.en})` };
}
