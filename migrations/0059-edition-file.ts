import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was handed out of an edition stays as it was: neither another program nor another form renders it anew. */
export class EditionFile1763900000059 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table statistics_edition_file (
        edition_id uuid not null references statistics_edition (id),
        form text not null check (form in ('docx', 'xlsx')),
        content bytea not null,
        sha256 text not null,
        primary key (edition_id, form)
      )`);
    await runner.query(`
      comment on table statistics_edition_file is 'The files of an edition, made when it was published; editions from before have none';
      comment on column statistics_edition_file.sha256 is 'Of the content, in hexadecimal; it stands in the sealed note of the publication'`);
    // A .docx is packed already.
    await runner.query(`alter table statistics_edition_file alter column content set storage external`);
    await runner.query(`
      create trigger statistics_edition_file_append_only before update or delete on statistics_edition_file
        for each row execute function refuse_republishing()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table statistics_edition_file`);
  }
}
