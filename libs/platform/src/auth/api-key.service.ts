import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.ts';
import { execute, inTransaction, query, type Tx } from '../database/transaction.ts';
import { ProblemError } from '../http/problem.ts';
import { recordEvent } from './account.trail.ts';
import { ACTOR_SOURCE, type ActorSource } from './auth.ports.ts';
import type { ApiKeyScope, Credential, Resumed } from './identity.ts';
import { dutyColumns, dutyOf } from './second-factor/second-factor.demand.ts';

/** An API key to be made. */
export interface NewApiKey {
  /** For people, e.g. the system that will use it. */
  readonly name: string;
  readonly scopes: readonly ApiKeyScope[];
  readonly expiresInDays: number;
}

/** What is shown of an API key after it was made. Instants are ISO strings. */
export interface ApiKeyView {
  readonly id: string;
  readonly name: string;
  /** The readable part of the key, to recognise it. */
  readonly prefix: string;
  readonly scopes: readonly ApiKeyScope[];
  readonly createdAt: string;
  readonly expiresAt: string | null;
  /** To the minute. */
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

interface ApiKeyRow {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: readonly ApiKeyScope[];
  readonly created_at: Date;
  readonly expires_at: Date | null;
  readonly last_used_at: Date | null;
  readonly revoked_at: Date | null;
}

interface FoundKey extends ApiKeyRow {
  readonly account_id: string;
  readonly secret_hash: string;
  readonly due_at: Date | null;
  readonly has_second_factor: boolean;
  readonly facts: unknown;
}

const dayMs = 86_400_000;
const touchedEveryMs = 60_000;
const columns = 'id, name, prefix, scopes, created_at, expires_at, last_used_at, revoked_at';

/** Keys with which programmes act for an account, within their scopes and until they expire. */
@Injectable()
export class ApiKeyService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(ACTOR_SOURCE) private readonly actors: ActorSource,
  ) {}

  /** @returns the view, and the key itself: `fq_<prefix>_<secret>`, which is never shown again */
  async create(accountId: string, wanted: NewApiKey): Promise<ApiKeyView & { readonly key: string }> {
    const prefix = randomBytes(5).toString('hex');
    const secret = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const row = await inTransaction(this.dataSource, async (tx) => {
      await recordEvent(tx, { accountId, byId: accountId, action: 'api-key-made', at: now });
      const [made] = await query<ApiKeyRow>(tx, {
        text: `insert into api_key (account_id, name, prefix, secret_hash, scopes, expires_at, created_at)
             values ($1, $2, $3, $4, $5, $6, $7) returning ${columns}`,
        values: [
          accountId,
          wanted.name,
          prefix,
          hashOf(secret),
          [...new Set(wanted.scopes)],
          new Date(now.getTime() + wanted.expiresInDays * dayMs),
          now,
        ],
      });
      if (made === undefined) throw new Error('an inserted key has a row');
      return made;
    });
    return { ...viewOf(row), key: `fq_${prefix}_${secret}` };
  }

  /** All keys of an account, the newest first. */
  async list(accountId: string): Promise<readonly ApiKeyView[]> {
    const rows = await query<ApiKeyRow>(this.dataSource, {
      text: `select ${columns} from api_key where account_id = $1 order by created_at desc, id desc`,
      values: [accountId],
    });
    return rows.map(viewOf);
  }

  /** Ends a key for good; a second time changes nothing. @throws ProblemError not-found for a key of somebody else */
  async revoke(accountId: string, id: string): Promise<void> {
    await inTransaction(this.dataSource, (tx) => this.revokeFor(tx, accountId, id, accountId));
  }

  /**
   * The same by somebody else; whoever calls has checked that they may.
   * @param byId  their account
   * @throws ProblemError "unknown-api-key" (not-found)
   */
  async revokeFor(tx: Tx, accountId: string, id: string, byId: string): Promise<void> {
    const at = this.clock.now();
    const [key] = await query<{ isRevoked: boolean }>(tx, {
      text: `select revoked_at is not null as "isRevoked" from api_key where id = $1 and account_id = $2 for update`,
      values: [id, accountId],
    });
    if (key === undefined) throw unknownApiKey();
    if (key.isRevoked) return;
    await execute(tx, { text: 'update api_key set revoked_at = $2 where id = $1', values: [id, at] });
    await recordEvent(tx, { accountId, byId, action: 'api-key-revoked', at });
  }

  /** Whose key this is, and notes its use. @returns null when it is unknown, expired, revoked, or the account disabled */
  async resume(key: string): Promise<Resumed<Credential & { readonly via: 'api-key' }> | null> {
    const [, prefix, secret] = /^fq_([0-9a-f]{10})_([\w-]{43})$/.exec(key) ?? [];
    if (prefix === undefined || secret === undefined) return null;
    const now = this.clock.now();
    const [row] = await query<FoundKey>(this.dataSource, {
      name: 'api-key.resume',
      text: `select k.id, k.account_id, k.secret_hash, k.scopes, k.last_used_at, ${dutyColumns},
               ${this.actors.factsOf('a.id', 'calendar.today')} as facts
             from api_key k join account a on a.id = k.account_id and a.disabled_at is null
             cross join (select $3::date as today) as calendar
             where k.prefix = $1 and k.revoked_at is null and (k.expires_at is null or k.expires_at > $2)`,
      values: [prefix, now, this.clock.today()],
    });
    if (row === undefined || !timingSafeEqual(Buffer.from(row.secret_hash), Buffer.from(hashOf(secret)))) {
      return null;
    }
    if (now.getTime() - (row.last_used_at?.getTime() ?? 0) >= touchedEveryMs) {
      await execute(this.dataSource, {
        name: 'api-key.touch',
        text: 'update api_key set last_used_at = greatest(last_used_at, $2) where id = $1',
        values: [row.id, now],
      });
    }
    return {
      credential: {
        via: 'api-key',
        accountId: row.account_id,
        apiKeyId: row.id,
        scopes: row.scopes,
        duty: dutyOf(row, now),
      },
      facts: row.facts,
    };
  }
}

function viewOf(row: ApiKeyRow): ApiKeyView {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  };
}

const hashOf = (secret: string): string => hash('sha256', secret);

const unknownApiKey = (): ProblemError =>
  new ProblemError({
    kind: 'not-found',
    code: 'unknown-api-key',
    message: 'There is no such API key',
    messageZh: '没有该接口密钥',
  });
