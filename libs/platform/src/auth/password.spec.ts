import { describe, expect, test } from '@jest/globals';
import { checkPassword } from './password.rules.ts';
import { decoy, PasswordService } from './password.service.ts';

describe('a new password', () => {
  test.each([
    ['nine chars', '123abc!@#', 'At least 10 characters'],
    ['nine Chinese characters', '枫桥经验矛盾不上交', 'At least 10 characters'],
    ['129 characters', 'ab9'.repeat(43), 'At most 128 characters'],
    ['the user name in other letters', 'ZhangSan.Village', 'The password must not be the user name'],
    [
      'the user name in full width',
      'ｚｈａｎｇｓａｎ．ｖｉｌｌａｇｅ',
      'The password must not be the user name',
    ],
    ['a common one', 'Password123', 'This password is among the first that are guessed'],
    ['a common one with figures', 'sunshine-1987', 'This password is among the first that are guessed'],
    [
      'a word of the office with a year',
      'Fengqiao@2026',
      'This password is among the first that are guessed',
    ],
    ['a Chinese one', '2026综治中心2026', 'This password is among the first that are guessed'],
    ['the user name with figures', 'zhangsan.village88', 'The password must not be the user name'],
    ['one key held down', 'aaaaaaaaaaaa', 'This password is among the first that are guessed'],
  ])('may not be %s', (_, password, message) => {
    expect(() => checkPassword(password, 'zhangsan.village')).toThrow(
      expect.objectContaining({
        kind: 'invalid',
        code: 'weak-password',
        message,
        errors: [expect.objectContaining({ pointer: '/password', message })],
      }),
    );
  });

  test.each(['枫桥经验矛盾不上交村', 'correct horse', 'ab9'.repeat(42)])('may be %s', (password) => {
    expect(() => checkPassword(password, 'zhangsan')).not.toThrow();
  });
});

describe('the hash of a password', () => {
  const passwords = new PasswordService();

  test('is argon2id with 19 MiB and two passes, another one each time', async () => {
    const [one, other] = await Promise.all([
      passwords.hash('correct horse'),
      passwords.hash('correct horse'),
    ]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(other).not.toBe(one);
  });

  test('fits the password that was typed, also in full width, and no other', async () => {
    const hash = await passwords.hash('correct horse 1');
    expect(await passwords.matches('correct horse 1', hash)).toBe(true);
    expect(await passwords.matches('ｃｏｒｒｅｃｔ　ｈｏｒｓｅ　１', hash)).toBe(true);
    expect(await passwords.matches('correct horse 2', hash)).toBe(false);
  });

  test('of nobody is checked against one of the same cost, and never fits', async () => {
    const parametersOf = (hash: string) => hash.split('$').slice(0, 4);
    expect(parametersOf(decoy)).toEqual(parametersOf(await passwords.hash('correct horse')));
    expect(await passwords.matches('correct horse', undefined)).toBe(false);
  });
});
