import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { aDatabase, type TestDatabase } from '../../../../test/support/database.ts';
import { FixedClock } from '../clock/clock.ts';
import { inTransaction, query } from '../database/transaction.ts';
import { AccountService } from './account.service.ts';
import { PasswordService } from './password.service.ts';

const password = 'correct horse';
const minuteMs = 60_000;

let database: TestDatabase;
let clock: FixedClock;
let accounts: AccountService;

beforeAll(async () => {
  database = await aDatabase();
  clock = new FixedClock('2026-11-23T01:00:00.000Z');
  accounts = new AccountService(database.dataSource, clock, new PasswordService());
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.dataSource.query('truncate account cascade');
});

const create = (username: string, others: object = {}) =>
  inTransaction(database.dataSource, (tx) => accounts.create(tx, { username, password, ...others }));
const row = async (id: string) => {
  const [found] = await query<{ failed_count: number; locked_until: Date | null }>(database.dataSource, {
    text: 'select failed_count, locked_until from account where id = $1',
    values: [id],
  });
  return found;
};
const tryIn = async (username: string, typed: string) =>
  await accounts.verify(username, typed).then(
    () => 'in',
    (error: { code: string }) => error.code,
  );
const fail = async (username: string, times: number) => {
  for (let n = 0; n < times; n += 1) expect(await tryIn(username, 'wrong horse')).toBe('sign-in-refused');
};

describe('an account', () => {
  test('is found whatever the case, the width and the spaces around its name', async () => {
    const { id } = await create('WangFang');
    for (const typed of ['wangfang', 'WANGFANG', ' WangFang ', 'ＷａｎｇＦａｎｇ']) {
      expect(await accounts.verify(typed, password)).toEqual({
        id,
        mustChange: false,
        hasSecondFactor: false,
      });
    }
  });

  test('may be named in Chinese', async () => {
    const { id } = await create('王芳', { mustChange: true });
    expect(await accounts.verify('王芳', password)).toEqual({ id, mustChange: true, hasSecondFactor: false });
  });

  test('is refused under a name that is taken, also in other letters', async () => {
    await create('wangfang');
    await expect(create('WangFang')).rejects.toMatchObject({ kind: 'conflict', code: 'username-taken' });
  });

  test.each(['', 'a', 'wang fang', 'wang\u0000fang', 'w'.repeat(65)])(
    'may not be named "%s"',
    async (name) => {
      await expect(create(name)).rejects.toMatchObject({ kind: 'invalid', code: 'bad-username' });
    },
  );

  test('keeps no password, only a hash of it', async () => {
    await create('wangfang');
    const rows = await database.dataSource.query('select account::text as text from account');
    expect(rows[0].text).toContain('$argon2id$');
    expect(rows[0].text).not.toContain(password);
  });

  test('that is disabled is refused, and lets in again once it is enabled', async () => {
    const { id } = await create('wangfang');
    await inTransaction(database.dataSource, (tx) => accounts.disable(tx, id));
    expect(await tryIn('wangfang', password)).toBe('sign-in-refused');
    await inTransaction(database.dataSource, (tx) => accounts.enable(tx, id));
    expect(await tryIn('wangfang', password)).toBe('in');
  });

  test('takes a new password in place of the old one', async () => {
    const { id } = await create('wangfang');
    await inTransaction(database.dataSource, (tx) =>
      accounts.setPassword(tx, id, 'better horse', { mustChange: true }),
    );
    expect(await tryIn('wangfang', password)).toBe('sign-in-refused');
    expect(await accounts.verify('wangfang', 'better horse')).toEqual({
      id,
      mustChange: true,
      hasSecondFactor: false,
    });
  });

  test('that does not exist takes no password and cannot be disabled', async () => {
    const nobody = '00000000-0000-7000-8000-000000000000';
    const unknown = { kind: 'not-found', code: 'unknown-account' };
    await inTransaction(database.dataSource, async (tx) => {
      await expect(accounts.setPassword(tx, nobody, 'better horse')).rejects.toMatchObject(unknown);
      await expect(accounts.disable(tx, nobody)).rejects.toMatchObject(unknown);
      await expect(accounts.enable(tx, nobody)).rejects.toMatchObject(unknown);
    });
  });
});

describe('the lock-out', () => {
  test('comes with the fifth failure, holds a minute against the right password, and grows', async () => {
    const { id } = await create('wangfang');
    await fail('wangfang', 4);
    expect(await row(id)).toEqual({ failed_count: 4, locked_until: null });
    await fail('wangfang', 1);
    for (const minutes of [1, 2, 4, 8, 16, 32, 60, 60]) {
      expect((await row(id))?.locked_until).toEqual(new Date(clock.now().getTime() + minutes * minuteMs));
      clock.advanceMs(minutes * minuteMs - 1);
      expect(await tryIn('wangfang', password)).toBe('sign-in-refused');
      clock.advanceMs(1);
      await fail('wangfang', 1);
    }
  });

  test('ends by itself, and the right password then wipes the slate', async () => {
    const { id } = await create('wangfang');
    await fail('wangfang', 5);
    clock.advanceMs(minuteMs);
    expect(await tryIn('wangfang', password)).toBe('in');
    expect(await row(id)).toEqual({ failed_count: 0, locked_until: null });
  });

  test('is not prolonged by guesses that come while it holds', async () => {
    const { id } = await create('wangfang');
    await fail('wangfang', 5);
    const locked = await row(id);
    clock.advanceMs(minuteMs / 2);
    await fail('wangfang', 3);
    expect(await row(id)).toEqual(locked);
  });

  test('is lifted by a new password', async () => {
    const { id } = await create('wangfang');
    await fail('wangfang', 5);
    await inTransaction(database.dataSource, (tx) => accounts.setPassword(tx, id, 'better horse'));
    expect(await tryIn('wangfang', 'better horse')).toBe('in');
  });

  test('counts 30 wrong guesses at the same moment as five, and refuses a right one after them', async () => {
    const { id } = await create('wangfang');
    const guesses = Array.from({ length: 30 }, (_, n) =>
      tryIn('wangfang', n === 29 ? password : 'wrong horse'),
    );
    expect(new Set(await Promise.all(guesses))).toEqual(new Set(['sign-in-refused']));
    expect(await row(id)).toMatchObject({ failed_count: 5 });
  });

  test('does not hinder twenty people who share an account and all know its password', async () => {
    await create('duty-desk');
    const entries = await Promise.all(Array.from({ length: 20 }, () => tryIn('duty-desk', password)));
    expect(new Set(entries)).toEqual(new Set(['in']));
  });
});

test('an unknown user, a wrong password, a locked and a disabled account read the same', async () => {
  await create('wangfang');
  await create('lockedone');
  const { id } = await create('disabled');
  await inTransaction(database.dataSource, (tx) => accounts.disable(tx, id));
  await fail('lockedone', 5);
  const sentence = async (username: string, typed: string) => {
    const error: unknown = await accounts.verify(username, typed).catch((thrown: unknown) => thrown);
    return error instanceof Error ? JSON.stringify({ ...error, message: error.message }) : 'in';
  };
  const sentences = await Promise.all([
    sentence('nobody', password),
    sentence('wangfang', 'wrong horse'),
    sentence('lockedone', password),
    sentence('disabled', password),
  ]);
  expect(new Set(sentences).size).toBe(1);
  expect(sentences[0]).toContain('用户名或密码不正确');
});
