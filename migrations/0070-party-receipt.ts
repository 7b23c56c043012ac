import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A receipt of a party: with the code on it they see how far their case is. */
export class PartyReceipt1763900000070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table party_receipt (
        id uuid primary key default uuidv7(),
        party_id uuid not null references party (id),
        code_hash bytea not null unique check (length(code_hash) = 32),
        issued_by uuid not null references staff (id),
        issued_at timestamptz not null,
        expires_on date not null,
        revoked_by uuid references staff (id),
        revoked_at timestamptz,
        constraint party_receipt_revoked check ((revoked_by is null) = (revoked_at is null))
      )`);
    await runner.query(`
      comment on table party_receipt is 'Who may look how far a case is, without an account (受理回执)';
      comment on column party_receipt.code_hash is 'SHA-256; the code itself stands on the paper alone'`);
    await runner.query(
      `create unique index party_receipt_one on party_receipt (party_id) where revoked_at is null`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table party_receipt`);
  }
}
