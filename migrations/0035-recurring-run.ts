import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When each recurring job last ran, and how that ended: for whoever looks whether the product still works by itself. */
export class RecurringRun1763900000035 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table recurring_run (
        name text primary key,
        ended_at timestamptz not null,
        took_ms integer not null,
        error text,
        failed_at timestamptz
      )`);
    await runner.query(`
      comment on table recurring_run is 'The last run of each recurring job, one row each';
      comment on column recurring_run.error is 'Code of the error of the last run, never its text; null when it went well';
      comment on column recurring_run.failed_at is 'When it last failed'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table recurring_run`);
  }
}
