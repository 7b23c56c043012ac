import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which papers of a case were printed, and the templates that townships have made of their own. */
export class CasePaper1763900000062 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table paper_template (
        id uuid primary key default uuidv7(),
        township_id uuid not null references organisation (id),
        form text not null,
        edition integer not null check (edition > 0),
        content bytea,
        file_name text,
        sha256 text,
        added_by uuid not null references staff (id),
        added_at timestamptz not null,
        unique (township_id, form, edition),
        check ((content is null) = (sha256 is null) and (content is null) = (file_name is null))
      )`);
    await runner.query(`
      comment on table paper_template is 'Templates of papers that a township has worded; the latest edition of a form holds';
      comment on column paper_template.content is 'A checked .docx; null: from here on the one that comes with the product'`);
    await runner.query(`
      create table paper_print (
        id uuid primary key default uuidv7(),
        dispute_id uuid not null references dispute (id),
        form text not null,
        version integer not null check (version > 0),
        event_seq integer,
        personal boolean not null,
        template_edition integer,
        digest text not null,
        printed_by uuid not null references staff (id),
        printed_at timestamptz not null,
        unique (dispute_id, form, version),
        unique (dispute_id, form, digest)
      )`);
    await runner.query(`
      comment on table paper_print is 'A paper of a case as it was first printed; the same content printed again is the same paper';
      comment on column paper_print.event_seq is 'The event of which it tells; null for one of the whole case, or to be written by hand';
      comment on column paper_print.personal is 'With numbers and addresses in full';
      comment on column paper_print.digest is 'SHA-256 over its content and template; its beginning stands in the code on the paper'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table paper_print, paper_template`);
  }
}
