import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Words that people wrote stand still while the figures move: what the figures gave when they were written is kept beside them. */
export class ReportDoubts1763900000078 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table statistics_report add column written_over jsonb not null default '{}'`);
    await runner.query(`
      comment on column statistics_report.written_over is 'What the figures gave for a sentence when people worded it, or last looked at it for an edition, by its id'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table statistics_report drop column written_over`);
  }
}
