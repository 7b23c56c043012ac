import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Results and their loss are counted from the index alone, with the event that brought them about. */
export class PastCauseIndex1763900000057 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.createIndex(runner, 'turn, dispute_id, place_id, type_code, ended_seq');
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.createIndex(runner, 'turn, dispute_id, place_id, type_code');
  }

  private async createIndex(runner: QueryRunner, columns: string): Promise<void> {
    await runner.query(`drop index dispute_past_turn`);
    await runner.query(`
      create index dispute_past_turn on dispute_past (township_id, ended_at) include (${columns}) where turn is not null`);
  }
}
