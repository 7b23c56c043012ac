import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A step of the climb asks for an answer; what was caught up after a standstill waits to be told in one piece. */
export class LadderAnswer1763900000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table deadline_step add column answer_by timestamptz`);
    await runner.query(`
      comment on column deadline_step.answer_by is 'Until when somebody must say that they know; null when nobody is asked any more'`);
    await runner.query(`
      create index deadline_step_answer on deadline_step (answer_by) where answer_by is not null and not dropped`);
    await runner.query(`
      create table late_notice (
        staff_id uuid not null references staff (id),
        deadline_id uuid not null references deadline (id) on delete cascade,
        step text not null,
        primary key (staff_id, deadline_id, step)
      )`);
    await runner.query(`
      comment on table late_notice is 'Steps that fired late and of which a person has not been told yet: all of them in one digest'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table late_notice`);
    await runner.query(`alter table deadline_step drop column answer_by`);
  }
}
