import type pg from 'pg';

/**
 * The tables in an order in which each comes after those that its rows refer to. A table may refer to itself.
 * @throws Error naming the circle, which a migration must not make: a restore could not fill it with the keys in force
 */
export async function inForeignKeyOrder(
  client: pg.Client,
  tables: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await client.query<{ child: string; parent: string }>(`
    select distinct child.relname as child, parent.relname as parent
    from pg_constraint k join pg_class child on child.oid = k.conrelid join pg_class parent on parent.oid = k.confrelid
    where k.contype = 'f' and child.relnamespace = 'public'::regnamespace and child.oid <> parent.oid`);
  const order: string[] = [];
  let left = [...tables].sort();
  while (left.length > 0) {
    const waits = (name: string) => rows.some(({ child, parent }) => child === name && left.includes(parent));
    const ready = left.filter((name) => !waits(name));
    if (ready.length === 0) throw new Error(`foreign keys go in a circle among ${left.join(', ')}`);
    order.push(...ready);
    left = left.filter((name) => !ready.includes(name));
  }
  return order;
}
