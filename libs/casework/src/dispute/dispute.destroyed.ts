import { type DisputeContext, RuleError } from '#domain';
import { query, type Tx } from '#platform';

/** The line `i` by which the dossier of `dispute d` was destroyed. Only an archived one can be: of others nothing is looked up. */
const destroying = `d.dossier = 'archived' and i.dispute_id = d.id and i.open and i.outcome = 'destroyed'`;

/** SQL: was the dossier of `dispute d` destroyed? What is left of it stands on the list of destruction. */
export const isDestroyedSql = `exists (select 1 from destruction_item i where ${destroying})`;

async function isDestroyed(tx: Tx, disputeId: string): Promise<boolean> {
  const [row] = await query<{ destroyed: boolean }>(tx, {
    name: 'dispute.destroyed',
    text: `select ${isDestroyedSql} as destroyed from dispute d where d.id = $1`,
    values: [disputeId],
  });
  return row?.destroyed === true;
}

/** By which list the dossier of `dispute d` was destroyed. */
export interface Destroyed {
  readonly listId: string;
  readonly year: number;
  readonly seq: number;
  /** ISO instant. */
  readonly at: string;
}

/** SQL: one {@link Destroyed} as JSON, or null. */
export const destroyedBySql = `(
  select json_build_object('listId', l.id, 'year', l.year, 'seq', l.seq, 'at', i.done_at)
  from destruction_item i join destruction_list l on l.id = i.list_id where ${destroying})`;

/** Refuses what is asked of a dossier that is no more. */
export const destroyedAlready = (): RuleError =>
  new RuleError({
    kind: 'conflict',
    code: 'destroyed-already',
    message: 'The dossier was destroyed; the list of destruction names it',
    messageZh: '该卷宗已销毁，详见销毁清册',
  });

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
