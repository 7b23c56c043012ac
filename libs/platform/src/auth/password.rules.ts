import { ProblemError } from '../http/problem.ts';

const charactersAtLeast = 10;
/** Nobody types more; a megabyte would only keep the processor busy. */
const charactersAtMost = 128;

/**
 * The most frequent passwords that are long enough to pass otherwise, and what offices like to hand out. The list is
 * short on purpose: the lock-out, not the list, is what stops guessing.
 */
const common: readonly string[] = [
  '0123456789',
  '0987654321',
  '1029384756',
  '1234554321',
  '12345678910',
  '1234567890',
  '123456789a',
  '123456789q',
  '12345qwert',
  '1q2w3e4r5t',
  '1qaz2wsx3edc',
  '5201314520',
  'a123456789',
  'aa12345678',
  'aa123456789',
  'abc1234567',
  'abc123456789',
  'abcd123456',
  'abcd1234567',
  'admin12345',
  'admin123456',
  'administrator',
  'asd123456789',
  'asdfghjkl;',
  'fengqiao123',
  'fengqiao2026',
  'iloveyou123',
  'password12',
  'password123',
  'password1234',
  'passw0rd123',
  'q123456789',
  'qq123456789',
  'qwe123456789',
  'qwer123456',
  'qwerty1234',
  'qwerty12345',
  'qwerty123456',
  'qwertyuiop',
  'qwertyuiop[]',
  'wang123456789',
  'welcome123',
  'woaini1314',
  'woaini520520',
  'woaini5201314',
  'zaq12wsxcde3',
  'zxcvbnm123',
];
const commonOnes: ReadonlySet<string> = new Set(common);

/**
 * One form for what looks alike: an input method may produce the full-width `１２３` where a keyboard gives `123`.
 * @source NIST SP 800-63B, 3.1.1.2 (normalise before hashing)
 */
export const normalisedPassword = (password: string): string => password.normalize('NFKC');

/**
 * Length and a few common ones instead of classes of characters, which only bring about `Abcd1234!`.
 * @throws ProblemError kind "invalid", code "weak-password", pointer to `/<field>`
 * @source NIST SP 800-63B, 3.1.1.2
 */
export function checkPassword(password: string, username: string, field = 'password'): void {
  const typed = normalisedPassword(password);
  const length = [...typed].length;
  const folded = typed.toLowerCase();
  if (length < charactersAtLeast) {
    throw weak(field, `At least ${charactersAtLeast} characters`, `密码至少 ${charactersAtLeast} 个字符`);
  }
  if (length > charactersAtMost) {
    throw weak(field, `At most ${charactersAtMost} characters`, `密码最多 ${charactersAtMost} 个字符`);
  }
  if (folded === normalisedPassword(username).toLowerCase()) {
    throw weak(field, 'The password must not be the user name', '密码不能与用户名相同');
  }
  if (commonOnes.has(folded) || new Set(folded).size <= 2) {
    throw weak(field, 'This password is among the first that are guessed', '该密码过于常见，请换一个');
  }
}

function weak(field: string, message: string, messageZh: string): ProblemError {
  return new ProblemError({
    kind: 'invalid',
    code: 'weak-password',
    message,
    messageZh,
    errors: [{ pointer: `/${field}`, message, messageZh }],
  });
}
