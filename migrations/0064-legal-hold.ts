import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases that must not be destroyed or erased, whatever their term (诉讼保全、留存); set and ended with a reason. */
export class LegalHold1763900000064 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table legal_hold (
        id uuid primary key default uuidv7(),
        dispute_id uuid not null references dispute (id),
        reason text not null,
        set_by uuid not null references staff (id),
        set_at timestamptz not null,
        ended_by uuid references staff (id),
        ended_at timestamptz,
        end_reason text,
        predates_seals boolean not null default false,
        constraint legal_hold_ended check (num_nulls(ended_by, ended_at, end_reason) in (0, 3))
      )`);
    await runner.query(
      `create unique index legal_hold_running on legal_hold (dispute_id) where ended_at is null`,
    );
    await runner.query(`create index legal_hold_dispute on legal_hold (dispute_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table legal_hold`);
  }
}
