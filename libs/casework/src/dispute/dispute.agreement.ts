import { accountFaults, agreementIn, type DisputeEvent, isAccounted, requirementsNotMet } from '#domain';
import type { Tx } from '#platform';
import { historyOf } from './dispute.history.ts';
import { eventOf } from './dispute.record.ts';

/**
 * What happens to an agreement comes after it was signed, and a ruling after it was asked for: the machine does not keep
 * those days, the history does.
 * @throws RuleError kind "invalid", code "requirements-not-met", with a pointer per day
 */
export async function assertAgreementDays(tx: Tx, disputeId: string, event: DisputeEvent): Promise<void> {
  if (!isAccounted(event.type)) return;
  const history = await historyOf(tx, disputeId);
  const account = agreementIn(history.map((line) => ({ seq: line.seq, event: eventOf(line) })));
  const errors = account === null ? [] : accountFaults(account, event);
  if (errors.length > 0) throw requirementsNotMet(errors);
}
