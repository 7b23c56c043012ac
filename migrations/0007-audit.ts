import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who looked at what is hidden by default, and why. Only added to. */
export class Audit1763900000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit_entry (
        id uuid primary key default uuidv7(),
        staff_id uuid not null references staff (id),
        organisation_id uuid not null references organisation (id),
        action text not null,
        dispute_id uuid references dispute (id),
        party_id uuid references party (id),
        reason text,
        at timestamptz not null
      )`);
    await runner.query(`create index audit_entry_dispute on audit_entry (dispute_id)`);
    await runner.query(`
      create trigger audit_entry_append_only before update or delete on audit_entry
        for each row execute function refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table audit_entry`);
  }
}
