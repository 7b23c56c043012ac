import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Figures by local type read no case either: the index of the figures holds the local type, which few cases have. */
export class LocalTypeCounted1763900000058 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.createIndex(runner, 'type_code, local_type_code');
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.createIndex(runner, 'type_code');
  }

  private async createIndex(runner: QueryRunner, types: string): Promise<void> {
    await runner.query(`drop index dispute_counted`);
    await runner.query(`
      create index dispute_counted on dispute (township_id, counted_until)
        include (accepted_on, place_id, lead_id, ${types}, origin, risk, complexity, outcome, outcome_on, due_on, persons,
          amount_fen, attempt, mediated_on, agreement_form, agreed_fen, confirmation, perform_by, performed_on, visit_due_on,
          visited_on, satisfaction, reopened_on, mediator_ids, stood_since, id)
        where accepted_on is not null`);
  }
}
