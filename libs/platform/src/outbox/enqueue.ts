import { query, type Tx } from '../database/transaction.ts';
import { definitionOf } from '../queue/job.catalogue.ts';

/** One message to whoever handles jobs of this name. */
export interface OutboxMessage {
  /** noun.verb, as in `notification.create` */
  readonly name: string;
  /** Ids only: the payload is stored in the clear and outlives what it points at. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** Of several messages with the same key only the first is kept, for as long as its row exists. */
  readonly key?: string;
}

/**
 * Writes messages into the outbox, within the transaction that makes them true: when it is rolled back, nobody
 * hears of them; when it is committed, they are handled at least once.
 *
 * A hot path may write the rows in a statement of its own and declares the name once with `jobName`:
 *   insert into outbox (name, payload, key) values ('noun.verb', '{"disputeId": "…"}', null)
 *     on conflict (key) where key is not null do nothing
 * @returns ids of the rows that were written; a message whose key is known already has none
 * @throws Error when a name has no handler or a payload is not what its handler expects
 */
export async function enqueue(tx: Tx, ...messages: readonly OutboxMessage[]): Promise<readonly string[]> {
  for (const message of messages) check(message);
  if (messages.length === 0) return [];
  const rows = await query<{ id: string }>(tx, {
    name: 'outbox.insert',
    text: `insert into outbox (name, payload, key)
           select name, payload, key from jsonb_to_recordset($1::jsonb) as message (name text, payload jsonb, key text)
           on conflict (key) where key is not null do nothing
           returning id`,
    values: [JSON.stringify(messages)],
  });
  return rows.map(({ id }) => id);
}

function check({ name, payload }: OutboxMessage): void {
  const definition = definitionOf(name);
  if (definition === undefined) throw new Error(`Nobody handles jobs of the name "${name}".`);
  const parsed = definition.payload.safeParse(payload);
  if (parsed.success) return;
  const fields = parsed.error.issues.map(({ path, code }) => `/${path.join('/')} ${code}`);
  throw new Error(`The payload of "${name}" is not as its handler expects: ${fields.join(', ')}.`);
}
