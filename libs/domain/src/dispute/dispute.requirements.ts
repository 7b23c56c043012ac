import { addDays, type IsoDate } from '../calendar/iso-date.ts';
import { ruleOf } from '../deadline/deadline.editions.ts';
import { type InputFault, RuleError } from '../errors.ts';
import type { AgreementDraft, AmendmentDraft } from './agreement.commands.ts';
import { agreementChecks, amendmentFaults, termsFaults } from './agreement.requirements.ts';
import { commandLabels, type Paper } from './command.labels.ts';
import { assistingAtMost } from './dispute.commands.ts';
import type { DisputeContext } from './dispute.context.ts';
import type { DisputeEvent, EventOf } from './dispute.events.ts';
import { interestFaults, tiedFaults } from './interest.ts';
import { mediationEnds } from './mediation.clock.ts';
import {
  type Checks,
  everyParty,
  fault,
  known,
  moreThanNothing,
  notInFuture,
  notTooFar,
  toldRemedies,
  when,
  whose,
} from './requirement.checks.ts';

const leadAssists = (event: EventOf<'ANALYZE' | 'ACT_AT_ONCE'>): InputFault | null =>
  when(
    event.assistingIds.includes(event.leadId),
    '/assistingIds',
    '主办单位不能同时是协办单位',
    'The lead unit cannot assist itself',
  );

/** The latest day to which the parties may extend. @source decision 0003: 30 days more by consent of all */
export function latestExtension(context: DisputeContext): IsoDate {
  return addDays(mediationEnds(context).end, mediationRule(context).extension?.capDays ?? 0);
}

/** The latest day that a review may decide: the end of the period; once that has passed, a period from today. */
function latestDecision(before: DisputeContext, { typeCode, complexity, on }: EventOf<'ANALYZE'>): IsoDate {
  // The review confirms of what kind the case is, and so which period it has.
  const context = { ...before, typeCode, complexity };
  const { period } = mediationEnds(context);
  return period >= on ? period : addDays(on, mediationRule(context).length);
}

const mediationRule = ({ rules }: DisputeContext) =>
  ruleOf({ rule: 'mediation', ...(rules === undefined ? {} : { rules }) });

/** The papers without which no dossier is shut, unless it says why one is missing. @source Mediation Act, art. 27 */
export function mustPapers(context: DisputeContext): readonly Paper[] {
  const settled = context.results.some((result) => result.kind === 'settled');
  const mediated = context.sessions > 0 || settled;
  return [
    'registration',
    'rightsNotice',
    'identity',
    ...(mediated ? (['record'] as const) : []),
    ...(settled ? (['agreement'] as const) : []),
  ];
}

