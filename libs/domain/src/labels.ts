import { attachmentKindLabels, attachmentLevelLabels } from './attachment/attachment.codes.ts';
import {
  channelLabels,
  complexityLabels,
  disputeTypeLabels,
  originClassLabels,
  originLabels,
  outcomeLabels,
  riskLabels,
  stageLabels,
} from './dispute/dispute.codes.ts';
import type { Label } from './label.ts';
import { organisationKindLabels, roleLabels } from './organisation/organisation.codes.ts';
import { idTypeLabels, partyKindLabels, partyRoleLabels } from './party/party.codes.ts';

/** Every code list with its names, so that a door can hand them all out at once. */
export const codeLabels = {
  stage: stageLabels,
  disputeType: disputeTypeLabels,
  origin: originLabels,
  originClass: originClassLabels,
  channel: channelLabels,
  risk: riskLabels,
  complexity: complexityLabels,
  outcome: outcomeLabels,
  role: roleLabels,
  organisationKind: organisationKindLabels,
  partyKind: partyKindLabels,
  partyRole: partyRoleLabels,
  idType: idTypeLabels,
  attachmentKind: attachmentKindLabels,
  attachmentLevel: attachmentLevelLabels,
} as const;

export type CodeListName = keyof typeof codeLabels;
export const codeListNames = Object.keys(codeLabels) as readonly CodeListName[];

/** What each code list is called. */
export const codeListLabels: Readonly<Record<CodeListName, Label>> = {
  stage: { zh: '阶段', en: 'Stage' },
  disputeType: { zh: '纠纷类型', en: 'Type of dispute' },
  origin: { zh: '来源', en: 'Origin' },
  originClass: { zh: '来源大类', en: 'Class of origin' },
  channel: { zh: '上报渠道', en: 'Channel' },
  risk: { zh: '风险等级', en: 'Risk' },
  complexity: { zh: '难易程度', en: 'Complexity' },
  outcome: { zh: '办理结果', en: 'Outcome' },
  role: { zh: '角色', en: 'Role' },
  organisationKind: { zh: '单位类型', en: 'Kind of organisation' },
  partyKind: { zh: '当事人类别', en: 'Kind of party' },
  partyRole: { zh: '当事人身份', en: 'Role of a party' },
  idType: { zh: '证件类型', en: 'Kind of identity document' },
  attachmentKind: { zh: '附件种类', en: 'Kind of attachment' },
  attachmentLevel: { zh: '附件密级', en: 'Level of an attachment' },
};

/** The Chinese and English name of one code of one list. */
export function labelsOf<L extends CodeListName>(list: L, code: keyof (typeof codeLabels)[L]): Label {
  const labels: Readonly<Record<PropertyKey, Label>> = codeLabels[list];
  const { zh, en } = labels[code] ?? { zh: String(code), en: String(code) };
  return { zh, en };
}
