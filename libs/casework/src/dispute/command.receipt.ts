import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { digestOf } from '#casework/seal';
import { RuleError } from '#domain';
import {
  Clock,
  decryptedRow,
  encryptedRow,
  encryptedTable,
  execute,
  inTransaction,
  query,
  rowName,
  type Tx,
  Vault,
} from '#platform';

/** Which request this is: who sent it, under which key, and what it asked. */
export interface Request {
  readonly actorId: string;
  /** The client's Idempotency-Key; without one every request counts. */
  readonly key: string | undefined;
  readonly body: unknown;
}

const receiptTable = encryptedTable({
  table: 'command_receipt',
  id: ['actor_id', 'key'],
  purpose: 'receipt',
  columns: [{ name: 'receipt', plain: 'plain_receipt' }],
});

type ReceiptId = readonly [actorId: string, key: string];

/** What is kept of a request: together and encrypted, since a digest of a short number is guessed in seconds. */
interface Receipt {
  /** Digest of the request. */
  readonly request: string;
  readonly answer: unknown;
}

/** Tells an answer whose question was sent ahead: in the transaction, or after it on the data source. */
export type Telling<Answer> = (on: Tx | DataSource) => Promise<Answer>;

/** Remembers what was answered to a request that may be sent again. */
@Injectable()
export class Receipts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly vault: Vault,
  ) {}

  /**
   * Does the work in one transaction, once per key: a repeated request gets the first answer. Two at the same time wait
   * for each other on the receipt; when the work fails, the receipt goes with the transaction and the key is free again.
   * @throws RuleError kind "invalid", code "idempotency-key-reused" for the same key with another request
   */
  async once<Answer>(request: Request, work: (tx: Tx) => Promise<Answer>): Promise<Answer> {
    return await this.onceTold(request, async (tx) => {
      const answer = await work(tx);
      return async () => answer;
    });
  }

  /** The same; without a key nothing waits for the answer before it is committed. @throws RuleError as {@link once} */
  async onceTold<Answer>(
    { actorId, key, body }: Request,
    work: (tx: Tx) => Promise<Telling<Answer>>,
  ): Promise<Answer> {
    if (key === undefined) return await (await inTransaction(this.dataSource, work))(this.dataSource);
    return await inTransaction(this.dataSource, async (tx) => {
      const digest = digestOf(body);
      const isFirst = await execute(tx, {
        name: 'receipt.open',
        text: `insert into command_receipt (actor_id, key, created_at) values ($1, $2, $3) on conflict do nothing`,
        values: [actorId, key, this.clock.now()],
      });
      if (isFirst === 0) return (await this.earlierAnswer(tx, [actorId, key], digest)) as Answer;
      const answer = await (await work(tx))(tx);
      await this.keep(tx, [actorId, key], { request: digest, answer });
      return answer;
    });
  }

  private async keep(tx: Tx, id: ReceiptId, receipt: Receipt): Promise<void> {
    const key = await this.vault.current(tx, receiptTable.purpose);
    const row = encryptedRow(receiptTable, key, rowName(id), { receipt: JSON.stringify(receipt) });
    await execute(tx, {
      name: 'receipt.close',
      text: `update command_receipt set key_id = $3, receipt = $4 where actor_id = $1 and key = $2`,
      values: [...id, row.key_id, row.receipt],
    });
  }

  private async earlierAnswer(tx: Tx, id: ReceiptId, digest: string): Promise<unknown> {
    const [row] = await query<{ key_id: number; receipt: Buffer }>(tx, {
      name: 'receipt.read',
      text: `select key_id, receipt from command_receipt where actor_id = $1 and key = $2`,
      values: id,
    });
    if (row === undefined) throw new Error('a receipt that could not be opened is there');
    const key = await this.vault.key(tx, row.key_id);
    const { receipt } = decryptedRow(receiptTable, key, rowName(id), { ...row });
    const { request, answer } = JSON.parse(String(receipt)) as Receipt;
    if (request === digest) return answer;
    throw new RuleError({
      kind: 'invalid',
      code: 'idempotency-key-reused',
      message: 'This Idempotency-Key was used for another request',
      messageZh: '该幂等键已用于另一项请求，请换一个',
    });
  }
}
