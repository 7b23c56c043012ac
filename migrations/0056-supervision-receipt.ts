import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The unit to which a supervision slip goes signs for it. */
export class SupervisionReceipt1763900000056 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table supervision_slip add column signed_by uuid references staff (id), add column signed_at timestamptz,
        add constraint supervision_slip_signed check ((signed_by is null) = (signed_at is null))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table supervision_slip drop column signed_by, drop column signed_at`);
  }
}
