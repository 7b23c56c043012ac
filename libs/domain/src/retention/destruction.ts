import { z } from 'zod';
import type { Label } from '../label.ts';
import { requiredText } from '../required.text.ts';

/** Why something is done that the trail keeps. */
export const statedReason = requiredText(500, 4);

/** Keeps a case from being destroyed and from being erased. @source decision 0052 */
export const holdRequest = z.strictObject({
  /** Why, and on which paper: 诉讼保全、信访复查、审计…… */
  reason: statedReason,
});
export type HoldRequest = z.output<typeof holdRequest>;

/** So many dossiers stand on one list at most: people read it line by line before they sign. */
export const destroyedAtOnce = 200;

/** Puts dossiers whose term is over on a list and signs it. */
export const destructionProposal = z.strictObject({
  disputeIds: z
    .array(z.uuid())
    .min(1)
    .max(destroyedAtOnce)
    .refine((ids) => new Set(ids).size === ids.length, { params: { zh: '不能重复', en: 'Each once' } }),
  /** Of the appraisal: who looked at them, and why they need not be kept. */
  reason: statedReason,
});
export type DestructionProposal = z.output<typeof destructionProposal>;

/** The second signature, or its refusal. */
export const destructionDecision = z.strictObject({ approved: z.boolean(), reason: statedReason });
export type DestructionDecision = z.output<typeof destructionDecision>;

/** How a list is called: counted per township and year. */
export const destructionNumber = (year: number, seq: number): string => `销〔${year}〕${seq}号`;

/** proposed: one signature; refused: no second one; approved: both, being carried out; done: carried out. */
export const destructionStates = ['proposed', 'refused', 'approved', 'done'] as const;
export type DestructionState = (typeof destructionStates)[number];
export const destructionStateLabels: Readonly<Record<DestructionState, Label>> = {
  proposed: { zh: '待第二人签名', en: 'awaits the second signature' },
  refused: { zh: '已驳回', en: 'refused' },
  approved: { zh: '已批准，正在销毁', en: 'approved, being carried out' },
  done: { zh: '已销毁', en: 'carried out' },
};

/** Why a dossier of an approved list was not destroyed after all: what happened since it was listed. */
export const keptReasons = ['held', 'reopened', 'worked_on', 'kept_longer'] as const;
export type KeptReason = (typeof keptReasons)[number];
export const keptReasonLabels: Readonly<Record<KeptReason, Label>> = {
  held: { zh: '已设定留存', en: 'held' },
  reopened: { zh: '已重新启动', en: 'opened again' },
  worked_on: { zh: '并入的案件尚未办结', en: 'goes on in a case that is not ended' },
  kept_longer: { zh: '保管期限已延长', en: 'to be kept longer' },
};
