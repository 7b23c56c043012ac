import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { type AccountAction, accountActionLabels, query } from '#platform';
import type { StaffActor } from './organisation.actor.ts';

/** Which part of the trail is asked for. */
export const accountTrailFilter = z.strictObject({
  /** Of one person only. */
  staffId: z.uuid().optional(),
  /** Older than this entry: the last one of the page before. */
  before: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const person = z.object({ id: z.uuid(), name: z.string() });

/** One entry, as the auditor reads it. */
export const accountEventView = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  action: z.string(),
  label: z.object({ zh: z.string(), en: z.string() }),
  person,
  organisation: z.string(),
  /** Null: whoever runs the machine, or somebody who failed to sign in. */
  by: person.nullable(),
  device: z.string().nullable(),
  address: z.string().nullable(),
});

z.globalRegistry.add(accountEventView, { title: 'AccountEvent' });

interface EventRow {
  readonly id: string;
  readonly at: Date;
  readonly action: AccountAction;
  readonly person: z.output<typeof person>;
  readonly organisation: string;
  readonly by: z.output<typeof person> | null;
  readonly device: string | null;
  readonly address: string | null;
}

/** What happened to the accounts of the people in somebody's realm. */
@Injectable()
export class AccountTrail {
  constructor(private readonly dataSource: DataSource) {}

  /** The newest first. */
  async list(
    actor: StaffActor,
    { staffId, before, limit }: z.output<typeof accountTrailFilter>,
  ): Promise<readonly z.output<typeof accountEventView>[]> {
    const rows = await query<EventRow>(this.dataSource, {
      name: 'account-trail.list',
      text: `
        select e.id, e.at, e.action, e.device, e.address, o.name as organisation,
          jsonb_build_object('id', s.id, 'name', s.name) as person,
          case when b.id is not null then jsonb_build_object('id', b.id, 'name', b.name) end as by
        from account_event e
        join staff s on s.id = e.account_id
        join organisation o on o.id = s.organisation_id
        left join staff b on b.id = e.by_id
        where (o.id = any($1::uuid[]) or o.parent_id = any($1::uuid[]) or o.id = $2)
          and ($3::uuid is null or e.account_id = $3) and ($4::uuid is null or e.id < $4)
        order by e.id desc limit $5`,
      values: [actor.townshipIds, actor.organisationId, staffId ?? null, before ?? null, limit],
    });
    return rows.map((row) => ({
      ...row,
      at: row.at.toISOString(),
      label: { ...accountActionLabels[row.action] },
    }));
  }
}
