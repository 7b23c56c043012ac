import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports of figures, and the editions of them that were published and stay as they are. */
export class StatisticsReport1763900000053 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table statistics_report (
        id uuid primary key default uuidv7(),
        organisation_id uuid not null references organisation (id),
        kind text not null check (kind in ('month', 'quarter', 'halfYear', 'annual')),
        period text not null,
        texts jsonb not null default '{}',
        created_by uuid not null references staff (id),
        created_at timestamptz not null,
        unique (organisation_id, period)
      )`);
    await runner.query(`
      comment on table statistics_report is 'A report of the figures of one period and one part of the tree; its figures live until it is published';
      comment on column statistics_report.texts is 'What people wrote instead of a sentence made from the figures, by its id'`);
    await runner.query(`
      create table statistics_edition (
        id uuid primary key default uuidv7(),
        report_id uuid not null references statistics_report (id),
        edition integer not null check (edition > 0),
        as_of timestamptz not null,
        definitions json not null,
        figures jsonb not null,
        texts jsonb not null,
        cases_digest text not null,
        reason text,
        published_by uuid not null references staff (id),
        published_at timestamptz not null,
        hash text not null,
        unique (report_id, edition),
        check ((edition = 1) = (reason is null))
      )`);
    await runner.query(`
      comment on column statistics_edition.definitions is 'In the order in which they are printed, which this type keeps';
      comment on column statistics_edition.cases_digest is 'SHA-256 over the cases behind the figures, in the order of their ids';
      comment on column statistics_edition.hash is 'SHA-256 over the canonical JSON of all that was published'`);
    // A million cases of a year are entered at once: no reference is looked up for each, and no case is ever deleted.
    await runner.query(`
      create table statistics_edition_case (
        edition_id uuid not null,
        dispute_id uuid not null,
        figures text[] not null,
        keys jsonb not null,
        primary key (edition_id, dispute_id)
      )`);
    await runner.query(`
      comment on table statistics_edition_case is 'Which figures of an edition counted a case, and in which line of each table'`);
    await runner.query(`
      create function refuse_republishing() returns trigger language plpgsql as $$
      begin
        raise exception 'what was published is only added to' using errcode = '23001';
      end $$`);
    for (const table of ['statistics_edition', 'statistics_edition_case'])
      await runner.query(`
        create trigger ${table}_append_only before update or delete on ${table}
          for each row execute function refuse_republishing()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table statistics_edition_case, statistics_edition, statistics_report`);
    await runner.query(`drop function refuse_republishing()`);
  }
}
