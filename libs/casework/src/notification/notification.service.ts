import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import {
  codeLabels,
  dayLabel,
  eventLabels,
  type Label,
  ladderStepNames,
  RuleError,
  type Stage,
} from '#domain';
import { Clock, execute, query } from '#platform';

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

const stepNames: Readonly<Record<(typeof ladderStepNames)[number], Label>> = {
  warning50: { zh: '期限过半提醒', en: 'half of the time has passed' },
  warning80: { zh: '临期提醒', en: 'the time is running out' },
  due: { zh: '逾期催办', en: 'overdue: reminder' },
  supervision: { zh: '逾期督办', en: 'overdue: supervision' },
  leader: { zh: '逾期上报分管领导', en: 'overdue: raised to the leader' },
  county: { zh: '逾期上报县级', en: 'overdue: raised to the county' },
};

function viewOf(row: Row, today: string): z.output<typeof notificationView> {
  return {
    ...row,
    sentence: sentenceOf(row, today),
    createdAt: row.createdAt.toISOString(),
    readAt: row.readAt?.toISOString() ?? null,
  };
}

/** Number, stage, what happened and the due day: enough to act, nothing that must stay in the case. */
function sentenceOf({ kind, facts }: Row, today: string): Label {
  if (kind === 'backup.overdue') {
    return {
      zh: `已有 ${facts.days} 天没有成功备份，请检查备份目录与磁盘`,
      en: `No backup has succeeded for ${facts.days} days: look at the backup folder and its disk`,
    };
  }
  if (kind === 'files.lost') {
    return {
      zh: `${facts.files} 个附件的内容已丢失或损坏（案件：${facts.cases}），请从备份中找回`,
      en: `The bytes of ${facts.files} attachments are lost or damaged (cases: ${facts.cases}): look for them in a backup`,
    };
  }
  const number = facts.number ?? '';
  const stage = codeLabels.stage[facts.stage as Stage] ?? { zh: '', en: '' };
  const dueOn = facts.dueOn ? dayLabel(facts.dueOn, today) : null;
  const due = dueOn ? { zh: `，期限 ${dueOn.zh}`, en: `, due ${dueOn.en}` } : { zh: '', en: '' };
  const what = kind.startsWith('clock.')
    ? stepNames[facts.step as keyof typeof stepNames]
    : eventLabels[facts.event as keyof typeof eventLabels];
  const name =
    number === '' ? { zh: '未编号案件', en: 'A case without a number' } : { zh: number, en: number };
  return {
    zh: `${name.zh}（${stage.zh}）：${what?.zh ?? ''}${due.zh}`,
    en: `${name.en} (${stage.en}): ${what?.en ?? ''}${due.en}`,
  };
}
