import { ProblemError } from '../../http/problem.ts';

/** One sentence for a wrong, a used and an outdated code, and for a locked account. */
export const secondFactorRefused = (): ProblemError =>
  new ProblemError({
    kind: 'unauthenticated',
    code: 'second-factor-refused',
    message: 'Wrong code, or it was used before; after 5 failures an account is locked for a while',
    messageZh: '验证码不正确或已使用过；连续输错 5 次后账号会暂时锁定，请稍后再试',
  });

/** The same of somebody who is signed in. */
export function wrongCode(): ProblemError {
  const fault = {
    pointer: '/code',
    message: 'Wrong code, or it was used before; wait for the next one',
    messageZh: '验证码不正确或已使用过，请等待下一个',
  };
  const { message, messageZh } = fault;
  return new ProblemError({ kind: 'invalid', code: 'wrong-code', message, messageZh, errors: [fault] });
}

export const secondFactorActive = (): ProblemError =>
  new ProblemError({
    kind: 'conflict',
    code: 'second-factor-active',
    message: 'You have a second factor already; remove it first',
    messageZh: '您已启用动态验证码，如需更换请先停用',
  });

export const noSecondFactor = (): ProblemError =>
  new ProblemError({
    kind: 'conflict',
    code: 'no-second-factor',
    message: 'There is no second factor to confirm or to remove; set it up first',
    messageZh: '尚未设置动态验证码，请先设置',
  });
