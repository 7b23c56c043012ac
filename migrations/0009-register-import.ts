import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Registers that were handed in: the file as it came, what a person decided about its columns, and what came of it. */
export class RegisterImport1763900000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table dispute add column contact_phones text[] not null default '{}'`);
    await runner.query(
      `comment on column dispute.contact_phones is 'Numbers of a register that says for no party whose they are'`,
    );
    await runner.query(`
      create table register_import (
        id uuid primary key default uuidv7(),
        township_id uuid not null references organisation (id),
        staff_id uuid not null references staff (id),
        file_name text not null,
        content bytea not null,
        content_hash text not null,
        sheet_name text,
        header_row integer,
        mapping jsonb not null default '{}',
        created_at timestamptz not null,
        committed_at timestamptz,
        result jsonb
      )`);
    await runner.query(`create index register_import_township on register_import (township_id, id)`);
    await runner.query(`
      create table register_mapping (
        township_id uuid primary key references organisation (id),
        mapping jsonb not null
      )`);
    await runner.query(
      `comment on table register_mapping is 'Header to field, as this township decided once'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table register_mapping`);
    await runner.query(`drop table register_import`);
    await runner.query(`alter table dispute drop column contact_phones`);
  }
}
