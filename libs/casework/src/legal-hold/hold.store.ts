import type { DataSource } from 'typeorm';
import { type Person, personSql } from '#casework/organisation';
import { RuleError } from '#domain';
import { query, type Tx } from '#platform';

/** A hold as stored. */
export interface StoredHold {
  readonly id: string;
  readonly reason: string;
  readonly setAt: string;
  readonly setBy: Person;
  readonly ended: { readonly at: string; readonly by: Person; readonly reason: string } | null;
}

/** Every hold of a case, the latest first. */
export async function holdsOf(on: Tx | DataSource, disputeId: string): Promise<readonly StoredHold[]> {
  const rows = await query<{
    id: string;
    reason: string;
    setAt: Date;
    setBy: Person;
    endedAt: Date | null;
    endedBy: Person | null;
    endReason: string | null;
  }>(on, {
    name: 'legal-hold.of',
    text: `select h.id, h.reason, h.set_at as "setAt", ${personSql('h.set_by')} as "setBy", h.ended_at as "endedAt",
             ${personSql('h.ended_by')} as "endedBy", h.end_reason as "endReason"
           from legal_hold h where h.dispute_id = $1 order by h.set_at desc, h.id desc`,
    values: [disputeId],
  });
  return rows.map(({ id, reason, setAt, setBy, endedAt, endedBy, endReason }) => ({
    id,
    reason,
    setAt: setAt.toISOString(),
    setBy,
    ended:
      endedAt === null || endedBy === null
        ? null
        : { at: endedAt.toISOString(), by: endedBy, reason: endReason ?? '' },
  }));
}

/**
 * SQL: whether the case of a row is held, or one with which it was merged: their people and papers are the same.
 * @param dispute  an expression that gives the id of a case
 */
export const isHeldSql = (dispute: string): string => `exists (
  with recursive kin as (
    select ${dispute}::uuid as id
    union
    select k.id from kin n cross join lateral (
      select (d.snapshot #>> '{context,mergedInto}')::uuid as id from dispute d where d.id = n.id
      union all
      select a.id::uuid from dispute d
      cross join lateral jsonb_array_elements_text(d.snapshot #> '{context,absorbed}') as a (id) where d.id = n.id) k
    where k.id is not null)
  select 1 from legal_hold h where h.ended_at is null and h.dispute_id in (select id from kin))`;

/**
 * Refuses what would take something away for good from a case that is held. To be asked under the lock of its row, which
 * whoever sets a hold takes as well.
 * @throws RuleError kind "conflict", code "case-held"
 */
export async function assertNotHeld(tx: Tx, disputeId: string): Promise<void> {
  const [row] = await query<{ held: boolean }>(tx, {
    name: 'legal-hold.is',
    text: `select ${isHeldSql('$1')} as held`,
    values: [disputeId],
  });
  if (row?.held === true)
    throw new RuleError({
      kind: 'conflict',
      code: 'case-held',
      message: 'The case is held: nothing of it is erased or destroyed until the hold is ended',
      messageZh: '本案已设定留存，解除留存前不得删除、销毁任何内容',
    });
}
