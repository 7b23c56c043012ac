import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Days of the way of a case that stay, and what became of its agreement: what yearly figures ask. */
const milestones = [
  'mediated_on date',
  `agreement_form text`,
  'agreed_fen bigint',
  'confirmation text',
  'perform_by date',
  'performed_on date',
  'defaulted_on date',
  'visit_due_on date',
  'visited_on date',
  'satisfaction text',
  'reopened_on date',
  'counted_until date',
] as const;

/** What a figure could ask of a case before. */
const before =
  `township_id place_id holder_id lead_id mediator_ids stage state risk escalation dossier type_code origin complexity
  persons amount_fen attempt round refusals ratification waiting_since performance_due_on next_due_on accepted_on outcome
  outcome_on`.split(/\s+/);
/** The columns whose change begins another stand from now on. */
const facts = [...before, 'due_on', ...milestones.map((column) => column.split(' ')[0] ?? '')];

/** In the words of the queries: a case with work left, or with something to ratify. */
const hasWork = `(stage in ('reported', 'analyzed', 'mediated') or state = 'followUp' or ratification = 'pending')`;
/** Neither a result nor an end. */
const isPending = (row: string) => `(${row}.outcome in ('none', 'open') and ${row}.stage <> 'closed')`;

/**
 * What yearly figures ask stands beside the case, and is kept in its past like all that figures ask. The columns of cases
 * from before are filled by the histories after this (`fengqiao migrate`, or the start of the product).
 */
export class Milestone1763900000045 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['dispute', 'dispute_past']) {
      const also = table === 'dispute' ? [] : ['due_on date'];
      const added = [...milestones, ...also].map((column) => `add column ${column}`);
      await runner.query(`alter table ${table} ${added.join(', ')}`);
    }
    await runner.query(`
      comment on column dispute.mediated_on is 'The first session, or the result of a case that was settled without one';
      comment on column dispute.agreement_form is 'Of the agreement that gave the case its result; what follows likewise';
      comment on column dispute.perform_by is 'The day of the last promise';
      comment on column dispute.visit_due_on is 'When the first visit was due, as was said first';
      comment on column dispute.counted_until is 'The last day whose period may count the case; infinity while it has no result'`);
    // The filling of the columns is no event: only what raises the version begins another stand.
    await this.createTrigger(runner, facts, 'old.version < new.version and');
    await this.createIndexes(runner);
  }

  private async createTrigger(runner: QueryRunner, names: readonly string[], when: string): Promise<void> {
    const of = (row: string) => names.map((name) => `${row}.${name}`).join(', ');
    await runner.query(`drop trigger dispute_stood on dispute`);
    await runner.query(`
      create or replace function keep_dispute_past() returns trigger language plpgsql as $$
      begin
        -- Two events of one moment: nobody can ask what was so between them.
        if old.stood_since < new.updated_at or ${isPending('old')} <> ${isPending('new')} then
          insert into dispute_past (dispute_id, stood, ended_at, turn, ${names.join(', ')})
          values (old.id, tstzrange(old.stood_since, greatest(new.updated_at, old.stood_since)),
            new.updated_at,
            case when ${isPending('old')} and not ${isPending('new')} then 'closed'
                 when ${isPending('new')} and not ${isPending('old')} then 'reopened' end, ${of('old')});
        end if;
        new.stood_since := new.updated_at;
        return new;
      end $$`);
    // A generated column is not yet known before the row is written; the stage and the snapshot are.
    const asked = (row: string) => of(row).replace(`${row}.state,`, `${row}.snapshot ->> 'value',`);
    await runner.query(`
      create trigger dispute_stood before update on dispute for each row
        when (${when} (${asked('old')}) is distinct from (${asked('new')})) execute function keep_dispute_past()`);
  }

  /** A period reads the cases that may be counted from its first day on, and nothing of them but this index. */
  private async createIndexes(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index dispute_counted on dispute (township_id, counted_until)
        include (accepted_on, place_id, lead_id, type_code, origin, risk, complexity, outcome, outcome_on, due_on, persons,
          amount_fen, attempt, mediated_on, agreement_form, agreed_fen, confirmation, perform_by, performed_on, visit_due_on,
          visited_on, satisfaction, reopened_on, mediator_ids, stood_since, id)
        where accepted_on is not null`);
    await runner.query(`
      create index dispute_past_ended on dispute_past (township_id, ended_at) where ${hasWork} is not true`);
    await runner.query(`
      create index dispute_uncounted on dispute (id) where accepted_on is not null and counted_until is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.createTrigger(runner, before, '');
    await runner.query(`drop index dispute_counted, dispute_past_ended, dispute_uncounted`);
    for (const table of ['dispute', 'dispute_past']) {
      const also = table === 'dispute' ? [] : ['due_on date'];
      const dropped = [...milestones, ...also].map((column) => `drop column ${column.split(' ')[0]}`);
      await runner.query(`alter table ${table} ${dropped.join(', ')}`);
    }
  }
}
