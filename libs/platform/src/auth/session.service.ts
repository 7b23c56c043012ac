import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.ts';
import { execute, query } from '../database/transaction.ts';
import { AUTH_SETTINGS, type AuthSettings } from './auth.settings.ts';
import type { Credential } from './identity.ts';

const tokenBytes = 32;
const touchedEveryMs = 60_000;
const hourMs = 3_600_000;
/** More than the one row that a sign-in adds, so that expired rows cannot pile up. */
const sweptPerSignIn = 100;

interface SessionRow {
  readonly id: string;
  readonly account_id: string;
  readonly last_seen_at: Date;
  readonly must_change: boolean;
}

/** Sign-ins of browsers. A token is known to the browser alone; here lies its hash. */
@Injectable()
export class SessionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(AUTH_SETTINGS) private readonly settings: AuthSettings,
  ) {}

  /**
   * Starts a session, and deletes some that have expired: a job of its own would have to run somewhere.
   * @returns its token, 32 random bytes
   */
  async open(accountId: string): Promise<string> {
    const token = randomBytes(tokenBytes).toString('base64url');
    const now = this.clock.now();
    await execute(this.dataSource, {
      name: 'session.open',
      text: `insert into session (account_id, token_hash, created_at, last_seen_at, expires_at)
             values ($1, $2, $3, $3, $4)`,
      values: [accountId, hashOf(token), now, this.#expiry(now)],
    });
    await execute(this.dataSource, {
      name: 'session.sweep',
      text: `delete from session where id in (
               select id from session where expires_at <= $1 order by expires_at limit $2 for update skip locked)`,
      values: [now, sweptPerSignIn],
    });
    return token;
  }

  /** Whose session this is, and puts its end off. @returns null when it is unknown, over, or the account disabled */
  async resume(token: string): Promise<(Credential & { readonly via: 'session' }) | null> {
    const now = this.clock.now();
    const [row] = await query<SessionRow>(this.dataSource, {
      name: 'session.resume',
      text: `select s.id, s.account_id, s.last_seen_at, a.must_change
             from session s join account a on a.id = s.account_id and a.disabled_at is null
             where s.token_hash = $1 and s.expires_at > $2`,
      values: [hashOf(token), now],
    });
    if (row === undefined) return null;
    if (now.getTime() - row.last_seen_at.getTime() >= touchedEveryMs) {
      await execute(this.dataSource, {
        name: 'session.touch',
        text: 'update session set last_seen_at = $2, expires_at = $3 where id = $1 and last_seen_at < $2',
        values: [row.id, now, this.#expiry(now)],
      });
    }
    return { via: 'session', accountId: row.account_id, sessionId: row.id, mustChange: row.must_change };
  }

  /** Ends the session of a token, if there is one. */
  async close(token: string): Promise<void> {
    await execute(this.dataSource, {
      text: 'delete from session where token_hash = $1',
      values: [hashOf(token)],
    });
  }

  #expiry(now: Date): Date {
    return new Date(now.getTime() + this.settings.sessionHours * hourMs);
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
