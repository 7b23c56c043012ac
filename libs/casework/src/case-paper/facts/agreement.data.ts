import {
  copiesAtLeast,
  type EventOf,
  inChinese,
  type Obligation,
  type PaperData,
  principals,
  promiseDayLabel,
} from '#domain';
import type { CaseFacts, DraftedAgreement, NumberedEvent, ToldEvent } from './case.facts.ts';
import { amounts, day, paragraphs } from './common.data.ts';

type Promised = EventOf<'REACH_AGREEMENT'>['obligations'][number];

/** The obligations of an agreement, one line for each. */
function promiseRows({ parties, view }: CaseFacts, promised: readonly Promised[]): PaperData[string] {
  const nameOf = (id: string | undefined) => parties.find((party) => party.id === id)?.name ?? '';
  const kept = new Map(view.agreement?.obligations.map((promise) => [promise.id, promise]));
  return promised.map(({ id, what, fromPartyId, toPartyId, amountFen, dueOn }, n) => {
    const [figures, capitals] = amounts(amountFen);
    return {
      序号: String(n + 1),
      内容: what,
      义务人: nameOf(fromPartyId),
      权利人: nameOf(toPartyId),
      金额: figures,
      金额大写: capitals,
      履行期限: promiseDayLabel(dueOn).zh,
      履行情况: keptWords(kept.get(id)),
    };
  });
}

function keptWords(promise: Pick<Obligation, 'performed' | 'performedFen'> | undefined): string {
  if (promise === undefined) return '';
  if (promise.performed) return '已履行';
  return promise.performedFen === 0 ? '未履行' : `已付${amounts(promise.performedFen)[0]}`;
}

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
        生效日期: day(facts.view.agreement?.effectiveOn),
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
      const [figures, capitals] = amounts(amountFen);
      return {
        ...copies,
        协议内容: paragraphs(terms),
        协议日期: day(settledOn),
        生效日期: day(settledOn),
        协议总额: figures,
        协议总额大写: capitals,
        变更原因: '无',
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
    变更原因: '无',
    约定: promiseRows(facts, obligations),
  };
}

function totals(
  obligations: readonly Promised[],
  totalFen: number | undefined,
): Readonly<Record<string, string>> {
  const sum = totalFen ?? obligations.reduce((total, { amountFen }) => total + (amountFen ?? 0), 0);
  const [figures, capitals] = sum === 0 ? ['无', '无'] : amounts(sum);
  return { 协议总额: figures, 协议总额大写: capitals };
}

/** What was paid and done, one line for each time. */
export function performanceData(facts: CaseFacts, event: NumberedEvent | undefined): PaperData {
  const promised =
    event !== undefined && 'obligations' in event ? (event.obligations as readonly Promised[]) : [];
  const what = new Map(promised.map((promise) => [promise.id, promise.what]));
  const done = facts.events.filter((one) => one.type === 'RECORD_PERFORMANCE');
  return {
    约定: promiseRows(facts, promised),
    履行: done.map(({ obligationId, performedOn, amountFen, proof }, n) => {
      const [figures, capitals] = amounts(amountFen);
      return {
        序号: String(n + 1),
        内容: what.get(obligationId) ?? '',
        履行日期: day(performedOn),
        金额: figures,
        金额大写: capitals,
        凭证: proof,
      };
    }),
  };
}
