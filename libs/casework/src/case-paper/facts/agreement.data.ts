import type { NumberedEvent } from '#casework/dispute';
import {
  type AgreedPromise,
  copiesAtLeast,
  type EventOf,
  effectiveDay,
  inChinese,
  type PaperData,
  principals,
  promiseDayLabel,
  promisedOnSpot,
} from '#domain';
import type { CaseFacts, DraftedAgreement, ToldEvent } from './case.facts.ts';
import { amounts, day, paragraphs, type Row } from './common.data.ts';

type Promised = EventOf<'REACH_AGREEMENT'>['obligations'][number];

/** Stands where terms name nobody and no sum: an empty cell could be filled after the signature. */
const none = '—';

/** The obligations of an agreement as they are signed, one line for each: what was kept of them stands on other papers. */
export function promiseRows({ parties }: CaseFacts, promised: readonly AnyPromise[]): readonly Row[] {
  const nameOf = (id: string | null | undefined) => parties.find((party) => party.id === id)?.name ?? none;
  return promised.map(({ what, fromPartyId, toPartyId, amountFen, dueOn }, n) => {
    const [figures, capitals] = amounts(amountFen);
    return {
      序号: String(n + 1),
      内容: wordsOf({ what }),
      义务人: nameOf(fromPartyId),
      权利人: nameOf(toPartyId),
      金额: figures || none,
      金额大写: capitals,
      履行期限: dueOn === null ? none : promiseDayLabel(dueOn).zh.replace('，', '\n'),
    };
  });
}

/** As an event has it, or as the account of the agreement has it. */
type AnyPromise = Promised | AgreedPromise;

/** An agreement on the spot, and a register, have no words for each promise. */
export const wordsOf = ({ what }: Pick<AnyPromise, 'what'>): string => what ?? '见协议内容';

/** Who disputes gets a copy, and the committee keeps one. @source Mediation Act, art. 29 */
function copiesFor(facts: CaseFacts, event: ToldEvent | undefined): Readonly<Record<string, string>> {
  const signers = principals(facts).length;
  const agreed = event !== undefined && 'copies' in event ? event.copies : undefined;
  const copies = agreed ?? copiesAtLeast(signers);
  return signers === 0 ? {} : { 份数: String(copies), 份数大写: inChinese(copies) };
}

/** With what a paper about an agreement is filled. @param event  that made or amended it; none for one to be written by hand */
export function agreementData(facts: CaseFacts, event: NumberedEvent | undefined): PaperData {
  const copies = copiesFor(facts, event);
  switch (event?.type) {
    case 'REACH_AGREEMENT': {
      const { terms, obligations, totalFen, signatures, mediatorSignedOn } = event;
      const signed = signatures
        .map(({ on }) => on)
        .toSorted()
        .at(-1);
      return {
        ...copies,
        ...totals(obligations, totalFen),
        协议内容: paragraphs(terms),
        协议日期: day(signed ?? mediatorSignedOn),
        生效日期: day(effectiveDay(event).on),
        变更原因: '无',
        约定: promiseRows(facts, obligations),
      };
    }
    case 'AMEND_AGREEMENT': {
      const { terms, obligations, totalFen, amendedOn, reason } = event;
      return {
        ...copies,
        ...totals(obligations, totalFen),
        协议内容: paragraphs(terms),
        协议日期: day(amendedOn),
        生效日期: day(amendedOn),
        变更原因: reason,
        约定: promiseRows(facts, obligations),
      };
    }
    case 'SETTLE_ON_SPOT': {
      const { terms, settledOn, amountFen } = event;
      return {
        ...copies,
        ...totals([], amountFen),
        协议内容: paragraphs(terms),
        协议日期: day(settledOn),
        生效日期: day(settledOn),
        变更原因: '无',
        约定: promiseRows(facts, [promisedOnSpot(event)]),
      };
    }
    default:
      return copies;
  }
}

/** The same of terms that nobody has signed yet: the days are left to be written. */
export function draftData(facts: CaseFacts, draft: DraftedAgreement): PaperData {
  const { terms, obligations, totalFen } = draft;
  return {
    ...copiesFor(facts, draft),
    ...totals(obligations, totalFen),
    协议内容: paragraphs(terms),
    变更原因: draft.form === 'amendment' ? draft.reason : '无',
    约定: promiseRows(facts, obligations),
  };
}

/** Of an agreement without money zero: in words nothing can be written before it. */
function totals(
  obligations: readonly Promised[],
  totalFen: number | undefined,
): Readonly<Record<string, string>> {
  const sum = totalFen ?? obligations.reduce((total, { amountFen }) => total + (amountFen ?? 0), 0);
  const [figures, capitals] = amounts(sum);
  return { 协议总额: figures, 协议总额大写: capitals };
}