const checks: Checks = {
  REPORT: (event) => [notInFuture('/reportedOn', event.reportedOn, event)],
  IMPORT: (event) => [
    notInFuture('/reportedOn', event.reportedOn, event),
    notTooFar('/dueOn', [event.dueOn], event.reportedOn),
    notTooFar('/agreement', event.agreement?.obligations.map(({ dueOn }) => dueOn) ?? [], event.on),
    when(
      event.state === 'agreed' && !event.agreement?.obligations.some((promise) => !promise.performed),
      '/agreement',
      '待履行的案件须有尚未履行的义务',
      'A case that awaits performance needs a promise that is not kept yet',
    ),
  ],
  ANALYZE: (event, context) => [
    when(event.dueOn < event.on, '/dueOn', '化解时限不能早于今天', 'The due date must not lie in the past'),
    when(
      event.dueOn > latestDecision(context, event),
      '/dueOn',
      `化解时限最迟为 ${latestDecision(context, event)}，再延长须经各方当事人同意`,
      `The due date is ${latestDecision(context, event)} at the latest; only the parties can consent to a later one`,
    ),
    leadAssists(event),
  ],
  ACT_AT_ONCE: (event, { interests }) => [leadAssists(event), ...interestFaults(event, interests)],
  SIGN_FOR: (event, { interests }) => interestFaults(event, interests),
  REASSIGN: (event, { interests }) => interestFaults(event, interests),
  SETTLE_ON_SPOT: (event, context) => [
    notInFuture('/settledOn', event.settledOn, event),
    when(
      event.settledOn < context.reportedOn,
      '/settledOn',
      '化解日期不能早于上报日期',
      'It cannot have been settled before it was reported',
    ),
    notTooFar('/performBy', [event.performBy], event.on),
    everyParty('/consentingPartyIds', event.consentingPartyIds, context),
    when(
      !event.performedAtOnce && event.performBy === undefined,
      '/performBy',
      '未当场履行的须写明履行期限',
      'What is not performed at once needs a date',
    ),
    moreThanNothing('/amountFen', event.amountFen),
    ...interestFaults(event, context.interests),
  ],
  HOLD_SESSION: (event, context) => [
    ...tiedFaults(event.by, context),
    notInFuture('/heldOn', event.heldOn, event),
    known('/attendingPartyIds', event.attendingPartyIds, context),
  ],
  EXTEND: (event, context) => [
    everyParty('/consentingPartyIds', event.consentingPartyIds, context),
    when(
      event.newDueOn <= event.on || event.newDueOn <= mediationEnds(context).end,
      '/newDueOn',
      '新的期限须晚于今天和原期限',
      'The new date must lie in the future and after the present one',
    ),
    when(
      event.newDueOn > latestExtension(context),
      '/newDueOn',
      `最多可延长至 ${latestExtension(context)}`,
      `It can be extended to ${latestExtension(context)} at the most`,
    ),
  ],
  ...agreementChecks,
  FAIL: (event, context) => [toldRemedies(event, context)],
  TERMINATE: (event, context) => [toldRemedies(event, context)],
  RETRY: (event, context) => [
    ...interestFaults(event, context.interests),
    when(
      event.leadId !== undefined &&
        event.leadId !== context.leadId &&
        event.by?.organisationId !== context.centreId,
      '/leadId',
      '改由其他单位承办，须由综治中心决定或办理移交',
      'Another unit is named by the centre, or takes the case by a hand-over',
    ),
  ],
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
    // The last word of the leader may also be that the case stays where it is.
    when(
      event.toId === context.holderId && context.refusals < 2,
      '/toId',
      '案件已由该单位承办',
      'That unit holds the case already',
    ),
    when(
      event.acceptByOn !== undefined && event.acceptByOn < event.on,
      '/acceptByOn',
      '接收期限不能早于今天',
      'The day for accepting must not lie in the past',
    ),
    notTooFar('/acceptByOn', [event.acceptByOn], event.on),
  ],
  CALL_IN: ({ unitId }, { assistingIds, holderId, leadId }) => [
    when(
      unitId === holderId || unitId === leadId,
      '/unitId',
      '该单位正在承办本案，不能同时协助',
      'The unit that has the case cannot assist itself',
    ),
    when(assistingIds.includes(unitId), '/unitId', '该单位已在协助本案', 'That unit assists already'),
    when(
      assistingIds.length >= assistingAtMost,
      '/unitId',
      `协助单位最多${assistingAtMost}个`,
      `At most ${assistingAtMost} units assist`,
    ),
  ],
  STAND_DOWN: ({ unitId }, { assistingIds }) => [
    when(!assistingIds.includes(unitId), '/unitId', '该单位没有协助本案', 'That unit does not assist'),
  ],
  SUPERVISE: (event) => [
    when(
      event.answerByOn !== undefined && event.answerByOn < event.on,
      '/answerByOn',
      '答复期限不能早于今天',
      'The day for answering must not lie in the past',
    ),
    notTooFar('/answerByOn', [event.answerByOn], event.on),
  ],
  VISIT: (event) => [notInFuture('/visitedOn', event.visitedOn, event)],
  OBSERVE: (event, context) => [
    known('/partyId', [event.partyId], context),
    notInFuture('/observedOn', event.observedOn, event),
  ],
  RECORD_PREVENTION: (event) => [notInFuture('/preventedOn', event.preventedOn, event)],
  DECLARE_INTEREST: (event, context) => [
    known('/partyId', [event.partyId], context),
    notInFuture('/saidOn', event.saidOn, event),
  ],
  RETRACT_PREVENTION: ({ preventionId }, { preventions = [] }) => [
    when(
      !preventions.some(({ id }) => id === preventionId),
      '/preventionId',
      '本案没有这条防止激化记录，或已撤销',
      'The case has no such record of a prevention, or it was taken back',
    ),
  ],
  DETACH: ({ attachmentId }, { preventions = [], receiptFiles = [] }) => [
    when(
      receiptFiles.includes(attachmentId),
      '/attachmentId',
      '该附件是履行凭证，须留在案卷中',
      'This file proves a performance: it stays in the dossier',
    ),
    when(
      preventions.some(({ attachmentIds }) => attachmentIds.includes(attachmentId)),
      '/attachmentId',
      '该附件是防止激化记录的证据，请先撤销该记录',
      'This file proves a prevention: take that record back first',
    ),
  ],
  ARCHIVE: (event, context) =>
    mustPapers(context)
      .filter(
        (must) => !event.papers.some((item) => item.paper === must && (item.present || item.whyMissing)),
      )
      .map((must) =>
        fault(
          '/papers',
          `卷宗缺少必备材料且未说明原因：${commandLabels.paper[must].zh}`,
          `A must-paper is missing without a reason: ${must}`,
        ),
      ),
};

/** What the law or the case still asks of this event; empty when nothing. The state was asked before. */
export function missingIn(context: DisputeContext, event: DisputeEvent): readonly InputFault[] {
  const check = checks[event.type] as
    | ((event: DisputeEvent, context: DisputeContext) => readonly (InputFault | null)[])
    | undefined;
  return (check?.(event, context) ?? []).filter((found) => found !== null);
}

/** Refuses what lacks something that the law or the case asks for. */
export const requirementsNotMet = (errors: readonly InputFault[]): RuleError =>
  new RuleError({
    kind: 'invalid',
    code: 'requirements-not-met',
    message: 'The event lacks something that the law or the case asks for',
    messageZh: '缺少法律或案情要求的内容',
    errors,
  });

/**
 * Terms that are to be signed are asked what they will be asked when they are recorded; who signs and when is not known yet.
 * @param on  day of the office
 * @throws RuleError kind "invalid", code "requirements-not-met"
 */
export function assertDraftable(
  draft: AgreementDraft | AmendmentDraft,
  context: DisputeContext,
  on: IsoDate,
): void {
  const faults =
    draft.form === 'amendment'
      ? amendmentFaults({ ...draft, on }, context)
      : termsFaults({ ...draft, on }, context);
  const errors = faults.filter((found) => found !== null);
  if (errors.length > 0) throw requirementsNotMet(errors);
}
