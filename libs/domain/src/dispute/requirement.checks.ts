import { addYears, type IsoDate } from '../calendar/iso-date.ts';
import { longestYears } from '../deadline/deadline.ends.ts';
import { dayAhead, type InputFault } from '../errors.ts';
import { type DisputeContext, owedAgreement, principals } from './dispute.context.ts';
import type { DisputeEventType, EventOf, Stamp } from './dispute.events.ts';

/** What is asked of some events before they happen; nothing of the others. */
export type Checks = {
  readonly [T in DisputeEventType]?: (
    event: EventOf<T>,
    context: DisputeContext,
  ) => readonly (InputFault | null)[];
};

/** One fault, for people: where, in Chinese, in English. */
export const fault = (pointer: string, messageZh: string, message: string): InputFault => ({
  pointer,
  messageZh,
  message,
});
/** The fault when something is wrong, else nothing. */
export const when = (wrong: boolean, ...words: Parameters<typeof fault>): InputFault | null =>
  wrong ? fault(...words) : null;

/** What is reported as done has been done. */
export const notInFuture = (pointer: string, date: IsoDate | undefined, event: Stamp): InputFault | null =>
  date !== undefined && date > event.on ? dayAhead(pointer) : null;

/**
 * What follows something comes after it.
 * @param first  the day of what came before; undefined where it is not known
 * @param zh, en  what came before
 */
export const notBefore = (
  pointer: string,
  day: IsoDate,
  first: IsoDate | undefined,
  zh: string,
  en: string,
): InputFault | null =>
  when(
    first !== undefined && day < first,
    pointer,
    `不能早于${zh}（${first}）`,
    `Not before ${en} (${first})`,
  );

/** @source Mediation Act, art. 26: who ends without agreement has told the parties, not only means to. */
export const toldRemedies = (
  event: EventOf<'FAIL' | 'TERMINATE' | 'DEFAULT'>,
  { reportedOn }: DisputeContext,
): InputFault | null =>
  notInFuture('/remedies/toldOn', event.remedies.toldOn, event) ??
  when(
    event.remedies.toldOn < reportedOn,
    '/remedies/toldOn',
    `告知日期不能早于纠纷上报之日（${reportedOn}）`,
    `They cannot have been told before the dispute was reported (${reportedOn})`,
  );

/** Further away is a slip of the pen, and no clock can be set to it. */
export const notTooFar = (pointer: string, dates: readonly (IsoDate | null | undefined)[], from: IsoDate) =>
  when(
    dates.some((date) => date && date > addYears(from, longestYears)),
    pointer,
    `日期不能超过${longestYears}年`,
    `The date must lie within ${longestYears} years`,
  );

/** Whoever is named is a party to this case. */
export const known = (
  pointer: string,
  ids: readonly (string | undefined)[],
  context: DisputeContext,
): InputFault | null =>
  when(
    ids.some((id) => id !== undefined && !context.parties.some((party) => party.id === id)),
    pointer,
    '有人不是本案当事人',
    'Somebody named here is not a party to this case',
  );

/** @source Mediation Act, arts. 3 and 28: voluntary, so every party who disputes must agree, and one alone cannot. */
export const everyParty = (
  pointer: string,
  ids: readonly string[],
  context: DisputeContext,
): InputFault | null => {
  const parties = principals(context);
  if (parties.length < 2) {
    return fault(pointer, '须有双方当事人，请先补录', 'It takes two parties; enter the missing one first');
  }
  return (
    when(
      parties.some((party) => !ids.includes(party.id)),
      pointer,
      '须有全部当事人的同意或签名',
      'Every party must consent or sign',
    ) ?? known(pointer, ids, context)
  );
};

/** Promises bind parties of this case, each by a day that a clock can be set to. */
export const promisedAmong = (
  promises: EventOf<'REACH_AGREEMENT' | 'AMEND_AGREEMENT'>['obligations'],
  context: DisputeContext,
  on: IsoDate,
): readonly (InputFault | null)[] => [
  known(
    '/obligations',
    promises.flatMap((promise) => [promise.fromPartyId, promise.toPartyId]),
    context,
  ),
  ...promises.map(({ dueOn }, n) => notTooFar(`/obligations/${n}/dueOn`, [dueOn], on)),
  ...promises.map(({ amountFen }, n) => moreThanNothing(`/obligations/${n}/amountFen`, amountFen)),
];

/** What is not about money names no amount, rather than none. */
export const moreThanNothing = (pointer: string, amountFen: number | undefined): InputFault | null =>
  when(
    amountFen === 0,
    pointer,
    '金额须大于零；不涉及金钱的，请留空',
    'An amount is more than nothing: leave it out where it is not about money',
  );

/** The promise stands in the agreement and is not kept yet. */
export const promised = (pointer: string, id: string, context: DisputeContext): InputFault | null => {
  const promise = owedAgreement(context)?.obligations.find((obligation) => obligation.id === id);
  if (!promise) return fault(pointer, '协议中没有这项义务', 'The agreement has no such obligation');
  return when(promise.performed, pointer, '该项义务已经履行', 'This obligation has been performed already');
};

/** With parties on record, refusal and withdrawal say whose they are. @source Mediation Act, art. 23 */
export const whose = (partyId: string | undefined, context: DisputeContext): InputFault | null =>
  when(
    partyId === undefined && context.parties.length > 0,
    '/partyId',
    '请注明是哪一方当事人',
    'Say which party it is',
  );
