import { DataSource } from 'typeorm';
import { sentenceOf } from '#casework/notification';
import type { Label } from '#domain';
import { execute, inTransaction, query } from '#platform';

/** A delivery that this process sends now; nobody else does before its lease is over. */
export interface Claimed {
  readonly id: string;
  readonly channelId: string;
  readonly staffId: string | null;
  readonly disputeId: string | null;
  /** This try, from 1: whoever marks a failure must still hold it. */
  readonly attempt: number;
  readonly sentence: Label;
}

/** What goes out when: at night and on rest days only what is urgent, or meant for people who do not mind. */
export interface SendingTime {
  readonly at: Date;
  readonly isOfficeTime: boolean;
  /** The day in the office's zone. */
  readonly today: string;
}

/** A delivery is tried so often before it is given up: with the waits of `waitAfter` some sixteen hours. */
export const attemptsAtMost = 12;
/** Whoever claimed and has not marked within this time is taken for dead; far longer than any try may take. */
const leaseMs = 5 * 60_000;
/** Sent at a time, side by side. */
const batch = 10;
/** WeCom and DingTalk take 20 messages a minute of a robot; DingTalk then shuts it up for ten minutes. */
const robotPace = 15;
const paceMs = 60_000;

/**
 * Takes what is due of one channel, in a transaction as short as that: the channel's row is locked while its deliveries are
 * chosen, so two workers never choose the same, and each robot keeps its pace whoever speaks for it.
 * @param passed  channels that this round is through with
 * @returns nothing when no other channel has anything due
 */
export async function claim(
  dataSource: DataSource,
  { at, isOfficeTime, today }: SendingTime,
  passed: readonly string[],
): Promise<{ readonly channelId: string; readonly claimed: readonly Claimed[] } | undefined> {
  return await inTransaction(dataSource, async (tx) => {
    const [channel] = await query<{ id: string; room: number }>(tx, {
      name: 'delivery.channel',
      text: `
        select ch.id, case when ch.kind in ('wecom', 'dingtalk')
          then ${robotPace} - (select count(*)::int from delivery d where d.channel_id = ch.id and d.claimed_at > $4)
          else ${batch} end as room
        from channel ch
        where ch.enabled and (ch.rests_until is null or ch.rests_until <= $1) and ch.id <> all($3::uuid[])
          and exists (select 1 from delivery d where d.channel_id = ch.id and d.sent_at is null and d.failed_at is null
                      and d.next_at <= $1 and (d.urgent or $2 or not d.quiet))
        order by ch.id limit 1 for update of ch skip locked`,
      values: [at, isOfficeTime, passed, new Date(at.getTime() - paceMs)],
    });
    if (channel === undefined) return undefined;
    await giveUpTheLost(tx, channel.id, at);
    const rows = await query<Omit<Claimed, 'sentence'> & { kind: string; facts: Facts }>(tx, {
      name: 'delivery.claim',
      text: `
        with due as (
          select id from delivery
          where channel_id = $1 and sent_at is null and failed_at is null and next_at <= $2
            and (urgent or $3 or not quiet)
          order by next_at, id limit $4 for update)
        update delivery d set attempts = d.attempts + 1, claimed_at = $2, next_at = $5
        from due, notification n where d.id = due.id and n.id = d.notification_id
        returning d.id, d.channel_id as "channelId", d.staff_id as "staffId", n.dispute_id as "disputeId",
          d.attempts as attempt, n.kind, n.facts`,
      values: [
        channel.id,
        at,
        isOfficeTime,
        Math.min(batch, Math.max(0, channel.room)),
        new Date(at.getTime() + leaseMs),
      ],
    });
    const claimed = rows.map(({ kind, facts, ...row }) => ({
      ...row,
      sentence: sentenceOf({ kind, facts }, today),
    }));
    return { channelId: channel.id, claimed };
  });
}

type Facts = Readonly<Record<string, string | null>>;

/** Claimed for the last time, and whoever claimed it never came back. */
async function giveUpTheLost(on: Parameters<typeof execute>[0], channelId: string, at: Date): Promise<void> {
  await execute(on, {
    name: 'delivery.lost',
    text: `update delivery set failed_at = $2, last_code = 'interrupted'
           where channel_id = $1 and sent_at is null and failed_at is null and next_at <= $2
             and attempts >= ${attemptsAtMost}`,
    values: [channelId, at],
  });
}

const firstWaitMs = 60_000;
const longestWaitMs = 4 * 3_600_000;

/**
 * How long to wait after a failed try: a minute, doubled each time up to four hours, and of that between a half and the
 * whole by chance, so that what failed together does not come back together.
 * @param chance  0 to 1
 */
export function waitAfter(attempt: number, chance: number): number {
  const whole = Math.min(firstWaitMs * 2 ** (attempt - 1), longestWaitMs);
  return Math.round(whole * (0.5 + chance / 2));
}
