import type { DataSource } from 'typeorm';
import type { DisputeContext } from '#domain';
import { query, type Tx } from '#platform';
import type { StoredParty } from './party.ts';
import type { PersonalData } from './personal.data.ts';

/**
 * The parties of a case, with those whom it took over from cases that were merged into it: these stay rows of their own
 * case, so that nothing about a person is kept twice and an undone merger leaves nothing behind.
 */
export async function everyPartyOf(
  on: Tx | DataSource,
  personal: PersonalData,
  disputeId: string,
  { parties, absorbed }: Pick<DisputeContext, 'parties' | 'absorbed'>,
): Promise<readonly StoredParty[]> {
  const own = await personal.partiesOf(on, disputeId);
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
