import { ProblemError } from '../http/problem.ts';

/** One form for user names that look alike; upper and lower case are made equal by the index. */
export const normalisedUsername = (username: string): string => username.normalize('NFKC').trim();

/** @throws ProblemError kind "invalid", code "bad-username" */
export function checkUsername(username: string): void {
  if (/^[^\s\p{C}]{2,64}$/u.test(username)) return;
  throw invalid('bad-username', {
    pointer: '/username',
    message: 'A user name has 2 to 64 characters and no spaces',
    messageZh: '用户名须为 2 至 64 个字符，不含空格',
  });
}

/** The password that was typed in a field to confirm oneself is not the right one, or the account is locked by now. */
export const wrongPassword = (field: string): ProblemError =>
  invalid('wrong-password', {
    pointer: `/${field}`,
    message: 'The present password is wrong; after 5 failures the account is locked for a while',
    messageZh: '原密码不正确；连续输错 5 次后账号会暂时锁定',
  });

/** A password that is replaced by itself was not replaced. */
export const samePassword = (): ProblemError =>
  invalid('same-password', {
    pointer: '/new',
    message: 'The new password must differ from the present one',
    messageZh: '新密码不能与原密码相同',
  });

export const usernameTaken = (): ProblemError =>
  new ProblemError({
    kind: 'conflict',
    code: 'username-taken',
    message: 'This user name is taken',
    messageZh: '该用户名已被使用',
  });

export const unknownAccount = (): ProblemError =>
  new ProblemError({
    kind: 'not-found',
    code: 'unknown-account',
    message: 'There is no such account',
    messageZh: '没有该账号',
  });

interface Fault {
  readonly pointer: string;
  readonly message: string;
  readonly messageZh: string;
}

function invalid(code: string, fault: Fault): ProblemError {
  const { message, messageZh } = fault;
  return new ProblemError({ kind: 'invalid', code, message, messageZh, errors: [fault] });
}
