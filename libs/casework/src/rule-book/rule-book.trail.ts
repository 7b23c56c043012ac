import { audit } from '#casework/audit';
import { partOf, type StaffActor } from '#casework/organisation';
import type { Tx } from '#platform';

/**
 * Notes in the trail, whose entries hold each other, that somebody changed what dates are computed by: the rules, the
 * calendar, or the cases that had gone over to them.
 * @param at  ISO instant
 */
export async function noteRuleBook(tx: Tx, actor: StaffActor, reason: string, at: string): Promise<void> {
  const { staffId, organisationId } = actor;
  await audit(tx, { action: 'rules.set', staffId, organisationId, townshipId: partOf(actor), reason, at });
}
