import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.ts';
import { execute, inTransaction, query, type Tx } from '../database/transaction.ts';
import { ProblemError } from '../http/problem.ts';
import { countFailure } from './account.failures.ts';
import {
  checkUsername,
  normalisedUsername,
  samePassword,
  unknownAccount,
  usernameTaken,
  wrongPassword,
} from './account.rules.ts';
import { type AccountAction, recordEvent } from './account.trail.ts';
import { signInRefused } from './auth.problems.ts';
import { checkPassword } from './password.rules.ts';
import { PasswordService } from './password.service.ts';
import { endSessions } from './session.list.ts';
import type { SessionOrigin } from './session.origin.ts';

/** An account to be made. */
export interface NewAccount {
  /** 2–64 characters without spaces; upper and lower case are the same. */
  readonly username: string;
  readonly password: string;
  /** The person must replace the password before anything else; default false. */
  readonly mustChange?: boolean;
}

/** An account that has shown the right password. */
export interface VerifiedAccount {
  readonly id: string;
  readonly mustChange: boolean;
  /** The password alone is not enough. */
  readonly hasSecondFactor: boolean;
}

interface AccountRow {
  readonly id: string;
  readonly username: string;
  readonly password_hash: string;
}

/** Accounts by user name and password. Whoever makes or changes one for somebody else checks first that they may. */
@Injectable()
export class AccountService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly passwords: PasswordService,
  ) {}

  /**
   * @throws ProblemError "weak-password", "bad-username" (invalid), "username-taken" (conflict)
   */
  async create(tx: Tx, account: NewAccount): Promise<{ readonly id: string }> {
    const username = normalisedUsername(account.username);
    checkUsername(username);
    checkPassword(account.password, username);
    const [row] = await query<{ id: string }>(tx, {
      name: 'account.create',
      text: `insert into account (username, password_hash, must_change, created_at) values ($1, $2, $3, $4)
             on conflict (lower(username)) do nothing returning id`,
      values: [
        username,
        await this.passwords.hash(account.password),
        account.mustChange ?? false,
        this.clock.now(),
      ],
    });
    if (row === undefined) throw usernameTaken();
    return row;
  }

  /**
   * Gives an account a new password, lifts its lock-out and ends its sessions.
   * @throws ProblemError "weak-password" (invalid), "unknown-account" (not-found)
   */
  async setPassword(
    tx: Tx,
    accountId: string,
    password: string,
    options: {
      readonly mustChange?: boolean;
      /** Whose account sets it; default: whoever runs the machine. */
      readonly byId?: string;
      /** The session from which somebody changes their own password. */
      readonly keepSessionId?: string;
      /** Name of the field in the request, for the pointer; default `password`. */
      readonly field?: string;
    } = {},
  ): Promise<void> {
    const account = await this.#find(tx, 'id', accountId);
    if (account === undefined) throw unknownAccount();
    checkPassword(password, account.username, options.field);
    await execute(tx, {
      name: 'account.set-password',
      text: `update account set password_hash = $2, must_change = $3, failed_count = 0, locked_until = null
             where id = $1`,
      values: [accountId, await this.passwords.hash(password), options.mustChange ?? false],
    });
    await endSessions(tx, accountId, options.keepSessionId);
    const action = options.byId === accountId ? 'password-changed' : 'password-set';
    await this.#record(tx, accountId, action, options.byId);
  }

  /**
   * Closes an account at once: its sessions end, its password and keys stop working. Nothing is deleted.
   * @param byId  whose account does it; default: whoever runs the machine
   */
  async disable(tx: Tx, accountId: string, byId?: string): Promise<void> {
    const touched = await execute(tx, {
      text: 'update account set disabled_at = coalesce(disabled_at, $2) where id = $1',
      values: [accountId, this.clock.now()],
    });
    if (touched !== 1) throw unknownAccount();
    await endSessions(tx, accountId);
    await this.#record(tx, accountId, 'account-disabled', byId);
  }

  /**
   * Opens a disabled account again, and lifts a lock-out. Its keys work again where they were not revoked.
   * @param byId  as of {@link disable}
   */
  async enable(tx: Tx, accountId: string, byId?: string): Promise<void> {
    const touched = await execute(tx, {
      text: 'update account set disabled_at = null, failed_count = 0, locked_until = null where id = $1',
      values: [accountId],
    });
    if (touched !== 1) throw unknownAccount();
    await this.#record(tx, accountId, 'account-enabled', byId);
  }

  /** Checks user name and password. @throws ProblemError "sign-in-refused", the same for every reason */
  async verify(username: string, password: string, origin?: SessionOrigin): Promise<VerifiedAccount> {
    const account = await this.#find(this.dataSource, 'username', normalisedUsername(username));
    return await this.#verify(account, password, origin);
  }

  /**
   * Somebody replaces their own password; all their other sessions end.
   * @throws ProblemError "wrong-password" (counts towards the same lock-out), "same-password", "weak-password"
   */
  async changePassword(
    accountId: string,
    passwords: { readonly old: string; readonly new: string },
    session: { readonly id: string; readonly origin: SessionOrigin },
  ): Promise<void> {
    await this.confirmPassword(accountId, passwords.old, { origin: session.origin, field: 'old' });
    if (passwords.new === passwords.old) throw samePassword();
    await inTransaction(this.dataSource, (tx) =>
      this.setPassword(tx, accountId, passwords.new, {
        byId: accountId,
        keepSessionId: session.id,
        field: 'new',
      }),
    );
  }

  /**
   * Somebody who is signed in shows once more that it is they.
   * @returns their user name
   * @throws ProblemError "wrong-password", pointer to `/<field>`; counts towards the same lock-out
   */
  async confirmPassword(
    accountId: string,
    password: string,
    { origin, field }: { readonly origin: SessionOrigin; readonly field: string },
  ): Promise<string> {
    const account = await this.#find(this.dataSource, 'id', accountId);
    await this.#verify(account, password, origin).catch((error: unknown) => {
      throw error instanceof ProblemError ? wrongPassword(field) : error;
    });
    return account?.username ?? '';
  }

  /**
   * The answer is decided by one conditional UPDATE after the hash was computed, so any number of guesses at once is
   * worth no more than the same guesses one after another: a right one that comes after the fifth wrong one is refused.
   * Counting before the hash was rejected (six people behind one account could not sign in at once), and so was a
   * row lock around it (guesses would hold all connections). Of an account with a second factor the failures are
   * forgotten by the second step alone: whoever has the password could otherwise guess codes without end.
   */
  async #verify(
    account: AccountRow | undefined,
    password: string,
    origin: SessionOrigin | undefined,
  ): Promise<VerifiedAccount> {
    const isRight = await this.passwords.matches(password, account?.password_hash);
    if (account === undefined || !isRight) {
      await countFailure(this.dataSource, { accountId: account?.id, origin, at: this.clock.now() });
      throw signInRefused();
    }
    const [row] = await query<{ must_change: boolean; has_second_factor: boolean }>(this.dataSource, {
      name: 'account.accept',
      text: `
        with factor as (select 1 from second_factor where account_id = $1 and confirmed_at is not null)
        update account set locked_until = null,
          failed_count = case when exists (select from factor) then failed_count else 0 end
        where id = $1 and password_hash = $2 and disabled_at is null
          and (locked_until is null or locked_until <= $3)
        returning must_change, exists (select from factor) as has_second_factor`,
      values: [account.id, account.password_hash, this.clock.now()],
    });
    if (row === undefined) throw signInRefused();
    return { id: account.id, mustChange: row.must_change, hasSecondFactor: row.has_second_factor };
  }

  async #find(on: Tx | DataSource, by: 'id' | 'username', value: string): Promise<AccountRow | undefined> {
    const [row] = await query<AccountRow>(on, {
      name: `account.by-${by}`,
      text: `select id, username, password_hash from account
             where ${by === 'id' ? 'id = $1' : 'lower(username) = lower($1)'}`,
      values: [value],
    });
    return row;
  }

  #record(tx: Tx, accountId: string, action: AccountAction, byId: string | undefined): Promise<void> {
    return recordEvent(tx, { accountId, byId: byId ?? null, action, at: this.clock.now() });
  }
}
