import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The work of somebody who leaves, handed on case by case; and handed back. */
export class Succession1763900000037 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table succession (
        id uuid primary key default uuidv7(),
        staff_id uuid not null references staff (id),
        reason text not null,
        undoes uuid unique references succession (id),
        asked_by uuid not null references staff (id),
        organisation_id uuid not null references organisation (id),
        asked_at timestamptz not null,
        ended_at timestamptz
      )`);
    await runner.query(`
      comment on table succession is 'All the work of one person that was handed on at once, or handed back (undoes)'`);
    // Two at once would race for the same cases and tell their successors twice.
    await runner.query(`
      create unique index succession_one_at_a_time on succession (staff_id) where ended_at is null`);
    await runner.query(`create index succession_of on succession (staff_id, asked_at)`);
    await runner.query(`
      create table succession_case (
        succession_id uuid not null references succession (id),
        dispute_id uuid not null references dispute (id),
        successor_id uuid not null references staff (id),
        restores uuid[],
        mediators_before uuid[],
        seq integer,
        refusal text check (refusal in ('no-longer-theirs', 'state-refuses', 'not-in-office', 'takes-no-cases',
          'not-of-the-unit', 'namesake', 'touched-since')),
        done_at timestamptz,
        primary key (succession_id, dispute_id),
        constraint succession_case_event foreign key (dispute_id, seq) references dispute_event (dispute_id, seq),
        constraint succession_case_done check (num_nonnulls(seq, refusal) = (done_at is not null)::int)
      )`);
    await runner.query(`
      comment on column succession_case.restores is 'The mediators whom an undo brings back';
      comment on column succession_case.seq is 'The event that handed the case on; null while it waits, and where it was refused'`);
    await runner.query(`
      create index succession_case_left on succession_case (succession_id, dispute_id) where done_at is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table succession_case`);
    await runner.query(`drop table succession`);
  }
}
