import type { DataSource } from 'typeorm';
import { type DisputeContext, RuleError } from '#domain';
import { query, type Tx } from '#platform';

/**
 * SQL: was the dossier of a case destroyed? What is left of it stands on the list of destruction.
 * @param dispute  an expression that gives the id
 */
export const isDestroyedSql = (dispute: string): string => `exists (
  select 1 from destruction_item where dispute_id = ${dispute} and open and outcome = 'destroyed')`;

/** Was the dossier of a case destroyed? */
export async function isDestroyed(on: Tx | DataSource, disputeId: string): Promise<boolean> {
  const [row] = await query<{ destroyed: boolean }>(on, {
    name: 'dispute.destroyed',
    text: `select ${isDestroyedSql('$1')} as destroyed`,
    values: [disputeId],
  });
  return row?.destroyed === true;
}

/**
 * Of a dossier that was destroyed nothing is handed out or printed any more, although the history still tells of it.
 * @throws RuleError kind "conflict", code "destroyed-already"
 */
export async function assertDossierIsThere(on: Tx | DataSource, disputeId: string): Promise<void> {
  if (!(await isDestroyed(on, disputeId))) return;
  throw new RuleError({
    kind: 'conflict',
    code: 'destroyed-already',
    message: 'The dossier was destroyed; the list of destruction names it',
    messageZh: '该卷宗已销毁，详见销毁清册',
  });
}

/**
 * A case whose dossier was destroyed is over: nothing is added to it, and it is not opened again. To be asked under the lock
 * of its row, which whoever destroys it takes as well.
 * @throws RuleError kind "conflict", code "dossier-destroyed"
 */
export async function assertNotDestroyed(
  tx: Tx,
  disputeId: string,
  { dossier }: Pick<DisputeContext, 'dossier'>,
): Promise<void> {
  // Only what is archived can have been destroyed: an open case costs no question.
  if (dossier === 'open' || !(await isDestroyed(tx, disputeId))) return;
  throw new RuleError({
    kind: 'conflict',
    code: 'dossier-destroyed',
    message:
      'The dossier of this case was destroyed after its term: the case is not opened again. Report a new dispute as a new case',
    messageZh: '本案卷宗已期满销毁，不能重新启动或再作记录；如有新的纠纷，请另行上报立案',
    allowedEvents: [],
  });
}
