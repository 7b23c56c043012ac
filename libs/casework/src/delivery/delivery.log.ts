import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { sentenceOf } from '#casework/notification';
import type { StaffActor } from '#casework/organisation';
import { channelKinds, RuleError } from '#domain';
import { Clock, execute, query } from '#platform';
import { inRealm } from './channel.store.ts';

const states = ['waiting', 'sent', 'failed'] as const;
const label = z.object({ zh: z.string(), en: z.string() });

/** Which part of the log is asked for. */
export const deliveryFilter = z.strictObject({
  state: z.enum(states).optional(),
  channelId: z.uuid().optional(),
  /** Older than this one: the last of the page before. */
  before: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** A message on its way out: to whom, by what, how it went; of the case its number, stage and due day. */
export const deliveryView = z.object({
  id: z.uuid(),
  channel: z.enum(channelKinds),
  organisation: z.string(),
  /** Null: a robot, which posts to the group of its unit. */
  person: z.string().nullable(),
  sentence: label,
  state: z.enum(states),
  urgent: z.boolean(),
  attempts: z.int(),
  lastCode: z.string().nullable(),
  createdAt: z.iso.datetime(),
  /** When it is tried next, or taken for lost while it is being sent. */
  nextAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
});
z.globalRegistry.add(deliveryView, { title: 'Delivery' });

interface Row extends Omit<z.output<typeof deliveryView>, 'sentence' | 'createdAt' | 'nextAt' | 'endedAt'> {
  readonly kind: string;
  readonly facts: Readonly<Record<string, string | null>>;
  readonly createdAt: Date;
  readonly nextAt: Date | null;
  readonly endedAt: Date | null;
}

const from = `delivery d join channel ch on ch.id = d.channel_id join organisation o on o.id = ch.organisation_id`;
const open = 'd.sent_at is null and d.failed_at is null';
const state = `case when d.sent_at is not null then 'sent' when d.failed_at is not null then 'failed' else 'waiting' end`;

/** What left the product by the channels of an administrator's part of the tree. */
@Injectable()
export class DeliveryLog {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The newest first. */
  async list(
    { townshipIds, organisationId }: StaffActor,
    { state: asked, channelId, before, limit }: z.output<typeof deliveryFilter>,
  ): Promise<readonly z.output<typeof deliveryView>[]> {
    const rows = await query<Row>(this.dataSource, {
      name: 'delivery.log',
      text: `
        select d.id, ch.kind as channel, o.name as organisation, s.name as person, d.urgent, d.attempts,
          d.last_code as "lastCode", d.created_at as "createdAt", ${state} as state, n.kind, n.facts,
          case when ${open} then d.next_at end as "nextAt", coalesce(d.sent_at, d.failed_at) as "endedAt"
        from ${from} join notification n on n.id = d.notification_id left join staff s on s.id = d.staff_id
        where ${inRealm} and ($3::text is null or ${state} = $3) and ($4::uuid is null or d.channel_id = $4)
          and ($5::uuid is null or d.id < $5)
        order by d.id desc limit $6`,
      values: [townshipIds, organisationId, asked ?? null, channelId ?? null, before ?? null, limit],
    });
    const today = this.clock.today();
    return rows.map(({ kind, facts, createdAt, nextAt, endedAt, ...row }) => ({
      ...row,
      sentence: sentenceOf({ kind, facts }, today),
      createdAt: createdAt.toISOString(),
      nextAt: nextAt?.toISOString() ?? null,
      endedAt: endedAt?.toISOString() ?? null,
    }));
  }

  /**
   * Sends again from the first try what was given up, once whatever broke it is mended; its channel is asked at once.
   * @throws RuleError kind "not-found"; kind "conflict", code "delivery-not-failed"
   */
  async resend({ townshipIds, organisationId }: StaffActor, id: string): Promise<void> {
    const values = [townshipIds, organisationId, id];
    const again = await execute(this.dataSource, {
      text: `
        with again as (
          update delivery set failed_at = null, attempts = 0, next_at = $4
          where failed_at is not null and id in (select d.id from ${from} where ${inRealm} and d.id = $3)
          returning channel_id)
        update channel set rests_until = null where id in (select channel_id from again)`,
      values: [...values, this.clock.now()],
    });
    if (again === 1) return;
    const [known] = await query(this.dataSource, {
      text: `select 1 from ${from} where ${inRealm} and d.id = $3`,
      values,
    });
    throw known === undefined ? noSuchDelivery() : notFailed();
  }
}

const noSuchDelivery = (): RuleError =>
  new RuleError({
    kind: 'not-found',
    code: 'no-such-delivery',
    message: 'There is no such delivery in your part of the tree',
    messageZh: '您管理的范围内没有这条投递记录',
  });

const notFailed = (): RuleError =>
  new RuleError({
    kind: 'conflict',
    code: 'delivery-not-failed',
    message: 'Only what was given up can be sent again',
    messageZh: '只有投递失败的才能重新发送',
  });
