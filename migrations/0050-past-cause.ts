import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a figure may ask of a case, as {@link Milestone1763900000045} left it. */
const facts =
  `township_id place_id holder_id lead_id mediator_ids stage state risk escalation dossier type_code origin complexity
  persons amount_fen attempt round refusals ratification waiting_since performance_due_on next_due_on accepted_on outcome
  outcome_on due_on mediated_on agreement_form agreed_fen confirmation perform_by performed_on defaulted_on visit_due_on
  visited_on satisfaction reopened_on counted_until`.split(/\s+/);

/** Neither a result nor an end. */
const isPending = (row: string) => `(${row}.outcome in ('none', 'open') and ${row}.stage <> 'closed')`;

/**
 * Which event ended a stand. Whether a meeting took that event back afterwards is asked of it, by its number: moments do not
 * tell two events of one moment apart.
 */
export class PastCause1763900000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table dispute_past add column ended_seq integer`);
    await runner.query(`
      comment on column dispute_past.ended_seq is 'The event that ended it; of a result and of its loss only'`);
    await runner.query(`
      update dispute_past p set ended_seq = (
        select max(e.seq) from dispute_event e where e.dispute_id = p.dispute_id and e.at = p.ended_at)
      where turn is not null`);
    await this.replaceFunction(runner, true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.replaceFunction(runner, false);
    await runner.query(`alter table dispute_past drop column ended_seq`);
  }

  private async replaceFunction(runner: QueryRunner, namesCause: boolean): Promise<void> {
    const turns = `${isPending('old')} <> ${isPending('new')}`;
    const [column, value] = namesCause
      ? [', ended_seq', `, case when ${turns} then new.version end`]
      : ['', ''];
    await runner.query(`
      create or replace function keep_dispute_past() returns trigger language plpgsql as $$
      begin
        -- Two events of one moment: nobody can ask what was so between them.
        if old.stood_since < new.updated_at or ${turns} then
          insert into dispute_past (dispute_id, stood, ended_at, turn${column}, ${facts.join(', ')})
          values (old.id, tstzrange(old.stood_since, greatest(new.updated_at, old.stood_since)),
            new.updated_at,
            case when ${isPending('old')} and not ${isPending('new')} then 'closed'
                 when ${isPending('new')} and not ${isPending('old')} then 'reopened' end${value},
            ${facts.map((fact) => `old.${fact}`).join(', ')});
        end if;
        new.stood_since := new.updated_at;
        return new;
      end $$`);
  }
}
