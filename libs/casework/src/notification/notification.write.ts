import { type NoticeKind, noticeKinds } from '#domain';
import { query, type Tx } from '#platform';

type NoticeFact = string | number | boolean | null;

/** What is told: a kind with its facts. Numbers, codes and dates only: never a name or a word of the case. */
export interface Notice {
  readonly disputeId: string | null;
  readonly kind: NoticeKind;
  readonly facts: Readonly<Record<string, NoticeFact | readonly Readonly<Record<string, NoticeFact>>[]>>;
  /** What caused it; a person is told of one cause once. */
  readonly source: string;
  readonly at: string;
  /** Goes out also at night and on rest days; default false. */
  readonly urgent?: boolean;
}

/**
 * Tells each of the people once: on the screen, and by the channels that they have chosen and their units have set up.
 * What leaves the product is written here as rows, and sent later (`#casework/delivery`).
 * @returns how many were told now
 */
export async function notify(tx: Tx, staffIds: readonly string[], notice: Notice): Promise<number> {
  if (staffIds.length === 0) return 0;
  const { disputeId, kind, facts, source, at, urgent = false } = notice;
  const [row] = await query<{ told: number }>(tx, {
    name: 'notification.add',
    text: `
      with told as (
        insert into notification (staff_id, dispute_id, kind, facts, source, created_at)
        select id, $2, $3, $4::jsonb, $5, $6 from unnest($1::uuid[]) as people (id)
        on conflict (staff_id, source) do nothing
        returning id, staff_id),
      placed as (
        select t.id, t.staff_id, s.organisation_id, array[o.id, o.parent_id, p.parent_id] as units
        from told t join staff s on s.id = t.staff_id join organisation o on o.id = s.organisation_id
        left join organisation p on p.id = o.parent_id),
      addressed as (
        ${toPerson('email')}
        union all
        ${toPerson('sms')}
        union all
        ${toGroup}),
      sent as (
        insert into delivery (channel_id, staff_id, notification_id, source, urgent, quiet, created_at, next_at)
        select channel_id, staff_id, id, $5, $8, quiet, $6, $6 from addressed
        on conflict (channel_id, staff_id, source) do nothing)
      select count(*)::int as told from told`,
    values: [staffIds, disputeId, kind, JSON.stringify(facts), source, at, noticeKinds[kind], urgent],
  });
  return row?.told ?? 0;
}

/** By the channel of the person's unit, or else of the nearest body above it. */
const toPerson = (kind: 'email' | 'sms') => `
  select near.id as channel_id, t.staff_id, t.id, c.quiet
  from placed t join contact c on c.staff_id = t.staff_id and $7 = any(c.${kind}_topics)
  cross join lateral (
    select ch.id from channel ch where ch.kind = '${kind}' and ch.enabled and ch.organisation_id = any(t.units)
    order by array_position(t.units, ch.organisation_id) limit 1) near`;

/** A group is told once, however many of its people are. */
const toGroup = `
  (select distinct on (ch.id) ch.id, null::uuid, t.id, true
   from placed t join channel ch
     on ch.organisation_id = t.organisation_id and ch.kind in ('wecom', 'dingtalk') and ch.enabled and $7 = any(ch.topics)
   order by ch.id, t.id)`;
