import { z } from 'zod';
import { RuleBook } from '#casework/deadline';
import { DisputeService } from '#casework/dispute';
import { type Calendar, calendarOf, restore } from '#domain';
import { Clock, enqueue, execute, type HandlesJob, JobHandler, query, type Tx } from '#platform';
import { isToGoOver, movedClocks, type StandingDeadline, standingRows, type Target } from './moved.clocks.ts';

const payload = z.strictObject({ recomputationId: z.uuid() });

interface Run {
  readonly id: string;
  readonly rules: string | null;
  readonly calendar: string | null;
  readonly reason: string;
  readonly undoes: string | null;
  readonly staffId: string;
  readonly organisationId: string;
}

/** As many cases as one transaction takes over, so that none holds its locks for long. */
const casesAtOnce = 50;

/** Takes some cases over, and asks to be called again while any are left. Which are done stands in their rows. */
@JobHandler('deadlines.recompute', payload)
export class RecomputationJob implements HandlesJob<z.output<typeof payload>> {
  constructor(
    private readonly clock: Clock,
    private readonly disputes: DisputeService,
    private readonly ruleBook: RuleBook,
  ) {}

  async handle(tx: Tx, { recomputationId }: z.output<typeof payload>): Promise<void> {
    const [run] = await query<Run>(tx, {
      text: `select id, rules, calendar, reason, undoes, asked_by as "staffId", organisation_id as "organisationId"
             from recomputation where id = $1`,
      values: [recomputationId],
    });
    if (run === undefined) return;
    const left = await query<{ disputeId: string; rulesBefore: string | null }>(tx, {
      text: `select dispute_id as "disputeId", rules_before as "rulesBefore" from recomputed_case
             where recomputation_id = $1 and done_at is null order by dispute_id limit ${casesAtOnce} for update`,
      values: [recomputationId],
    });
    const { calendar } = await this.ruleBook.now(tx);
    for (const one of left) await this.takeOver(tx, run, one, targetOf(run, one.rulesBefore, calendar));
    if (left.length === casesAtOnce)
      await enqueue(tx, { name: 'deadlines.recompute', payload: { recomputationId } });
  }

  /** Reads the case again under its lock: what has moved meanwhile is computed from where it stands now. */
  private async takeOver(
    tx: Tx,
    run: Run,
    { disputeId }: { readonly disputeId: string },
    target: Target,
  ): Promise<void> {
    const [row] = await query<{ snapshot: unknown }>(tx, {
      text: 'select snapshot from dispute where id = $1 for update',
      values: [disputeId],
    });
    if (row === undefined) return;
    const { context } = restore(row.snapshot);
    // Rows are read under the lock: a step that was told a moment ago is one of them.
    const [standing] = await query<{ rows: StandingDeadline[] }>(tx, {
      text: `select ${standingRows} as rows from dispute d where d.id = $1`,
      values: [disputeId],
    });
    const clocks = movedClocks(context, standing?.rows ?? [], target, this.clock.now().toISOString());
    const hasGoneOn = run.undoes !== null && context.rules !== run.rules;
    const seq =
      hasGoneOn || !isToGoOver(context, clocks, target)
        ? null
        : await this.disputes.arrange(
            tx,
            disputeId,
            {
              type: 'RECOMPUTE',
              reason: run.reason,
              ...(target.isCalendar ? { calendar: target.calendar.version } : { rules: target.rules }),
              clocks: clocks.map(({ key, dueBefore, dueOn, passed }) => ({ key, dueBefore, dueOn, passed })),
            },
            { staffId: run.staffId, organisationId: run.organisationId },
          );
    await execute(tx, {
      text: `update recomputed_case set done_at = $3, seq = $4, rules_before = coalesce(rules_before, $5)
             where recomputation_id = $1 and dispute_id = $2`,
      values: [run.id, disputeId, this.clock.now(), seq, context.rules ?? null],
    });
  }
}

/** What a case goes over to: what the run is of, or back to what the case had. */
function targetOf(run: Run, rulesBefore: string | null, calendar: Calendar): Target {
  if (run.calendar !== null) return { isCalendar: true, calendar: calendarOf(run.calendar) };
  const rules = run.undoes === null ? run.rules : rulesBefore;
  if (rules === null) throw new Error('a recomputation is of rules or of a calendar');
  return { isCalendar: false, rules, calendar };
}
