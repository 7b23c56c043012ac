import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../clock/clock.ts';
import { execute, inTransaction, type Tx } from '../../database/transaction.ts';
import { ProblemError } from '../../http/problem.ts';
import { countFailure } from '../account.failures.ts';
import { AccountService } from '../account.service.ts';
import { type AccountAction, recordEvent } from '../account.trail.ts';
import type { SessionIdentity } from '../identity.ts';
import { PasswordService } from '../password.service.ts';
import { endSessions } from '../session.list.ts';
import type { SessionOrigin } from '../session.origin.ts';
import { qrSquare } from './qr.square.ts';
import { readRecoveryCode } from './recovery.codes.ts';
import {
  noSecondFactor,
  secondFactorActive,
  secondFactorRefused,
  wrongCode,
} from './second-factor.problems.ts';
import { SecondFactorStore } from './second-factor.store.ts';
import { base32Of, keyUri, matchingStep, newSecret } from './totp.ts';

/** How a code was right. */
type Way =
  | { readonly by: 'totp'; readonly step: number }
  | { readonly by: 'recovery-code'; readonly slot: number; readonly codeHash: string };

/** The second factor of accounts: a code of a telephone (TOTP), or one of ten recovery codes on paper. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly store: SecondFactorStore,
    private readonly accounts: AccountService,
    private readonly passwords: PasswordService,
  ) {}

  /** How it stands with somebody's second factor. */
  async state(accountId: string) {
    const factor = await this.store.find(accountId);
    const confirmedAt = factor?.confirmedAt ?? null;
    return {
      isActive: confirmedAt !== null,
      confirmedAt: confirmedAt?.toISOString() ?? null,
      recoveryCodesLeft: confirmedAt === null ? 0 : await this.store.codesLeft(accountId),
    };
  }

  /**
   * Begins: a new secret, shown this once. It counts from the moment on which a code of it was given.
   * @throws ProblemError "wrong-password", "second-factor-active"
   */
  async propose(accountId: string, password: string, origin: SessionOrigin) {
    const username = await this.accounts.confirmPassword(accountId, password, { origin, field: 'password' });
    const secret = newSecret();
    if (!(await this.store.propose(accountId, secret))) throw secondFactorActive();
    const uri = keyUri(secret, username);
    return { secret: base32Of(secret), uri, qr: qrSquare(uri) };
  }

  /**
   * The first code: from now on it is asked for at every sign-in. All other sessions end.
   * @returns the recovery codes, shown this once
   * @throws ProblemError "wrong-code", "second-factor-active", "no-second-factor"
   */
  async confirm({ accountId, sessionId }: SessionIdentity, code: string, origin: SessionOrigin) {
    const factor = await this.store.find(accountId);
    if (factor === undefined) throw noSecondFactor();
    if (factor.confirmedAt !== null) throw secondFactorActive();
    const step = matchingStep(factor.secret, figuresOf(code), this.clock.machineNow());
    if (step === undefined) {
      await countFailure(this.dataSource, { accountId, origin, at: this.clock.now() });
      throw wrongCode();
    }
    return await inTransaction(this.dataSource, async (tx) => {
      if (!(await this.store.confirm(tx, accountId, factor, step))) throw secondFactorActive();
      await endSessions(tx, accountId, sessionId);
      await this.#record(tx, accountId, 'second-factor-set-up', accountId, origin);
      return await this.store.renewCodes(tx, accountId);
    });
  }

  /** Ten new recovery codes in place of the former ones. @throws ProblemError "wrong-code", "no-second-factor" */
  async renewCodes(accountId: string, code: string, origin: SessionOrigin): Promise<readonly string[]> {
    await this.#checkOwn(accountId, code, origin);
    return await inTransaction(this.dataSource, async (tx) => {
      await this.#record(tx, accountId, 'recovery-codes-made', accountId, origin);
      return await this.store.renewCodes(tx, accountId);
    });
  }

  /** Gives it up; all other sessions end. @throws ProblemError "wrong-code", "no-second-factor" */
  async remove(
    { accountId, sessionId }: SessionIdentity,
    code: string,
    origin: SessionOrigin,
  ): Promise<void> {
    await this.#checkOwn(accountId, code, origin);
    await inTransaction(this.dataSource, async (tx) => {
      await this.store.remove(tx, accountId);
      await endSessions(tx, accountId, sessionId);
      await this.#record(tx, accountId, 'second-factor-removed', accountId, origin);
    });
  }

  /**
   * Somebody else takes it away from an account whose owner has lost it; whoever calls has checked that they may.
   * @param byId  their account; null for whoever runs the machine
   * @throws ProblemError "no-second-factor"
   */
  async reset(tx: Tx, accountId: string, byId: string | null): Promise<void> {
    if (!(await this.store.remove(tx, accountId))) throw noSecondFactor();
    await endSessions(tx, accountId);
    await this.#record(tx, accountId, 'second-factor-reset', byId);
  }

  /**
   * The second step of a sign-in: a code of the telephone or a recovery code, each good for once. Like a password it
   * is decided by conditional updates, so of any number of tries with one code at once one succeeds.
   * @throws ProblemError "second-factor-refused", the same for every reason; counts towards the lock-out
   */
  async check(accountId: string, code: string, origin: SessionOrigin): Promise<void> {
    const way = await this.#wayOf(accountId, code);
    if (way !== undefined && (await this.#use(accountId, way, origin))) return;
    await countFailure(this.dataSource, { accountId, origin, at: this.clock.now() });
    throw secondFactorRefused();
  }

  async #checkOwn(accountId: string, code: string, origin: SessionOrigin): Promise<void> {
    const factor = await this.store.find(accountId);
    if (factor === undefined || factor.confirmedAt === null) throw noSecondFactor();
    await this.check(accountId, code, origin).catch((error: unknown) => {
      throw error instanceof ProblemError ? wrongCode() : error;
    });
  }

  async #wayOf(accountId: string, typed: string): Promise<Way | undefined> {
    const recovery = readRecoveryCode(typed);
    if (recovery !== undefined) {
      const codeHash = await this.store.codeHash(accountId, recovery.slot);
      const isRight = await this.passwords.matches(recovery.code, codeHash);
      return isRight && codeHash !== undefined
        ? { by: 'recovery-code', slot: recovery.slot, codeHash }
        : undefined;
    }
    const factor = await this.store.find(accountId);
    if (factor === undefined || factor.confirmedAt === null) return undefined;
    const step = matchingStep(factor.secret, figuresOf(typed), this.clock.machineNow());
    return step === undefined ? undefined : { by: 'totp', step };
  }

  /** @returns false when the code was used before, or the account is locked or disabled; nothing is used up then */
  async #use(accountId: string, way: Way, origin: SessionOrigin): Promise<boolean> {
    return await inTransaction(this.dataSource, async (tx) => {
      const isFresh =
        way.by === 'totp'
          ? await this.store.useStep(tx, accountId, way.step)
          : await this.store.useCode(tx, accountId, way.slot, way.codeHash);
      if (!isFresh) throw secondFactorRefused();
      const accepted = await execute(tx, {
        name: 'account.accept-second-factor',
        text: `update account set failed_count = 0, locked_until = null
               where id = $1 and disabled_at is null and (locked_until is null or locked_until <= $2)`,
        values: [accountId, this.clock.now()],
      });
      if (accepted !== 1) throw secondFactorRefused();
      if (way.by === 'recovery-code')
        await this.#record(tx, accountId, 'recovery-code-used', accountId, origin);
      return true;
    }).catch((error: unknown) => {
      if (error instanceof ProblemError) return false;
      throw error;
    });
  }

  #record(
    tx: Tx,
    accountId: string,
    action: AccountAction,
    byId: string | null,
    origin?: SessionOrigin,
  ): Promise<void> {
    const at = this.clock.now();
    return recordEvent(tx, { accountId, byId, action, at, ...(origin === undefined ? {} : { origin }) });
  }
}

/** Six figures as the app shows them: full-width, or with a space in the middle. */
const figuresOf = (typed: string): string => typed.normalize('NFKC').replace(/\s/g, '');
