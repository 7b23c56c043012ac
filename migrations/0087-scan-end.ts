import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A scan of one paper may lack the page on which that ends: then its pages are kept as those of several papers are. */
export class ScanEnd1763900000087 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table attachment drop constraint attachment_parts,
        add constraint attachment_parts check (parts is null or (jsonb_array_length(parts) > 0 and print_id is not null))`);
    await runner.query(`
      comment on column attachment.parts is 'Where it holds several papers, or one without its end: form, print and pages of each, as the event that added it says'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update attachment set parts = null where jsonb_array_length(parts) = 1`);
    await runner.query(`
      alter table attachment drop constraint attachment_parts,
        add constraint attachment_parts check (parts is null or (jsonb_array_length(parts) > 1 and print_id is not null))`);
  }
}
