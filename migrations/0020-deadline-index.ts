import type { MigrationInterface, QueryRunner } from 'typeorm';

/** All deadlines of a case, also those that stopped: proving the record asks for them, and read the whole table each time. */
export class DeadlineIndex1763900000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index deadline_dispute on deadline (dispute_id, started_seq)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index deadline_dispute`);
  }
}
