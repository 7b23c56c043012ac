import { amountLabel } from '../agreement/amount.label.ts';
import { copiesAtLeast } from '../agreement/effective.day.ts';
import { mustBeWritten } from '../agreement/written.form.ts';
import type { IsoDate } from '../calendar/iso-date.ts';
import type { InputFault } from '../errors.ts';
import type { AgreementDraft } from './agreement.commands.ts';
import { type DisputeContext, principals } from './dispute.context.ts';
import type { EventOf } from './dispute.events.ts';
import {
  type Checks,
  everyParty,
  fault,
  known,
  notInFuture,
  promised,
  promisedAmong,
  toldRemedies,
  when,
} from './requirement.checks.ts';

/** Terms as they are asked of a draft and of what is recorded: with the day on which they are. */
type DatedTerms = AgreementDraft & { readonly on: IsoDate };

/** Word of mouth is not enough where a rule says so: each reason is named. */
function mayBeOral(
  { form, obligations, writtenAskedBy = [], on }: DatedTerms,
  { complexity }: DisputeContext,
): readonly InputFault[] {
  if (form === 'written') return [];
  const lastDueOn =
    obligations
      .map(({ dueOn }) => dueOn)
      .toSorted()
      .at(-1) ?? null;
  const rules = mustBeWritten({ complexity, lastDueOn, today: on, asking: writtenAskedBy.length });
  return rules.map(({ reason }) => fault('/form', reason.zh, reason.en));
}

function enoughCopies(
  { form, copies }: Pick<DatedTerms, 'form' | 'copies'>,
  context: DisputeContext,
): InputFault | null {
  const least = copiesAtLeast(principals(context).length);
  return when(
    form === 'written' && copies !== undefined && copies < least,
    '/copies',
    `协议书至少${least}份：当事人各执一份，调委会留存一份`,
    `At least ${least} copies: one for each party, one for the committee`,
  );
}

/** What the law and the case ask of terms, whether or not anybody has signed them. */
export const termsFaults = (terms: DatedTerms, context: DisputeContext): readonly (InputFault | null)[] => [
  ...promisedAmong(terms.obligations, context, terms.on),
  known('/writtenAskedBy', terms.writtenAskedBy ?? [], context),
  ...mayBeOral(terms, context),
  enoughCopies(terms, context),
];

/** Money is counted, other things are not; and nobody pays more than is owed. */
function countsRight(
  { obligationId, amountFen, partly }: EventOf<'RECORD_PERFORMANCE'>,
  { agreement }: DisputeContext,
): readonly (InputFault | null)[] {
  const promise = agreement?.obligations.find(({ id }) => id === obligationId);
  if (promise === undefined) return [];
  if (promise.amountFen === undefined) return [];
  const owed = promise.amountFen - promise.performedFen;
  const { zh, en } = amountLabel(owed);
  return [
    when(
      (amountFen ?? 0) > owed,
      '/amountFen',
      `金额超过尚欠数额（尚欠${zh}），多付的部分请退还或另行约定`,
      `The amount is more than what is still owed (${en})`,
    ),
    when(
      amountFen === 0 && owed > 0,
      '/amountFen',
      '收到的金额须大于零；分文未付的，请记录违约',
      'Nothing was paid: record a default instead',
    ),
    when(
      partly === true,
      '/partly',
      '给付金钱的，请填写实际收到的金额',
      'Of money, give the amount that was received',
    ),
  ];
}

/** @source decision 0050: who is guided to the court must have something to bring before it. */
function mayBeGuided(
  { next, obligationId, conduct, on }: EventOf<'DEFAULT'>,
  { agreement }: DisputeContext,
): InputFault | null {
  const promise = agreement?.obligations.find(({ id }) => id === obligationId);
  return when(
    next === 'guidance' && conduct !== 'refused' && promise?.dueOn !== undefined && promise.dueOn >= on,
    '/obligationId',
    '该项义务尚未到期；对方明确拒绝履行的，请选择“拒不履行”',
    'It is not due yet, unless the other side refuses',
  );
}

function stepFits(
  { step, datedOn, courtNumber, applyingPartyIds }: EventOf<'RECORD_CONFIRMATION'>,
  context: DisputeContext,
): readonly (InputFault | null)[] {
  const { confirmation, effectiveOn } = context.agreement ?? { confirmation: 'none', effectiveOn: datedOn };
  const comesAfter = {
    applied: 'none',
    granted: 'applied',
    refused: 'applied',
    enforcement: 'granted',
  } as const;
  return [
    step === 'enforcement'
      ? when(
          confirmation !== 'granted',
          '/step',
          '法院裁定确认后，一方不履行的，才能申请执行',
          'Enforcement is asked for once the court has confirmed',
        )
      : when(
          confirmation !== comesAfter[step],
          '/step',
          '须先申请，再记录法院的决定',
          'First the application, then the court’s decision',
        ),
    when(
      ['granted', 'refused'].includes(step) && courtNumber === undefined,
      '/courtNumber',
      '请填写法院裁定书文号',
      'Give the number of the court’s ruling',
    ),
    when(
      datedOn < effectiveOn,
      '/datedOn',
      `不能早于协议生效之日（${effectiveOn}）`,
      `Not before the agreement took effect (${effectiveOn})`,
    ),
    step === 'applied' && applyingPartyIds !== undefined
      ? everyParty('/applyingPartyIds', applyingPartyIds, context)
      : known('/applyingPartyIds', applyingPartyIds ?? [], context),
  ];
}

/** What the law and the case ask of an agreement, of its performance and of its end. */
export const agreementChecks: Checks = {
  REACH_AGREEMENT: (event, context) => [
    everyParty(
      '/signatures',
      event.signatures.map((signature) => signature.partyId),
      context,
    ),
    ...termsFaults(event, context),
    notInFuture('/mediatorSignedOn', event.mediatorSignedOn, event),
    notInFuture('/sealedOn', event.sealedOn, event),
    ...event.signatures.map((signature, n) => notInFuture(`/signatures/${n}/on`, signature.on, event)),
  ],
  AMEND_AGREEMENT: (event, context) => [
    everyParty('/consentingPartyIds', event.consentingPartyIds, context),
    ...promisedAmong(event.obligations, context, event.on),
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
  RECORD_PERFORMANCE: (event, context) => [
    promised('/obligationId', event.obligationId, context),
    notInFuture('/performedOn', event.performedOn, event),
    ...countsRight(event, context),
  ],
  DEFAULT: (event, context) => [
    promised('/obligationId', event.obligationId, context),
    toldRemedies(event),
    mayBeGuided(event, context),
  ],
  RECORD_CONFIRMATION: (event, context) => [
    notInFuture('/datedOn', event.datedOn, event),
    ...stepFits(event, context),
  ],
};
