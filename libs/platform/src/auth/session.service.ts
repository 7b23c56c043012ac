import { hash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.ts';
import { execute, inTransaction, query } from '../database/transaction.ts';
import { recordEvent } from './account.trail.ts';
import { ACTOR_SOURCE, type ActorSource } from './auth.ports.ts';
import { secondFactorAwaited } from './auth.problems.ts';
import { AUTH_SETTINGS, type AuthSettings } from './auth.settings.ts';
import type { AuthRequest, Credential, Resumed } from './identity.ts';
import { dutyColumns, dutyOf } from './second-factor/second-factor.demand.ts';
import { sessionTokenOf } from './session.cookie.ts';
import type { SessionOrigin } from './session.origin.ts';

const tokenBytes = 32;
const touchedEveryMs = 60_000;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** How long the second step may follow the first. */
const awaitedMs = 10 * 60_000;
/** More than the one row that a sign-in adds, so that expired rows cannot pile up. */
const sweptPerSignIn = 100;

/** How somebody showed who they are in the first step. */
export type SignInMethod = 'password' | 'oidc';

/** A session to be opened. */
export interface NewSession {
  readonly accountId: string;
  readonly method: SignInMethod;
  readonly origin: SessionOrigin;
  /** The first step was right, and opens nothing until the second. */
  readonly awaitsSecondFactor: boolean;
}

interface SessionRow {
  readonly id: string;
  readonly account_id: string;
  readonly method: SignInMethod;
  readonly awaits_second_factor: boolean;
  readonly created_at: Date;
  readonly last_seen_at: Date;
  readonly must_change: boolean;
  readonly due_at: Date | null;
  readonly has_second_factor: boolean;
  readonly facts: unknown;
}

/** Sign-ins of browsers. A token is known to the browser alone; here lies its hash. */
@Injectable()
export class SessionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(AUTH_SETTINGS) private readonly settings: AuthSettings,
    @Inject(ACTOR_SOURCE) private readonly actors: ActorSource,
  ) {}

  /** The token that a browser sent. @returns undefined when it sent none */
  tokenOf(request: Pick<AuthRequest, 'cookies'>): string | undefined {
    return sessionTokenOf(request, this.settings.isCookieSecure);
  }

  /**
   * Starts a session, and deletes some that have expired: a job of its own would have to run somewhere.
   * @returns its token, 32 random bytes, and when it ends unless it is used
   */
  async open(wanted: NewSession): Promise<{ readonly token: string; readonly expiresAt: Date }> {
    const token = randomBytes(tokenBytes).toString('base64url');
    const now = this.clock.now();
    const { accountId, method, origin, awaitsSecondFactor } = wanted;
    const expiresAt = awaitsSecondFactor ? new Date(now.getTime() + awaitedMs) : this.#expiry(now, now);
    await inTransaction(this.dataSource, async (tx) => {
      await execute(tx, {
        name: 'session.open',
        text: `insert into session (account_id, token_hash, method, awaits_second_factor, device, address,
                 created_at, last_seen_at, expires_at)
               values ($1, $2, $3, $4, $5, $6, $7, $7, $8)`,
        values: [
          accountId,
          hashOf(token),
          method,
          awaitsSecondFactor,
          origin.device,
          origin.address,
          now,
          expiresAt,
        ],
      });
      if (!awaitsSecondFactor)
        await recordEvent(tx, { accountId, byId: accountId, action: 'signed-in', origin, at: now });
    });
    await execute(this.dataSource, {
      name: 'session.sweep',
      text: `delete from session where id in (
               select id from session where expires_at <= $1 order by expires_at limit $2 for update skip locked)`,
      values: [now, sweptPerSignIn],
    });
    return { token, expiresAt };
  }

  /**
   * Whose session this is, and puts its end off. A password that somebody else has set binds only whoever used it.
   * @returns null when it is unknown, over, or the account disabled
   * @throws ProblemError "second-factor-awaited" when only the first step was taken
   */
  async resume(token: string): Promise<Resumed<Credential & { readonly via: 'session' }> | null> {
    const now = this.clock.now();
    const [row] = await query<SessionRow>(this.dataSource, {
      name: 'session.resume',
      text: `select s.id, s.account_id, s.method, s.awaits_second_factor, s.created_at, s.last_seen_at, a.must_change,
               ${dutyColumns}, ${this.actors.factsOf('a.id', 'calendar.today')} as facts
             from session s join account a on a.id = s.account_id and a.disabled_at is null
             cross join (select $3::date as today) as calendar
             where s.token_hash = $1 and s.expires_at > $2`,
      values: [hashOf(token), now, this.clock.today()],
    });
    if (row === undefined) return null;
    if (row.awaits_second_factor) throw secondFactorAwaited();
    if (now.getTime() - row.last_seen_at.getTime() >= touchedEveryMs) {
      await execute(this.dataSource, {
        name: 'session.touch',
        text: 'update session set last_seen_at = $2, expires_at = $3 where id = $1 and last_seen_at < $2',
        values: [row.id, now, this.#expiry(now, row.created_at)],
      });
    }
    return {
      credential: {
        via: 'session',
        accountId: row.account_id,
        sessionId: row.id,
        mustChange: row.must_change && row.method === 'password',
        duty: dutyOf(row, now),
      },
      facts: row.facts,
    };
  }

  /** Whose first step a token stands for. @returns null when it stands for none, or too long ago */
  async awaited(token: string): Promise<{
    readonly accountId: string;
    readonly method: SignInMethod;
    readonly mustChange: boolean;
  } | null> {
    const [row] = await query<Pick<SessionRow, 'account_id' | 'method' | 'must_change'>>(this.dataSource, {
      name: 'session.awaited',
      text: `select s.account_id, s.method, a.must_change
             from session s join account a on a.id = s.account_id and a.disabled_at is null
             where s.token_hash = $1 and s.expires_at > $2 and s.awaits_second_factor`,
      values: [hashOf(token), this.clock.now()],
    });
    if (row === undefined) return null;
    const mustChange = row.must_change && row.method === 'password';
    return { accountId: row.account_id, method: row.method, mustChange };
  }

  /** Ends the session of a token, if there is one, because its owner says so. */
  async close(token: string): Promise<void> {
    const now = this.clock.now();
    await inTransaction(this.dataSource, async (tx) => {
      const [row] = await query<{ account_id: string; awaits_second_factor: boolean }>(tx, {
        text: 'delete from session where token_hash = $1 returning account_id, awaits_second_factor',
        values: [hashOf(token)],
      });
      if (row === undefined || row.awaits_second_factor) return;
      const accountId = row.account_id;
      await recordEvent(tx, { accountId, byId: accountId, action: 'signed-out', at: now });
    });
  }

  /** So many hours after the last request, but never more than so many days after the sign-in. */
  #expiry(now: Date, openedAt: Date): Date {
    const { sessionHours, sessionDays } = this.settings;
    const idle = now.getTime() + sessionHours * hourMs;
    return new Date(Math.min(idle, openedAt.getTime() + sessionDays * dayMs));
  }
}

/** What is kept of a token. */
const hashOf = (token: string): string => hash('sha256', token);
