import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Minutes say what was decided: the grade before and after, the body, the mediators, the other case, who assists. */
export class DecisionEffect1763900000052 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table review_decision add column effect jsonb`);
    await runner.query(`
      comment on column review_decision.effect is 'What the order did beside giving a task, with names as they were; null: nothing, or decided by an earlier release'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table review_decision drop column effect`);
  }
}
