import { addDays, type IsoDate } from '../calendar/iso-date.ts';
import type { InputFault } from '../errors.ts';
import { type DisputeContext, principals } from './dispute.context.ts';
import type { CommandEvent, DisputeEvent, DisputeEventType, EventOf } from './dispute.events.ts';

type Checks = {
  readonly [T in DisputeEventType]?: (
    event: EventOf<T>,
    context: DisputeContext,
  ) => readonly (InputFault | null)[];
};

const fault = (pointer: string, messageZh: string, message: string): InputFault => ({
  pointer,
  messageZh,
  message,
});
const when = (wrong: boolean, ...words: Parameters<typeof fault>): InputFault | null =>
  wrong ? fault(...words) : null;

const notInFuture = (pointer: string, date: IsoDate | undefined, event: CommandEvent): InputFault | null =>
  when(
    date !== undefined && date > event.on,
    pointer,
    '日期不能晚于今天',
    'The date must not lie in the future',
  );

const known = (
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

/** @source Mediation Act, arts. 3 and 28: voluntary, so every party who disputes must agree. */
const everyParty = (pointer: string, ids: readonly string[], context: DisputeContext): InputFault | null =>
  when(
    principals(context).some((party) => !ids.includes(party.id)),
    pointer,
    '须有全部当事人的同意或签名',
    'Every party must consent or sign',
  );

const promised = (pointer: string, id: string, context: DisputeContext): InputFault | null => {
  const promise = context.agreement?.obligations.find((obligation) => obligation.id === id);
  if (!promise) return fault(pointer, '协议中没有这项义务', 'The agreement has no such obligation');
  return when(promise.performed, pointer, '该项义务已经履行', 'This obligation has been performed already');
};

/** With parties on record, refusal and withdrawal say whose they are. @source Mediation Act, art. 23 */
const whose = (partyId: string | undefined, context: DisputeContext): InputFault | null =>
  when(
    partyId === undefined && context.parties.length > 0,
    '/partyId',
    '请注明是哪一方当事人',
    'Say which party it is',
  );

/** The latest day to which the parties may extend. @source decision 0003: 30 days, and 30 more by consent of all */
export function latestExtension(context: DisputeContext): IsoDate {
  const clock = context.clocks.find((running) => running.rule === 'mediation');
  return addDays(clock?.startedOn ?? context.acceptedOn ?? context.reportedOn, 60 + (clock?.pausedDays ?? 0));
}

/** The papers without which no dossier is shut, unless it says why one is missing. @source Mediation Act, art. 27 */
export function mustPapers(context: DisputeContext): readonly string[] {
  const settled = context.results.some((result) => result.kind === 'settled');
  const mediated = context.sessions > 0 || settled;
  return [
    'registration',
    'rightsNotice',
    'identity',
    ...(mediated ? ['record'] : []),
    ...(settled ? ['agreement'] : []),
  ];
}

const checks: Checks = {
  REPORT: (event) => [notInFuture('/reportedOn', event.reportedOn, event)],
  ANALYZE: (event) => [
    when(event.dueOn < event.on, '/dueOn', '化解时限不能早于今天', 'The due date must not lie in the past'),
    when(
      event.assistingIds.includes(event.leadId),
      '/assistingIds',
      '主办单位不能同时是协办单位',
      'The lead unit cannot assist itself',
    ),
  ],
  ACT_AT_ONCE: (event) => [
    when(
      event.assistingIds.includes(event.leadId),
      '/assistingIds',
      '主办单位不能同时是协办单位',
      'The lead unit cannot assist itself',
    ),
  ],
  SETTLE_ON_SPOT: (event, context) => [
    notInFuture('/settledOn', event.settledOn, event),
    everyParty('/consentingPartyIds', event.consentingPartyIds, context),
    when(
      !event.performedAtOnce && event.performBy === undefined,
      '/performBy',
      '未当场履行的须写明履行期限',
      'What is not performed at once needs a date',
    ),
  ],
  HOLD_SESSION: (event, context) => [
    notInFuture('/heldOn', event.heldOn, event),
    known('/attendingPartyIds', event.attendingPartyIds, context),
  ],
  EXTEND: (event, context) => [
    everyParty('/consentingPartyIds', event.consentingPartyIds, context),
    when(
      event.newDueOn <= event.on,
      '/newDueOn',
      '新的期限须晚于今天',
      'The new date must lie in the future',
    ),
    when(
      event.newDueOn > latestExtension(context),
      '/newDueOn',
      `最多可延长至 ${latestExtension(context)}`,
      `It can be extended to ${latestExtension(context)} at the most`,
    ),
  ],
  REACH_AGREEMENT: (event, context) => [
    everyParty(
      '/signatures',
      event.signatures.map((signature) => signature.partyId),
      context,
    ),
    known(
      '/signatures',
      event.signatures.map((signature) => signature.partyId),
      context,
    ),
    known(
      '/obligations',
      event.obligations.flatMap((promise) => [promise.fromPartyId, promise.toPartyId]),
      context,
    ),
    notInFuture('/mediatorSignedOn', event.mediatorSignedOn, event),
    notInFuture('/sealedOn', event.sealedOn, event),
    ...event.signatures.map((signature, n) => notInFuture(`/signatures/${n}/on`, signature.on, event)),
  ],
  AMEND_AGREEMENT: (event, context) => [
    everyParty('/consentingPartyIds', event.consentingPartyIds, context),
    notInFuture('/amendedOn', event.amendedOn, event),
    when(
      event.obligations.some(({ id }) =>
        context.agreement?.obligations.some((old) => old.performed && old.id === id),
      ),
      '/obligations',
      '已履行的义务不能再列入',
      'An obligation that was performed cannot be promised again',
    ),
  ],
  RECORD_PERFORMANCE: (event, context) => {
    const promise = context.agreement?.obligations.find(({ id }) => id === event.obligationId);
    const owed = (promise?.amountFen ?? Number.MAX_SAFE_INTEGER) - (promise?.performedFen ?? 0);
    return [
      promised('/obligationId', event.obligationId, context),
      notInFuture('/performedOn', event.performedOn, event),
      when(
        (event.amountFen ?? 0) > owed,
        '/amountFen',
        '金额超过尚欠数额',
        'The amount is more than what is still owed',
      ),
    ];
  },
  DEFAULT: (event, context) => [promised('/obligationId', event.obligationId, context)],
  RECORD_CONFIRMATION: (event, context) => {
    const before = context.agreement?.confirmation ?? 'none';
    return [
      notInFuture('/on', event.on, event),
      when(
        context.agreement?.form !== 'written',
        '/step',
        '只有书面协议可以申请司法确认',
        'Only a written agreement can be confirmed',
      ),
      when(
        event.step === 'applied' ? before !== 'none' : before !== 'applied',
        '/step',
        '须先申请，再记录法院的决定',
        'First the application, then the court’s decision',
      ),
    ];
  },
  REFUSE: (event, context) => [
    whose(event.partyId, context),
    known('/partyId', [event.partyId], context),
    notInFuture('/refusedOn', event.refusedOn, event),
  ],
  WITHDRAW: (event, context) => [
    whose(event.partyId, context),
    known('/partyId', [event.partyId], context),
    notInFuture('/withdrawnOn', event.withdrawnOn, event),
  ],
  REPORT_TO_POLICE: (event) => [
    when(
      Date.parse(event.reportedAt) > Date.parse(event.at),
      '/reportedAt',
      '报告时间不能晚于现在',
      'The report must not lie in the future',
    ),
  ],
  HAND_OVER: (event, context) => [
    when(event.toId === context.holderId, '/toId', '案件已由该单位承办', 'That unit holds the case already'),
  ],
  VISIT: (event) => [notInFuture('/visitedOn', event.visitedOn, event)],
  ARCHIVE: (event, context) =>
    mustPapers(context)
      .filter(
        (must) => !event.papers.some((item) => item.paper === must && (item.present || item.whyMissing)),
      )
      .map((must) =>
        fault(
          '/papers',
          `卷宗缺少必备材料且未说明原因：${paperNames[must] ?? must}`,
          `A must-paper is missing without a reason: ${must}`,
        ),
      ),
};

const paperNames: Readonly<Record<string, string>> = {
  registration: '申请书或受理登记表',
  rightsNotice: '权利义务告知书',
  identity: '当事人身份证明',
  record: '调解记录',
  agreement: '调解协议书或口头协议登记表',
};

/** What the law or the case still asks of this event; empty when nothing. The state was asked before. */
export function missingIn(context: DisputeContext, event: DisputeEvent): readonly InputFault[] {
  const check = checks[event.type] as
    | ((event: DisputeEvent, context: DisputeContext) => readonly (InputFault | null)[])
    | undefined;
  return (check?.(event, context) ?? []).filter((found) => found !== null);
}
