import { notify } from '#casework/notification';
import { query, type Tx } from '#platform';
import { rungs } from './ladder.steps.ts';

/** A case of a digest; only numbers, codes and dates. */
type LateCase = {
  readonly disputeId: string;
  readonly number: string | null;
  readonly stage: string;
  readonly rule: string;
  readonly step: string;
  readonly dueOn: string;
};

/** As many cases as a digest names; beyond them it says how many there are. */
const namedAtMost = 50;

/**
 * Tells each person in one piece what fired late while the machine was off: each case once, by its highest step. Taken and
 * told in one transaction, so that a crash between loses nothing and doubles nothing.
 * @returns how many people were told
 */
export async function tellLate(tx: Tx, at: Date): Promise<number> {
  const digests = await query<{ staffId: string; source: string; count: number; cases: readonly LateCase[] }>(
    tx,
    {
      name: 'digest.take',
      text: `
      with taken as (delete from late_notice returning staff_id, deadline_id, step),
      highest as (
        select distinct on (t.staff_id, dl.dispute_id) t.staff_id, dl.dispute_id, d.number, d.stage, dl.rule, t.step,
          dl.due_on, dl.id as deadline_id
        from taken t join deadline dl on dl.id = t.deadline_id join dispute d on d.id = dl.dispute_id
        order by t.staff_id, dl.dispute_id, array_position(${rungs}, t.step) desc, dl.due_on),
      ranked as (
        select *, row_number() over (partition by staff_id order by due_on, dispute_id) as place from highest)
      select staff_id as "staffId", count(*)::int as count,
        'digest:' || min(deadline_id::text) || ':' || $1::text as source,
        json_agg(json_build_object('disputeId', dispute_id, 'number', number, 'stage', stage, 'rule', rule, 'step', step,
          'dueOn', due_on) order by place) filter (where place <= ${namedAtMost}) as cases
      from ranked group by staff_id`,
      values: [at.toISOString()],
    },
  );
  for (const { staffId, source, count, cases } of digests) {
    const facts = { count, cases, late: true };
    await notify(tx, [staffId], {
      disputeId: null,
      kind: 'clock.digest',
      facts,
      source,
      at: at.toISOString(),
    });
  }
  return digests.length;
}
