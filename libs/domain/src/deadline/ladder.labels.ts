import type { Label } from '../label.ts';
import type { LadderRecipient } from './deadline.climb.ts';
import type { LadderStepName } from './deadline.ladder.ts';

/** What a step of a ladder is, as a notice and the sheet of a deadline say it. */
export const ladderStepLabels: Readonly<Record<LadderStepName, Label>> = {
  warning50: { zh: '期限过半提醒', en: 'half of the time has passed' },
  warning80: { zh: '临期提醒', en: 'the time is running out' },
  due: { zh: '逾期催办', en: 'overdue: reminder' },
  supervision: { zh: '逾期督办', en: 'overdue: supervision' },
  leader: { zh: '逾期上报分管领导', en: 'overdue: raised to the leader' },
  county: { zh: '逾期上报县级', en: 'overdue: raised to the county' },
};

/** Whom a step tells. */
export const ladderRecipientLabels: Readonly<Record<LadderRecipient, Label>> = {
  mediator: { zh: '调解员', en: 'the mediators' },
  holderHead: { zh: '承办单位', en: 'the holding unit' },
  otherOfCentreAndOffice: { zh: '综治中心或司法所', en: 'the other of centre and justice office' },
  leader: { zh: '镇分管领导', en: 'the leader of the township' },
  county: { zh: '县级', en: 'the county' },
};
