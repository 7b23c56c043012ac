import type { InputFault } from '../errors.ts';
import { type Agreement, type DisputeContext, type Obligation, owedAgreement } from './dispute.context.ts';
import type { EventOf } from './dispute.events.ts';
import { everyParty, fault, known, notBefore, when } from './requirement.checks.ts';

type Step = EventOf<'RECORD_CONFIRMATION'>['step'];

/** After what each step comes. A refused application does not end it: the court may be asked again. */
const comesAfter: Readonly<Record<Step, readonly Agreement['confirmation'][]>> = {
  applied: ['none', 'refused'],
  granted: ['applied'],
  refused: ['applied'],
  enforcement: ['granted'],
};

/** Why a step does not come now. */
function outOfOrder(step: Step, confirmation: Agreement['confirmation']): InputFault | null {
  if (comesAfter[step].includes(confirmation)) return null;
  if (step === 'enforcement') {
    return fault(
      '/step',
      '法院裁定确认后，一方不履行的，才能申请执行',
      'Enforcement is asked for once the court has confirmed',
    );
  }
  if (step !== 'applied') {
    return fault('/step', '须先申请，再记录法院的决定', 'First the application, then the court’s decision');
  }
  return confirmation === 'applied'
    ? fault(
        '/step',
        '已经申请过司法确认，请记录法院的决定',
        'It was applied for already: record the court’s decision',
      )
    : fault(
        '/step',
        '法院已经裁定确认；协议变更后，才能就变更后的协议再次申请',
        'The court has confirmed it; it is asked anew once the agreement was amended',
      );
}

/** What befalls an agreement comes after it took effect. */
export const notBeforeEffect = (pointer: string, date: string, context: DisputeContext): InputFault | null =>
  notBefore(pointer, date, owedAgreement(context)?.effectiveOn, '协议生效之日', 'the agreement took effect');

/**
 * The promises whose enforcement may be asked for on a day: due and not kept, or broken, and not before the court already.
 * What a register gives no day may be claimed at any time.
 * @source Civil Procedure Law (2023), art. 206: one side refuses, or does not wholly keep it
 */
export const enforceable = (
  { obligations }: Pick<Agreement, 'obligations'>,
  on: string,
): readonly Obligation[] =>
  obligations.filter(
    ({ performed, enforcedOn, broken, dueOn }) =>
      !performed && enforcedOn === undefined && (broken !== undefined || dueOn === undefined || dueOn < on),
  );

/** What the law and the case ask of a step before the court. @source Civil Procedure Law (2023), arts. 205–206 */
export function courtStepFaults(
  { step, datedOn, courtNumber, applyingPartyIds = [] }: EventOf<'RECORD_CONFIRMATION'>,
  context: DisputeContext,
): readonly (InputFault | null)[] {
  const agreement = owedAgreement(context);
  if (agreement === null) return [];
  const { confirmation, renewedOn } = agreement;
  const inOrder = outOfOrder(step, confirmation);
  return [
    inOrder,
    when(
      inOrder === null && step === 'enforcement' && enforceable(agreement, datedOn).length === 0,
      '/step',
      '没有到期未履行的义务，还不能申请执行',
      'Nothing is due and not kept: there is nothing to enforce yet',
    ),
    when(
      ['granted', 'refused'].includes(step) && courtNumber === undefined,
      '/courtNumber',
      '请填写法院裁定书文号',
      'Give the number of the court’s ruling',
    ),
    notBeforeEffect('/datedOn', datedOn, context) ??
      notBefore('/datedOn', datedOn, renewedOn, '协议变更之日', 'the agreement was amended'),
    step === 'applied'
      ? everyParty('/applyingPartyIds', applyingPartyIds, context)
      : known('/applyingPartyIds', applyingPartyIds, context),
  ];
}
