import { effectOf, namesIn, type OrderEffect, type ReviewOrder, type Risk } from '#domain';
import { query, type Tx } from '#platform';

/** What an order will do to its case, with names as they are now. Asked before it is applied: then the grade is the former one. */
export async function effectBefore(
  tx: Tx,
  disputeId: string,
  command: ReviewOrder,
): Promise<OrderEffect | null> {
  const { staffIds, unitIds, otherId } = namesIn(command);
  const [row] = await query<{
    risk: Risk;
    names: Readonly<Record<string, string>> | null;
    otherNumber: string | null;
  }>(tx, {
    name: `review.effect-${grades.has(command.type) ? 'lock' : 'read'}`,
    text: `
      select d.risk, (select number from dispute where id = $4::uuid) as "otherNumber",
        (select jsonb_object_agg(id, name) from (
           select id, name from staff where id = any($2::uuid[])
           union all select id, name from organisation where id = any($3::uuid[])) named) as names
      from dispute d where d.id = $1 ${grades.has(command.type) ? 'for update of d' : ''}`,
    values: [disputeId, staffIds, unitIds, otherId],
  });
  if (row === undefined) return null;
  const names = new Map(Object.entries(row.names ?? {}));
  return effectOf(command, { riskBefore: row.risk, names, otherNumber: row.otherNumber });
}

/** Orders of which the former grade is told: nobody else may change it in between. They lock no other case. */
const grades: ReadonlySet<ReviewOrder['type']> = new Set(['ANALYZE', 'REGRADE']);
