import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { ApiKeyService, apiKeyView, inTransaction, query } from '#platform';
import type { StaffActor } from './organisation.actor.ts';
import { assertManages } from './staff.service.ts';

/** A key with which a programme acts for somebody. */
export const staffKeyView = apiKeyView.extend({
  owner: z.object({ id: z.uuid(), name: z.string(), organisation: z.string() }),
});

interface KeyRow extends Omit<z.output<typeof staffKeyView>, Instant> {
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}
type Instant = 'createdAt' | 'expiresAt' | 'lastUsedAt' | 'revokedAt';

/** The API keys of the people in an administrator's part of the tree: seen and revoked, never made for somebody else. */
@Injectable()
export class StaffKeys {
  constructor(
    private readonly dataSource: DataSource,
    private readonly apiKeys: ApiKeyService,
  ) {}

  /** The newest first. */
  async list(actor: StaffActor): Promise<readonly z.output<typeof staffKeyView>[]> {
    const rows = await query<KeyRow>(this.dataSource, {
      name: 'staff.keys',
      text: `
        select k.id, k.name, k.prefix, k.scopes, k.created_at as "createdAt", k.expires_at as "expiresAt",
          k.last_used_at as "lastUsedAt", k.revoked_at as "revokedAt",
          jsonb_build_object('id', s.id, 'name', s.name, 'organisation', o.name) as owner
        from api_key k join staff s on s.id = k.account_id join organisation o on o.id = s.organisation_id
        where o.id = any($1::uuid[]) or o.parent_id = any($1::uuid[]) or o.id = $2
        order by k.created_at desc, k.id desc`,
      values: [actor.townshipIds, actor.organisationId],
    });
    return rows.map(({ createdAt, expiresAt, lastUsedAt, revokedAt, ...row }) => ({
      ...row,
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt?.toISOString() ?? null,
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
      revokedAt: revokedAt?.toISOString() ?? null,
    }));
  }

  /** @throws RuleError kind "not-found" for somebody elsewhere; ProblemError "unknown-api-key" (not-found) */
  async revoke(actor: StaffActor, staffId: string, keyId: string): Promise<void> {
    await inTransaction(this.dataSource, async (tx) => {
      await assertManages(tx, actor, staffId);
      await this.apiKeys.revokeFor(tx, staffId, keyId, actor.staffId);
    });
  }
}
