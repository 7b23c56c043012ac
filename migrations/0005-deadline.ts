import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Running clocks and what will happen to them. The row is the truth; the queue only wakes somebody who reads it. */
export class Deadline1763900000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table deadline (
        id uuid primary key default uuidv7(),
        dispute_id uuid not null references dispute (id),
        key text not null,
        rule text not null,
        started_on date not null,
        due_on date not null,
        provisional boolean not null,
        calendar_version text not null,
        steps jsonb not null,
        urgent boolean not null,
        paused boolean not null,
        started_seq integer not null,
        stopped_seq integer,
        constraint deadline_span check (stopped_seq is null or stopped_seq >= started_seq)
      )`);
    await runner.query(`
      comment on column deadline.key is 'The clock of the dispute; a changed clock is a new row of the same key';
      comment on column deadline.steps is 'Why this date, step by step';
      comment on column deadline.stopped_seq is 'The event that stopped or replaced it; null while it runs'`);
    await runner.query(`
      create unique index deadline_running on deadline (dispute_id, key) where stopped_seq is null`);
    await runner.query(`create index deadline_due on deadline (due_on) where stopped_seq is null`);
    await runner.query(`
      create table deadline_step (
        deadline_id uuid not null references deadline (id) on delete cascade,
        step text not null check (step in ('warning50', 'warning80', 'due', 'supervision', 'leader', 'county')),
        fires_at timestamptz not null,
        recipient text not null,
        escalation text,
        fired_at timestamptz,
        late boolean not null default false,
        dropped boolean not null default false,
        primary key (deadline_id, step)
      )`);
    await runner.query(`
      comment on column deadline_step.dropped is 'Its clock stopped before it fired';
      comment on column deadline_step.late is 'Fired more than a day after its time: the machine was off'`);
    await runner.query(`
      create index deadline_step_due on deadline_step (fires_at) where fired_at is null and not dropped`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table deadline_step`);
    await runner.query(`drop table deadline`);
  }
}
