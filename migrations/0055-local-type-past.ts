import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a figure may ask of a case, as {@link PastCause1763900000050} left it. */
const facts =
  `township_id place_id holder_id lead_id mediator_ids stage state risk escalation dossier type_code origin complexity
  persons amount_fen attempt round refusals ratification waiting_since performance_due_on next_due_on accepted_on outcome
  outcome_on due_on mediated_on agreement_form agreed_fen confirmation perform_by performed_on defaulted_on visit_due_on
  visited_on satisfaction reopened_on counted_until`.split(/\s+/);

/** Neither a result nor an end. */
const isPending = (row: string) => `(${row}.outcome in ('none', 'open') and ${row}.stage <> 'closed')`;
const turns = `${isPending('old')} <> ${isPending('new')}`;

/** The past of a case also tells its local type: a review that names another class moves the case, and so begins a stand. */
export class LocalTypePast1763900000055 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.replaceFunction(runner, [...facts, 'local_type_code']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.replaceFunction(runner, facts);
  }

  private async replaceFunction(runner: QueryRunner, names: readonly string[]): Promise<void> {
    await runner.query(`
      create or replace function keep_dispute_past() returns trigger language plpgsql as $$
      begin
        -- Two events of one moment: nobody can ask what was so between them.
        if old.stood_since < new.updated_at or ${turns} then
          insert into dispute_past (dispute_id, stood, ended_at, turn, ended_seq, ${names.join(', ')})
          values (old.id, tstzrange(old.stood_since, greatest(new.updated_at, old.stood_since)),
            new.updated_at,
            case when ${isPending('old')} and not ${isPending('new')} then 'closed'
                 when ${isPending('new')} and not ${isPending('old')} then 'reopened' end,
            case when ${turns} then new.version end, ${names.map((name) => `old.${name}`).join(', ')});
        end if;
        new.stood_since := new.updated_at;
        return new;
      end $$`);
  }
}
