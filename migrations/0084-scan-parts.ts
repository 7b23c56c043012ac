import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A scan of several papers lies with each of them: which stands on which of its pages. */
export class ScanParts1763900000084 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table attachment add column parts jsonb,
        add constraint attachment_parts check (parts is null or (jsonb_array_length(parts) > 1 and print_id is not null))`);
    await runner.query(`
      comment on column attachment.parts is 'Where it holds several papers: form, print and pages of each, as the event that added it says'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table attachment drop column parts`);
  }
}
