import { createRequire } from 'node:module';
import { ProblemError } from '../http/problem.ts';

const charactersAtLeast = 10;
/** Nobody types more; a megabyte would only keep the processor busy. */
const charactersAtMost = 128;

/** Words of this product and of its offices, which people put into passwords, besides the common ones of the world. */
const officeWords: readonly string[] = [
  'admin',
  'administrator',
  'fengqiao',
  'guanliyuan',
  'jiufen',
  'sifasuo',
  'tiaojie',
  'tiaojieyuan',
  'wanggeyuan',
  'woaini',
  'zhengfawei',
  'zongzhi',
  'zongzhizhongxin',
  '人民调解',
  '司法所',
  '枫桥',
  '枫桥经验',
  '矛盾纠纷',
  '综治中心',
];

let known: ReadonlySet<string> | undefined;

/** Some 49,000 passwords that leaked often. Read at the first use: most processes never see a new password. */
function commonOnes(): ReadonlySet<string> {
  if (known === undefined) {
    const read = createRequire(import.meta.url);
    const lists: typeof import('@zxcvbn-ts/language-common') = read('@zxcvbn-ts/language-common');
    known = new Set([...lists.dictionary['passwords-common'], ...officeWords]);
  }
  return known;
}

/** What is left without figures and signs at both ends: `Fengqiao@2026` is the word that everybody tries first. */
const stemOf = (folded: string): string => folded.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');

/**
 * One form for what looks alike: an input method may produce the full-width `１２３` where a keyboard gives `123`.
 * @source NIST SP 800-63B, 3.1.1.2 (normalise before hashing)
 */
export const normalisedPassword = (password: string): string => password.normalize('NFKC');

/**
 * Length and common ones, also with figures put to their ends, instead of classes of characters, which only bring about `Abcd1234!`.
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
  const name = normalisedPassword(username).toLowerCase();
  if (folded === name || (stemOf(name) !== '' && stemOf(folded) === stemOf(name))) {
    throw weak(field, 'The password must not be the user name', '密码不能与用户名相同');
  }
  if ([folded, stemOf(folded)].some((text) => commonOnes().has(text)) || new Set(folded).size <= 2) {
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
