import type { DisputeState } from '../dispute/dispute.states.ts';
import type { Label } from '../label.ts';

/** How far a case is, in the words of the people whom it is about. */
export const partyStages = [
  'registered',
  'examined',
  'arranging',
  'mediating',
  'paused',
  'agreed',
  'deciding',
  'kept',
  'ended',
] as const;
export type PartyStage = (typeof partyStages)[number];

/**
 * What a party is told of each state. All endings are one: who refused, withdrew or broke a promise is nothing for whoever
 * finds the paper. @source decision 0055
 */
export const partyStageOf: Readonly<Record<DisputeState, PartyStage>> = {
  unreported: 'registered',
  registered: 'registered',
  accepted: 'examined',
  dispatched: 'examined',
  assigned: 'arranging',
  underway: 'mediating',
  suspended: 'paused',
  agreed: 'agreed',
  failed: 'deciding',
  followUp: 'kept',
  concluded: 'ended',
  declined: 'ended',
  withdrawn: 'ended',
  refused: 'ended',
  terminated: 'ended',
  referred: 'ended',
  merged: 'ended',
};

/** The word for a stage, and one sentence about what happens next. */
export const partyStageLabels: Readonly<Record<PartyStage, { readonly name: Label; readonly next: Label }>> =
  {
    registered: {
      name: { zh: '已登记', en: 'Registered' },
      next: { zh: '正在审查是否受理，请等候通知。', en: 'It is being examined; you will be told.' },
    },
    examined: {
      name: { zh: '正在研判', en: 'Under review' },
      next: { zh: '正在商定由哪个单位办理。', en: 'The unit that will handle it is being decided.' },
    },
    arranging: {
      name: { zh: '正在安排调解', en: 'Mediation is being arranged' },
      next: { zh: '调解员会与您约定时间。', en: 'A mediator will agree a time with you.' },
    },
    mediating: {
      name: { zh: '正在调解', en: 'In mediation' },
      next: { zh: '请按约定的时间到场。', en: 'Please come at the time agreed.' },
    },
    paused: {
      name: { zh: '调解暂停', en: 'Mediation paused' },
      next: { zh: '恢复调解时会通知您。', en: 'You will be told when it goes on.' },
    },
    agreed: {
      name: { zh: '已达成协议', en: 'Agreement reached' },
      next: { zh: '请各方按协议履行。', en: 'Please keep what was agreed.' },
    },
    deciding: {
      name: { zh: '正在商定下一步', en: 'The next step is being decided' },
      next: { zh: '承办单位会与您联系。', en: 'The unit in charge will get in touch.' },
    },
    kept: {
      name: { zh: '已化解，正在回访', en: 'Resolved, follow-up under way' },
      next: { zh: '工作人员会回访了解情况。', en: 'Somebody will ask how things are.' },
    },
    ended: {
      name: { zh: '已结束', en: 'Ended' },
      next: { zh: '如有疑问，请与承办单位联系。', en: 'If you have a question, ask the unit in charge.' },
    },
  };
