import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The backups that were finished: when the last one was, for whoever watches. The backups themselves are elsewhere. */
export class BackupRun1763900000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table backup_run (
        id text primary key,
        taken_at timestamptz not null,
        finished_at timestamptz not null default now(),
        rows bigint not null check (rows >= 0),
        stored_bytes bigint not null check (stored_bytes >= 0),
        added_bytes bigint not null check (added_bytes >= 0)
      )`);
    await runner.query(`
      comment on column backup_run.taken_at is 'The moment of the data in it'`);
    await runner.query(`create index backup_run_taken on backup_run (taken_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table backup_run`);
  }
}
