import type { DeadlineRuleId, LadderEscalation, LadderRecipient, LadderStepName } from '#domain';
import { ladderStepNames, lateAfterMs } from '#domain';
import { query, type Tx } from '#platform';
import type { LadderCase } from './ladder.addressees.ts';

/** A step of a ladder that fires now, with what is needed to tell somebody. */
export interface FiredStep extends LadderCase {
  readonly deadlineId: string;
  readonly disputeId: string;
  readonly key: string;
  readonly rule: DeadlineRuleId;
  readonly step: LadderStepName;
  readonly recipient: LadderRecipient;
  readonly escalation: LadderEscalation | null;
  readonly late: boolean;
  /** It did not wait for its day, because nobody had answered the step before. */
  readonly silence: boolean;
  readonly dueOn: string;
  readonly number: string | null;
  readonly stage: string;
  /** Whether anything of the ladder is left above it. */
  readonly hasNext: boolean;
}

/** What may be told when: at night and on rest days only what is red. */
export interface SweepTime {
  readonly at: Date;
  readonly isOfficeTime: boolean;
}

/** SQL: the steps of a ladder from low to high. */
export const rungs = `array[${ladderStepNames.map((name) => `'${name}'`).join(', ')}]`;

/**
 * The cases of which a step is due, or an answer overdue, the longest waiting first, some hundreds at a time. Reads what
 * is due and nothing else: both conditions have an index of their own.
 */
export function dueStatement({ at, isOfficeTime }: SweepTime, failed: readonly string[]) {
  return {
    name: 'sweep.due',
    text: `
      select "disputeId" from (
        (select dl.dispute_id as "disputeId", st.fires_at as at
         from deadline_step st join deadline dl on dl.id = st.deadline_id
         where st.fired_at is null and not st.dropped and st.fires_at <= $1 and (dl.urgent or $3)
           and dl.dispute_id <> all($2::uuid[])
         order by st.fires_at limit 500)
        union all
        (select dl.dispute_id, st.answer_by
         from deadline_step st join deadline dl on dl.id = st.deadline_id
         where st.answer_by <= $1 and not st.dropped and (dl.urgent or $3) and dl.dispute_id <> all($2::uuid[])
         order by st.answer_by limit 500)) as due
      group by "disputeId" order by min(at)`,
    values: [at, failed, isOfficeTime],
  };
}

/** When the next step or answer is due after an instant, within so many milliseconds. */
export const nextStatement = (at: Date, ms: number) => ({
  name: 'sweep.next',
  text: `
    select least(
      (select min(fires_at) from deadline_step
       where fired_at is null and not dropped and fires_at > $1 and fires_at <= $2),
      (select min(answer_by) from deadline_step
       where answer_by is not null and not dropped and answer_by > $1 and answer_by <= $2)) as at`,
  values: [at, new Date(at.getTime() + ms)],
});

/** Ends the wait for answers that are overdue. @returns the keys of the clocks, each with its row */
export async function overdueAnswers(
  tx: Tx,
  disputeIds: readonly string[],
  { at }: SweepTime,
): Promise<readonly { readonly deadlineId: string; readonly disputeId: string; readonly key: string }[]> {
  return await query(tx, {
    name: 'sweep.answers',
    text: `
      update deadline_step st set answer_by = null from deadline dl
      where dl.id = st.deadline_id and dl.dispute_id = any($1::uuid[]) and st.answer_by <= $2 and not st.dropped
      returning dl.id as "deadlineId", dl.dispute_id as "disputeId", dl.key`,
    values: [disputeIds, at],
  });
}

/**
 * Marks the steps that fire now, each once for ever.
 * @param silentIds  rows of deadlines whose next step does not wait, because nobody answered
 */
export async function fireSteps(
  tx: Tx,
  disputeIds: readonly string[],
  { at, isOfficeTime }: SweepTime,
  silentIds: readonly string[],
): Promise<readonly FiredStep[]> {
  return await query<FiredStep>(tx, {
    name: 'sweep.fire',
    text: `
      with ladder as (
        select st.deadline_id, st.step, st.fires_at, array_position(${rungs}, st.step) as rung, dl.urgent
        from deadline_step st join deadline dl on dl.id = st.deadline_id
        where dl.dispute_id = any($1::uuid[]) and st.fired_at is null and not st.dropped),
      next as (
        select distinct on (deadline_id) deadline_id, step from ladder
        where deadline_id = any($4::uuid[]) and step not like 'warning%' order by deadline_id, rung),
      fired as (
        update deadline_step st set fired_at = $2, late = st.fires_at < $3
        from ladder l
        where l.deadline_id = st.deadline_id and l.step = st.step and st.fired_at is null
          and ((l.fires_at <= $2 and (l.urgent or $5))
            or (l.deadline_id, l.step) in (select deadline_id, step from next))
        returning st.deadline_id, st.step, st.recipient, st.escalation, st.fires_at, st.late, l.rung)
      select f.deadline_id as "deadlineId", dl.dispute_id as "disputeId", dl.key, dl.rule, f.step, f.recipient,
        f.escalation, f.late, f.fires_at > $2 as silence, dl.due_on::text as "dueOn", dl.urgent,
        d.township_id as "townshipId", d.holder_id as "holderId", d.lead_id as "leadId",
        d.mediator_ids as "mediatorIds", d.number, d.stage,
        exists (select 1 from ladder l where l.deadline_id = f.deadline_id and l.rung > f.rung
                and not exists (select 1 from fired o where o.deadline_id = l.deadline_id and o.step = l.step)) as "hasNext"
      from fired f join deadline dl on dl.id = f.deadline_id join dispute d on d.id = dl.dispute_id
      order by f.rung`,
    values: [disputeIds, at, new Date(at.getTime() - lateAfterMs), silentIds, isOfficeTime],
  });
}
