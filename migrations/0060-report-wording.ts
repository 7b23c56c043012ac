import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two people word one report: whoever saves is told when the words are no longer those that were read. */
export class ReportWording1763900000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table statistics_report add column version integer not null default 0,
        add column worded_by uuid references staff (id), add column worded_at timestamptz,
        add constraint statistics_report_worded check ((worded_by is null) = (worded_at is null))`);
    await runner.query(`
      comment on column statistics_report.version is 'How often its words were saved; whoever saves or publishes names the one that was read'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table statistics_report drop column version, drop column worded_by, drop column worded_at`,
    );
  }
}
