import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../clock/clock.ts';
import { execute, inTransaction, query, type Tx } from '../../database/transaction.ts';
import type { VerifiedAccount } from '../account.service.ts';
import { recordEvent } from '../account.trail.ts';
import { OidcClient, type ProviderIdentity } from './oidc.client.ts';
import { identityTaken, noIdentity } from './oidc.problems.ts';

/** By what an administrator registers somebody: the provider's own id of them, or the user name there. */
export type RegisteredBy = { readonly subject: string } | { readonly username: string };

/**
 * Which account somebody of the provider is. Nobody gets an account by signing in there: an administrator registers
 * them first, by subject or by user name. A user name counts for the first sign-in only, which ties the subject; names
 * are given to others in time, subjects never.
 */
@Injectable()
export class OidcIdentities {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly client: OidcClient,
  ) {}

  /** @returns undefined for whoever is not registered, or whose account is disabled */
  async accountOf(who: ProviderIdentity): Promise<VerifiedAccount | undefined> {
    return await inTransaction(this.dataSource, async (tx) => {
      const id = (await this.#linked(tx, who)) ?? (await this.#link(tx, who));
      if (id === undefined) return undefined;
      const [account] = await query<{ has_second_factor: boolean }>(tx, {
        text: `select exists (select from second_factor where account_id = $1 and confirmed_at is not null) as has_second_factor
               from account where id = $1 and disabled_at is null`,
        values: [id],
      });
      // A password that somebody else has set was not used, so it need not be changed now.
      return account && { id, mustChange: false, hasSecondFactor: account.has_second_factor };
    });
  }

  /**
   * Registers who an account is at the provider, in place of an earlier registration. Whoever calls has checked that they may.
   * @throws ProblemError "oidc-off" (not-found), "identity-taken" (conflict)
   */
  async register(tx: Tx, accountId: string, by: RegisteredBy, byId: string | null): Promise<void> {
    const subject = 'subject' in by ? by.subject : null;
    const username = 'username' in by ? by.username : null;
    const { issuer } = this.client.provider;
    const [taken] = await query(tx, {
      text: `select 1 from account_identity where issuer = $1 and account_id <> $2
               and (subject = $3 or lower(username) = lower($4))`,
      values: [issuer, accountId, subject, username],
    });
    if (taken !== undefined) throw identityTaken();
    await execute(tx, {
      text: `insert into account_identity (account_id, issuer, username, subject, registered_at) values ($1, $2, $3, $4, $5)
             on conflict (account_id) do update set issuer = $2, username = $3, subject = $4, registered_at = $5, linked_at = null`,
      values: [accountId, issuer, username, subject, this.clock.now()],
    });
    await recordEvent(tx, { accountId, byId, action: 'identity-registered', at: this.clock.now() });
  }

  /** @throws ProblemError "no-identity" (not-found) */
  async remove(tx: Tx, accountId: string, byId: string | null): Promise<void> {
    const removed = await execute(tx, {
      text: 'delete from account_identity where account_id = $1',
      values: [accountId],
    });
    if (removed === 0) throw noIdentity();
    // Whoever came in by it stays no longer.
    await execute(tx, {
      text: `delete from session where account_id = $1 and method = 'oidc'`,
      values: [accountId],
    });
    await recordEvent(tx, { accountId, byId, action: 'identity-removed', at: this.clock.now() });
  }

  async #linked(tx: Tx, { issuer, subject }: ProviderIdentity): Promise<string | undefined> {
    const [row] = await query<{ account_id: string }>(tx, {
      text: 'select account_id from account_identity where issuer = $1 and subject = $2',
      values: [issuer, subject],
    });
    return row?.account_id;
  }

  async #link(tx: Tx, { issuer, subject, username }: ProviderIdentity): Promise<string | undefined> {
    if (username === undefined) return undefined;
    const [row] = await query<{ account_id: string }>(tx, {
      text: `update account_identity set subject = $2, linked_at = $4
             where issuer = $1 and lower(username) = lower($3) and subject is null returning account_id`,
      values: [issuer, subject, username, this.clock.now()],
    });
    if (row === undefined) return undefined;
    const accountId = row.account_id;
    await recordEvent(tx, { accountId, byId: accountId, action: 'identity-linked', at: this.clock.now() });
    return accountId;
  }
}
