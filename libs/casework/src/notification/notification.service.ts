import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { RuleError } from '#domain';
import { Clock, execute, query } from '#platform';
import { sentenceOf } from './notification.sentence.ts';

const label = z.object({ zh: z.string(), en: z.string() });
const notificationView = z.object({
  id: z.uuid(),
  disputeId: z.uuid().nullable(),
  kind: z.string(),
  sentence: label,
  facts: z.record(z.string(), z.unknown()),
  createdAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
});
// Named in the document of the interface, and so in the clients made from it.
z.globalRegistry.add(label, { title: 'Label' });
z.globalRegistry.add(notificationView, { title: 'Notification' });

export const notificationPage = z.object({
  items: z.array(notificationView),
  unread: z.int(),
  nextCursor: z.uuid().nullable(),
});
export const notificationQuery = z.strictObject({
  unread: z.enum(['true', 'false']).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
  cursor: z.uuid().optional(),
});

interface Row {
  readonly id: string;
  readonly disputeId: string | null;
  readonly kind: string;
  readonly facts: Readonly<Record<string, string | null>>;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

/** What somebody was told. Everybody reads their own. */
@Injectable()
export class NotificationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The latest first. */
  async page(
    actor: StaffActor,
    asked: z.output<typeof notificationQuery>,
  ): Promise<z.output<typeof notificationPage>> {
    const rows = await query<Row & { unread: number }>(this.dataSource, {
      name: 'notification.page',
      text: `
        select id, dispute_id as "disputeId", kind, facts, created_at as "createdAt", read_at as "readAt"
        from notification
        where staff_id = $1 and ($2::uuid is null or id < $2) and (not $3::boolean or read_at is null)
        order by id desc limit $4`,
      values: [actor.staffId, asked.cursor ?? null, asked.unread === 'true', asked.limit + 1],
    });
    const shown = rows.slice(0, asked.limit);
    return {
      items: shown.map((row) => viewOf(row, this.clock.today())),
      unread: await this.unread(actor),
      nextCursor: rows.length > asked.limit ? (shown.at(-1)?.id ?? null) : null,
    };
  }

  /** @throws RuleError kind "not-found" for somebody else's */
  async markRead(actor: StaffActor, id: string): Promise<void> {
    const marked = await execute(this.dataSource, {
      name: 'notification.read',
      text: `update notification set read_at = coalesce(read_at, $3) where id = $1 and staff_id = $2`,
      values: [id, actor.staffId, this.clock.now()],
    });
    if (marked === 1) return;
    throw new RuleError({
      kind: 'not-found',
      code: 'no-such-notification',
      message: 'There is no such notification',
      messageZh: '没有这条通知',
    });
  }

  private async unread(actor: StaffActor): Promise<number> {
    const [row] = await query<{ unread: number }>(this.dataSource, {
      name: 'notification.unread',
      text: `select count(*)::int as unread from notification where staff_id = $1 and read_at is null`,
      values: [actor.staffId],
    });
    return row?.unread ?? 0;
  }
}

function viewOf(row: Row, today: string): z.output<typeof notificationView> {
  return {
    ...row,
    sentence: sentenceOf(row, today),
    createdAt: row.createdAt.toISOString(),
    readAt: row.readAt?.toISOString() ?? null,
  };
}
