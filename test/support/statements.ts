import pg from 'pg';

/**
 * How many statements a piece of work sends to the database, one round trip each at most. Everything else in this process
 * must stand still meanwhile.
 */
export async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const { prototype } = pg.Client;
  const original = prototype.query;
  let count = 0;
  prototype.query = function counted(this: pg.Client, ...given: unknown[]) {
    count += 1;
    return Reflect.apply(original, this, given);
  } as typeof original;
  try {
    await work();
    return count;
  } finally {
    prototype.query = original;
  }
}
