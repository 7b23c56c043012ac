import type { DataSource } from 'typeorm';
import type { DisputeContext } from '#domain';
import { query, type Tx } from '#platform';
import type { StoredParty } from './party.ts';
import type { PersonalData } from './personal.data.ts';

type Named = Pick<DisputeContext, 'parties' | 'absorbed'>;

/** The parties of a case, with those whom it took over: {@link withTakenOver}. */
export async function everyPartyOf(
  on: Tx | DataSource,
  personal: PersonalData,
  disputeId: string,
  named: Named,
): Promise<readonly StoredParty[]> {
  return await withTakenOver(on, personal, await personal.partiesOf(on, disputeId), named);
}

/**
 * Adds to a case's own parties those whom it took over from cases that were merged into it: these stay rows of their own
 * case, so that nothing about a person is kept twice and an undone merger leaves nothing behind.
 */
export async function withTakenOver<Own extends Omit<StoredParty, 'salt'>>(
  on: Tx | DataSource,
  personal: PersonalData,
  own: readonly Own[],
  { parties, absorbed }: Named,
): Promise<readonly (Own | StoredParty)[]> {
  const elsewhere = new Set(parties.map(({ id }) => id));
  for (const { id } of own) elsewhere.delete(id);
  if (elsewhere.size === 0 || absorbed.length === 0) return own;
  const cases = await query<{ id: string }>(on, {
    name: 'party.elsewhere',
    text: 'select distinct dispute_id as id from party where id = any($1::uuid[]) order by dispute_id',
    values: [[...elsewhere]],
  });
  const taken: StoredParty[] = [];
  for (const { id } of cases) taken.push(...(await personal.partiesOf(on, id)));
  return [...own, ...taken.filter(({ id }) => elsewhere.has(id))];
}
