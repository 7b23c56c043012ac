import { RuleError } from '#domain';

/** The one answer for a list that does not exist and for one of another township. */
export const noSuchList = (): RuleError =>
  new RuleError({
    kind: 'not-found',
    code: 'no-such-list',
    message: 'There is no such list of destruction, or it is not of your township',
    messageZh: '没有这份销毁清册，或不属于您所在的乡镇',
  });

const refusals = {
  'not-due': [
    'The term of this dossier is not over, or you may not see it',
    '该卷宗保管期限未满，或您无权查看',
  ],
  'case-held': ['This case is held', '该案已设定留存，不能列入销毁清册'],
  'listed-already': ['This dossier stands on a list already', '该卷宗已列入销毁清册'],
  'another-township': ['A list holds the dossiers of one township', '一份清册只列一个乡镇的卷宗'],
} as const;
export type ProposalRefusal = keyof typeof refusals;

/** Refuses a list; each fault points at the dossier that cannot stand on it. */
export function proposalRefused(
  faults: readonly { readonly n: number; readonly code: ProposalRefusal }[],
): RuleError {
  const [first] = faults;
  const [message, messageZh] = refusals[first?.code ?? 'not-due'];
  return new RuleError({
    kind: 'invalid',
    code: first?.code ?? 'not-due',
    message,
    messageZh,
    errors: faults.map(({ n, code }) => ({
      pointer: `/disputeIds/${n}`,
      message: refusals[code][0],
      messageZh: refusals[code][1],
    })),
  });
}

const decisions = {
  'same-person': ['Whoever proposed a list does not sign it a second time', '提出人不能作为第二签名人'],
  'decided-already': ['Somebody has decided on this list already', '该清册已有人作出决定'],
} as const;

/** Why a second signature is not taken. */
export function decisionRefused(code: keyof typeof decisions): RuleError {
  const [message, messageZh] = decisions[code];
  return new RuleError({ kind: code === 'same-person' ? 'forbidden' : 'conflict', code, message, messageZh });
}
