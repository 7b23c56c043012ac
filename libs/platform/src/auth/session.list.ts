import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.ts';
import { execute, inTransaction, query, type Tx } from '../database/transaction.ts';
import { ProblemError } from '../http/problem.ts';
import { recordEvent } from './account.trail.ts';
import type { SignInMethod } from './session.service.ts';

/** A sign-in as its owner sees it. Instants are ISO strings. */
export interface SessionLine {
  readonly id: string;
  readonly device: string | null;
  readonly address: string | null;
  readonly method: SignInMethod;
  readonly createdAt: string;
  /** To the minute. */
  readonly lastSeenAt: string;
  /** The one that asks. */
  readonly isCurrent: boolean;
}

interface SessionRow {
  readonly id: string;
  readonly device: string | null;
  readonly address: string | null;
  readonly method: SignInMethod;
  readonly created_at: Date;
  readonly last_seen_at: Date;
}

/** Where an account is signed in, and ending that from elsewhere. */
@Injectable()
export class SessionList {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The open sessions of an account, the last used first. */
  async list(accountId: string, currentId: string): Promise<readonly SessionLine[]> {
    const rows = await query<SessionRow>(this.dataSource, {
      text: `select id, device, address, method, created_at, last_seen_at from session
             where account_id = $1 and expires_at > $2 and not awaits_second_factor
             order by last_seen_at desc, id desc`,
      values: [accountId, this.clock.now()],
    });
    return rows.map((row) => ({
      id: row.id,
      device: row.device,
      address: row.address,
      method: row.method,
      createdAt: row.created_at.toISOString(),
      lastSeenAt: row.last_seen_at.toISOString(),
      isCurrent: row.id === currentId,
    }));
  }

  /** Ends one session of an account. @throws ProblemError not-found for one of somebody else */
  async end(accountId: string, id: string): Promise<void> {
    await inTransaction(this.dataSource, async (tx) => {
      const ended = await execute(tx, {
        text: 'delete from session where id = $1 and account_id = $2',
        values: [id, accountId],
      });
      if (ended === 0) throw unknownSession();
      await recordEvent(tx, { accountId, byId: accountId, action: 'signed-out', at: this.clock.now() });
    });
  }

  /** Ends every session of an account but the one that asks. */
  async endOthers(accountId: string, currentId: string): Promise<void> {
    await inTransaction(this.dataSource, async (tx) => {
      await endSessions(tx, accountId, currentId);
      await recordEvent(tx, {
        accountId,
        byId: accountId,
        action: 'other-sessions-ended',
        at: this.clock.now(),
      });
    });
  }

  /**
   * Somebody else ends every session of an account; whoever calls has checked that they may.
   * @param byId  their account; null for whoever runs the machine
   */
  async endAll(tx: Tx, accountId: string, byId: string | null): Promise<void> {
    await endSessions(tx, accountId);
    await recordEvent(tx, {
      accountId,
      byId,
      action: 'sessions-ended-by-administrator',
      at: this.clock.now(),
    });
  }
}

/** Ends every session of an account but, where it is named, one. */
export async function endSessions(tx: Tx, accountId: string, exceptId?: string): Promise<void> {
  await execute(tx, {
    text: 'delete from session where account_id = $1 and id is distinct from $2::uuid',
    values: [accountId, exceptId ?? null],
  });
}

const unknownSession = (): ProblemError =>
  new ProblemError({
    kind: 'not-found',
    code: 'unknown-session',
    message: 'You have no such sign-in, or it has ended already',
    messageZh: '您没有这一登录，或它已退出',
  });
