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
