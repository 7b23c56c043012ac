import type { Forms } from './field.ts';
import { interestReason, mediators, note, reason, zhEn } from './shared-fields.ts';

/** Up to the unit that takes the case on: accepted or declined, acted on at once, signed for. */
export const intakeForms: Forms = {
  ACCEPT: [note],
  DECLINE: [
    { kind: 'paragraph', name: 'ground', label: zhEn('不予受理的理由', 'Ground') },
    { kind: 'line', name: 'guidedTo', label: zhEn('告知去处', 'Guided to') },
  ],
  ACT_AT_ONCE: [
    { kind: 'unit', name: 'leadId', label: zhEn('主办单位', 'Lead unit') },
    { kind: 'units', name: 'assistingIds', label: zhEn('协办单位', 'Assisting units'), optional: true },
    mediators,
    interestReason,
    { kind: 'paragraph', name: 'measure', label: zhEn('处置措施', 'Measure') },
    reason,
  ],
  SIGN_FOR: [
    mediators,
    {
      kind: 'confirm',
      name: 'noConflictOfInterest',
      label: zhEn(
        '已逐一问过调解员：与任何一方当事人都没有亲属、雇佣、债权债务等关系',
        'Each mediator was asked: none is a relative, employer, employee, debtor or creditor of any party',
      ),
      hint: zhEn(
        '有关系的，不要签收给本人：另选调解员，或用“利害关系、回避”记录；本单位无人可派的，提出异议退回',
        'Where there is a tie, name somebody else and record the interest; with nobody left, object',
      ),
    },
    interestReason,
    note,
  ],
  OBJECT: [reason],
};
