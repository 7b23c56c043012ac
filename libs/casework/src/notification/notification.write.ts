import { execute, type Tx } from '#platform';

type NoticeFact = string | number | boolean | null;

/** What is told: a kind with its facts. Numbers, codes and dates only: never a name or a word of the case. */
export interface Notice {
  readonly disputeId: string | null;
  readonly kind:
    | 'case.waits'
    | 'case.offered'
    | 'case.ended'
    | 'case.supervised'
    | 'clock.warning'
    | 'clock.overdue'
    | 'clock.digest'
    | 'review.task'
    | 'backup.overdue'
    | 'files.lost';
  readonly facts: Readonly<Record<string, NoticeFact | readonly Readonly<Record<string, NoticeFact>>[]>>;
  /** What caused it; a person is told of one cause once. */
  readonly source: string;
  readonly at: string;
}

/** Tells each of the people once. @returns how many were told now */
export async function notify(tx: Tx, staffIds: readonly string[], notice: Notice): Promise<number> {
  if (staffIds.length === 0) return 0;
  return await execute(tx, {
    name: 'notification.add',
    text: `
      insert into notification (staff_id, dispute_id, kind, facts, source, created_at)
      select id, $2, $3, $4::jsonb, $5, $6 from unnest($1::uuid[]) as people (id)
      on conflict (staff_id, source) do nothing`,
    values: [staffIds, notice.disputeId, notice.kind, JSON.stringify(notice.facts), notice.source, notice.at],
  });
}
