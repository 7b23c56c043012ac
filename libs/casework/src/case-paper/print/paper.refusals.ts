import { type Label, RuleError } from '#domain';

/** Of what the paper tells has not happened. */
export const paperNotYet = ({ zh, en }: Label): RuleError =>
  new RuleError({
    kind: 'conflict',
    code: 'paper-not-yet',
    message: `There is nothing to print yet: ${en}`,
    messageZh: `案件还没有相应的办理记录，不能打印${zh}`,
  });

/** Terms are drafted where they could be recorded. */
export const noAgreementNow = (): RuleError =>
  new RuleError({
    kind: 'conflict',
    code: 'no-agreement-now',
    message: 'No such agreement can be recorded in this case now, or not by you: there is nothing to draft',
    messageZh: '本案现在不能登记（或变更）协议，或您无权登记，不能打印待签稿',
  });

/** What was read is no code of a paper. */
export const codeDamaged = (): RuleError =>
  new RuleError({
    kind: 'invalid',
    code: 'paper-code-damaged',
    message: 'This is no code of a paper, or it was read wrongly',
    messageZh: '这不是文书编码，或编码没有读全，请自行选择文书',
    errors: [{ pointer: '/code', message: 'No code of a paper', messageZh: '不是文书编码' }],
  });

/** A paper of one case does not get into another. */
export const codeOfAnotherCase = (): RuleError =>
  new RuleError({
    kind: 'conflict',
    code: 'paper-of-another-case',
    message: 'This paper belongs to another case',
    messageZh: '这份文书属于另一案件，不能归入本案',
  });

/** Nobody has printed such a paper here. */
export const codeUnknown = (): RuleError =>
  new RuleError({
    kind: 'not-found',
    code: 'no-such-paper',
    message: 'No paper with this code was printed of this case',
    messageZh: '本案没有打印过这份文书，或编码校验不符',
  });
