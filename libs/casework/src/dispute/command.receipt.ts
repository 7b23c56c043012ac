import { digestOf } from '#casework/seal';
import { RuleError } from '#domain';
import { execute, query, type Tx } from '#platform';

/** Which request this is: who sent it, under which key, and what it asked. */
export interface Request {
  readonly actorId: string;
  /** The client's Idempotency-Key; without one every request counts. */
  readonly key: string | undefined;
  readonly body: unknown;
  readonly at: string;
}

/**
 * Does the work once per key: a repeated request gets the first answer. Two at the same time wait for
 * each other on the receipt; when the work fails, the receipt goes with the transaction and the key is free again.
 * @throws RuleError kind "invalid", code "idempotency-key-reused" for the same key with another request
 */
export async function onceOnly<Answer>(
  tx: Tx,
  request: Request,
  work: () => Promise<Answer>,
): Promise<Answer> {
  if (request.key === undefined) return await work();
  const hash = digestOf(request.body);
  const isFirst = await execute(tx, {
    name: 'receipt.open',
    text: `insert into command_receipt (actor_id, key, request_hash, created_at) values ($1, $2, $3, $4)
           on conflict do nothing`,
    values: [request.actorId, request.key, hash, request.at],
  });
  if (isFirst === 0) return await earlierAnswer<Answer>(tx, request.actorId, request.key, hash);
  const answer = await work();
  await execute(tx, {
    name: 'receipt.close',
    text: `update command_receipt set answer = $3::jsonb where actor_id = $1 and key = $2`,
    values: [request.actorId, request.key, JSON.stringify(answer)],
  });
  return answer;
}

async function earlierAnswer<Answer>(tx: Tx, actorId: string, key: string, hash: string): Promise<Answer> {
  const [receipt] = await query<{ request_hash: string; answer: Answer }>(tx, {
    name: 'receipt.read',
    text: `select request_hash, answer from command_receipt where actor_id = $1 and key = $2`,
    values: [actorId, key],
  });
  if (receipt?.request_hash === hash) return receipt.answer;
  throw new RuleError({
    kind: 'invalid',
    code: 'idempotency-key-reused',
    message: 'This Idempotency-Key was used for another request',
    messageZh: '该幂等键已用于另一项请求，请换一个',
  });
}
