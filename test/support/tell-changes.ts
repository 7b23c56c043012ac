import { execute, inTransaction, query } from '#platform';
import { DisputeChangedJob } from '../../libs/casework/src/notification/dispute-changed.job.ts';
import type { Office } from './office.ts';

/** Handles the messages of what has happened so far, as a worker does. @param disputeId  of one case; default of all */
export async function tellChanges(
  { dataSource, clock }: Pick<Office, 'dataSource' | 'clock'>,
  disputeId: string | null = null,
): Promise<void> {
  const job = new DisputeChangedJob(clock);
  const messages = await query<{ id: string; name: string; payload: { disputeId: string; seq: number } }>(
    dataSource,
    {
      text: `select id, name, payload from outbox
             where name = 'dispute.changed' and ($1::text is null or payload ->> 'disputeId' = $1) order by id`,
      values: [disputeId],
    },
  );
  for (const { id, name, payload } of messages) {
    await inTransaction(dataSource, async (tx) => {
      await job.handle(tx, payload, { id, name, attempt: 1, createdAt: clock.now().toISOString() });
      await execute(tx, {
        text: 'update outbox set queued_at = $2, times_queued = 1, handled_at = $2 where id = $1',
        values: [id, clock.now()],
      });
    });
  }
}
