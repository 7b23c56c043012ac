import type { Forms } from './field.ts';
import { mediators, note, reason, zhEn } from './shared-fields.ts';

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
    { kind: 'paragraph', name: 'measure', label: zhEn('处置措施', 'Measure') },
    reason,
  ],
  SIGN_FOR: [
    mediators,
    {
      kind: 'confirm',
      name: 'noConflictOfInterest',
      label: zhEn('调解员与当事人无利害关系', 'The mediators have no conflict of interest'),
    },
    note,
  ],
  OBJECT: [reason],
};
