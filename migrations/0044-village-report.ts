import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a village says of a week: screened and nothing found, or found and told otherwise. */
export class VillageReport1763900000044 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table village_report (
        id uuid primary key default uuidv7(),
        village_id uuid not null references organisation (id),
        week date not null check (extract(isodow from week) = 1),
        kind text not null check (kind in ('nil', 'found')),
        screenings smallint check (screenings between 1 and 999),
        reported_by uuid not null references staff (id),
        reported_at timestamptz not null,
        retracted_by uuid references staff (id),
        retracted_at timestamptz,
        constraint village_report_retracted check (num_nulls(retracted_by, retracted_at) in (0, 2))
      )`);
    await runner.query(`
      comment on table village_report is 'Weekly reports of villages (零报告); a dispute that a village reports stands for one by itself';
      comment on column village_report.week is 'Its Monday';
      comment on column village_report.screenings is 'How often somebody went round; never a number of cases'`);
    await runner.query(`
      create unique index village_report_once on village_report (village_id, week) where retracted_at is null`);
    await runner.query(`create index village_report_week on village_report (village_id, week)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table village_report`);
  }
}
