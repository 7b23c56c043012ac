import type { DataSource } from 'typeorm';
import { inTransaction, query, type Statement } from '#platform';
import { until } from './until.ts';

/** Rows that a test holds, so that whatever wants them waits, in the order in which it came. */
export interface HeldRows {
  /** Waits until so many others wait for something that is held. */
  waiting(count: number): Promise<void>;
  release(): Promise<void>;
}

/** Locks rows, as somebody does who is quicker. @param statement  a SELECT … FOR UPDATE */
export async function holdRows(dataSource: DataSource, statement: Statement): Promise<HeldRows> {
  let release = () => {};
  let isHeld = () => {};
  const held = new Promise<void>((resolve) => {
    isHeld = resolve;
  });
  const done = inTransaction(dataSource, async (tx) => {
    const rows = await query(tx, statement);
    if (rows.length === 0) throw new Error('there is nothing to hold');
    isHeld();
    await new Promise<void>((resolve) => {
      release = resolve;
    });
  });
  await Promise.race([held, done]);
  return {
    waiting: async (count) => {
      await until(`${count} wait for what is held`, async () => {
        const [row] = await query<{ count: number }>(dataSource, {
          text: `select count(*)::int as count from pg_stat_activity
                 where datname = current_database() and wait_event_type = 'Lock'`,
        });
        return row?.count === count;
      });
    },
    release: async () => {
      release();
      await done;
    },
  };
}
