import type { DataSource } from 'typeorm';
import { inTransaction, query, type Tx } from '#platform';

class Undo extends Error {}

/** Does the work in a transaction in which no trigger and no foreign key guards the tables, and undoes it. */
export async function unguarded<Result>(
  dataSource: DataSource,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  let result: Result | undefined;
  await inTransaction(dataSource, async (tx) => {
    await query(tx, { text: `set local session_replication_role = replica` });
    result = await work(tx);
    throw new Undo();
  }).catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });
  if (result === undefined) throw new Error('the work gives a result');
  return result;
}
