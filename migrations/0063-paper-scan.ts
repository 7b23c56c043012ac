import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which paper of the dossier a file is, and of which print it is a scan. */
export class PaperScan1763900000063 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table paper_print add constraint paper_print_of_case unique (id, dispute_id, form)`,
    );
    await runner.query(`
      alter table attachment add column paper_form text, add column print_id uuid,
        add constraint attachment_print foreign key (print_id, dispute_id, paper_form)
          references paper_print (id, dispute_id, form),
        add constraint attachment_print_form check (print_id is null or paper_form is not null)`);
    await runner.query(`
      comment on column attachment.paper_form is 'The form of the paper that it is, as the event that added it says';
      comment on column attachment.print_id is 'The print of which it is a scan, by the code on it'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table attachment drop column print_id, drop column paper_form`);
    await runner.query(`alter table paper_print drop constraint paper_print_of_case`);
  }
}
