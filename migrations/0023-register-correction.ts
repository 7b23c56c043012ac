import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people corrected in the rows of a register, kept with it: encrypted as the file is, committed to by a hash that is
 * sealed with the row. And the promise that no row of a register becomes two cases, kept by the database itself.
 */
export class RegisterCorrection1763900000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table register_import
        add column corrections bytea,
        add column corrections_hash text,
        add column corrected_at timestamptz,
        add constraint register_import_corrections_key check (key_id is not null or corrections is null)`);
    await runner.query(`
      comment on column register_import.corrections is 'Who corrected which row how and when, encrypted; null once its term is over';
      comment on column register_import.corrections_hash is 'SHA-256 of the corrections, which hold a salt';
      comment on column register_import.corrected_at is 'When something was corrected last that no commit has seen yet'`);
    await runner.query(`
      create unique index dispute_event_register_row on dispute_event
        ((payload #>> '{source,importId}'), (payload #>> '{source,sheet}'), (payload #>> '{source,row}'))
        where type = 'IMPORT'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index dispute_event_register_row`);
    await runner.query(`
      alter table register_import drop column corrections, drop column corrections_hash, drop column corrected_at`);
  }
}
