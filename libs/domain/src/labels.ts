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

/** The Chinese and English name of one code of one list. */
export function labelsOf<L extends CodeListName>(list: L, code: keyof (typeof codeLabels)[L]): Label {
  const labels: Readonly<Record<PropertyKey, Label>> = codeLabels[list];
  const { zh, en } = labels[code] ?? { zh: String(code), en: String(code) };
  return { zh, en };
}
