import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whether the mediators of a typical case keep their names stood among its words, which go when a party is erased; the check of
 * what was released asks it for ever. Editions from before count as naming nobody: the check asks about too much, never too little.
 */
export class MediatorsNamed1763900000083 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table typical_case add column names_mediators boolean not null default false`);
    await runner.query(
      `comment on column typical_case.names_mediators is 'The mediators keep their names, to be honoured'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table typical_case drop column names_mediators`);
  }
}
