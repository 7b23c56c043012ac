import type { DataSource } from 'typeorm';
import { execute, inTransaction, query } from '../database/transaction.ts';
import type { JobRegistry } from '../queue/job.registry.ts';
import { failureCode } from '../queue/outage.ts';

/** What became of one delivery of a message. */
export type Delivery =
  | { readonly result: 'handled' | 'skipped' }
  /** Failed; `isFinal` when it will not be tried again by itself. */
  | { readonly result: 'failed'; readonly code: string; readonly isFinal: boolean };

interface Taken {
  readonly name: string;
  readonly payload: unknown;
  readonly attempts: number;
  readonly created_at: Date;
}

/**
 * Delivers a message to its handler. The row is locked first and marked in the handler's own transaction, so
 * that of any number of deliveries exactly one has an effect; the others are skipped.
 * A failed attempt is written down after the rollback, in a transaction of its own.
 * @throws only when the database cannot be reached to write down a failure
 */
export async function deliver(dataSource: DataSource, registry: JobRegistry, id: string): Promise<Delivery> {
  let attemptsAllowed = Number.MAX_SAFE_INTEGER;
  try {
    return await inTransaction(dataSource, async (tx): Promise<Delivery> => {
      const [row] = await query<Taken>(tx, {
        name: 'outbox.lock',
        text: `select name, payload, attempts, created_at from outbox
               where id = $1 and handled_at is null and failed_at is null for update`,
        values: [id],
      });
      if (row === undefined) return { result: 'skipped' };
      const job = registry.message(row.name);
      // A newer process wrote a message that this one does not know: tried again until that one takes it.
      if (job === undefined) throw new DeliveryError('handler-missing');
      attemptsAllowed = job.definition.attempts;
      const payload = job.definition.payload.safeParse(row.payload);
      if (!payload.success) throw new DeliveryError('payload-invalid');
      await job.handler.handle(tx, payload.data, {
        id,
        name: row.name,
        attempt: row.attempts + 1,
        createdAt: row.created_at.toISOString(),
      });
      await execute(tx, {
        name: 'outbox.handled',
        text: `update outbox set handled_at = clock_timestamp(), attempts = attempts + 1, last_error = null where id = $1`,
        values: [id],
      });
      return { result: 'handled' };
    });
  } catch (error) {
    return await noteFailure(dataSource, id, failureCode(error), attemptsAllowed);
  }
}

class DeliveryError extends Error {
  constructor(readonly code: 'handler-missing' | 'payload-invalid') {
    super(code);
  }
}

async function noteFailure(
  dataSource: DataSource,
  id: string,
  code: string,
  attemptsAllowed: number,
): Promise<Delivery> {
  const [row] = await query<{ is_final: boolean }>(dataSource, {
    text: `update outbox
           set attempts = attempts + 1, last_error = $2,
               failed_at = case when attempts + 1 >= $3::bigint then clock_timestamp() end
           where id = $1 and handled_at is null and failed_at is null
           returning failed_at is not null as is_final`,
    values: [id, code, attemptsAllowed],
  });
  // No row: the commit had succeeded although its answer was lost, or somebody else was faster.
  return row === undefined ? { result: 'skipped' } : { result: 'failed', code, isFinal: row.is_final };
}
