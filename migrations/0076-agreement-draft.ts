import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An agreement is printed to be signed before it is recorded: by its terms the paper is known again afterwards. */
export class AgreementDraft1763900000076 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table paper_print add column terms_digest text
        check (terms_digest is null or terms_digest ~ '^[0-9a-f]{64}$' and event_seq is null)`);
    await runner.query(`
      comment on column paper_print.terms_digest is 'SHA-256 over the terms of a draft that was printed to be signed; an agreement with the same terms is the one that was signed'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table paper_print drop column terms_digest`);
  }
}
