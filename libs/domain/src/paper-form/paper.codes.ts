/**
 * The papers of a case: those of its dossier (一案一卷) in their order, and the notices that go out of it. The place of a
 * form in this list is its number in a printed code: forms are added at the end and never move.
 */
export const paperForms = [
  'application',
  'registration',
  'rightsNotice',
  'identity',
  'authorization',
  'investigation',
  'evidence',
  'record',
  'agreement',
  'oralAgreement',
  'performance',
  'visit',
  'confirmation',
  'remarks',
  'backPage',
  'acceptance',
  'suspension',
  'termination',
  'referral',
  'supervision',
] as const;
export type PaperForm = (typeof paperForms)[number];
