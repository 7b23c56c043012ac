import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The keys under which personal data are encrypted, wrapped by the key ring that lies apart from the database. Whoever has
 * one of the two alone can read nothing.
 */
export class DataKey1763900000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table data_key (
        id integer primary key generated always as identity,
        purpose text not null check (purpose ~ '^[a-z][a-z-]*$'),
        born_version integer not null check (born_version > 0),
        ring_version integer not null check (ring_version >= born_version),
        wrapped bytea not null,
        created_at timestamptz not null default now(),
        retired_at timestamptz
      )`);
    await runner.query(`
      comment on column data_key.id is 'Stands in every value that the key has encrypted, and as key_id beside it';
      comment on column data_key.born_version is 'Version of the key ring when it was made';
      comment on column data_key.ring_version is 'Version of the key ring that wraps it now';
      comment on column data_key.retired_at is 'Since then nothing new is encrypted with it'`);
    await runner.query(`create unique index data_key_current on data_key (purpose) where retired_at is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table data_key`);
  }
}
