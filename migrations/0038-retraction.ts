import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Decisions of the review are handed in together and taken back until their meeting is over. */
export class Retraction1763900000038 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table review_decision
        add column batch_id uuid,
        add column retracted_seq integer,
        add column retracted_by uuid references staff (id),
        add column retracted_at timestamptz,
        add constraint review_decision_retracted
          check (num_nulls(retracted_seq, retracted_by, retracted_at) in (0, 3) and (retracted_seq is null or retracted_seq > seq)),
        add constraint review_decision_retraction
          foreign key (dispute_id, retracted_seq) references dispute_event (dispute_id, seq)`);
    await runner.query(`
      comment on column review_decision.batch_id is 'Common to what was handed in together; of one case it was applied together, too';
      comment on column review_decision.retracted_seq is 'The event that took it back in the history of the dispute'`);
    await runner.query(`
      create index review_decision_batch on review_decision (batch_id, dispute_id) where batch_id is not null`);
    await runner.query(`drop index review_decision_undone`);
    await runner.query(`
      create index review_decision_undone on review_decision (meeting_id)
        where not done and refusal is null and retracted_at is null`);
    // Whoever asks whether an event was taken back finds almost always nothing, and at once.
    await runner.query(`
      create index dispute_event_retraction on dispute_event (dispute_id) where type = 'RETRACT'`);
    // An acceptance that was taken back leaves its number: numbers have no gap.
    await runner.query(`
      alter table dispute drop constraint dispute_numbered_when_accepted,
        add constraint dispute_numbered_when_accepted check (accepted_on is null or number is not null)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table dispute drop constraint dispute_numbered_when_accepted,
        add constraint dispute_numbered_when_accepted check ((accepted_on is null) = (number is null))`);
    await runner.query(`drop index dispute_event_retraction`);
    await runner.query(`drop index review_decision_undone`);
    await runner.query(`
      alter table review_decision drop column batch_id, drop column retracted_seq, drop column retracted_by,
        drop column retracted_at`);
    await runner.query(`
      create index review_decision_undone on review_decision (meeting_id) where not done and refusal is null`);
  }
}
