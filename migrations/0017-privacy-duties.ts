import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who read what is sensitive, and how long what is kept: a township whose archive keeps something longer than usual adds
 * a row and no code.
 */
export class PrivacyDuties1763900000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table dispute add column sensitive boolean not null default false`);
    await runner.query(`
      update dispute set sensitive = true
      where type_code = 'MED' or snapshot -> 'context' -> 'riskFactors' ?| array['domestic_violence', 'minors']`);
    await runner.query(
      `comment on column dispute.sensitive is 'Shown masked in every list; each opening is noted'`,
    );
    await runner.query(`alter table audit_entry add column read_on date`);
    await runner.query(
      `comment on column audit_entry.read_on is 'Of a reading: noted once per person, case and day'`,
    );
    await runner.query(`
      create unique index audit_entry_read_once on audit_entry (staff_id, dispute_id, action, read_on)
        where read_on is not null`);
    await runner.query(`alter table party add column erased_on date`);
    await this.createTerms(runner);
  }

  private async createTerms(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table retention_term (
        class text primary key,
        term integer not null check (term >= 0),
        unit text not null check (unit in ('day', 'year')),
        source text not null check (source <> '')
      )`);
    await runner.query(`
      comment on table retention_term is 'Terms that differ here from the usual ones; who decided so stands in source'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table retention_term`);
    await runner.query(`alter table party drop column erased_on`);
    await runner.query(`drop index audit_entry_read_once`);
    await runner.query(`alter table audit_entry drop column read_on`);
    await runner.query(`alter table dispute drop column sensitive`);
  }
}
