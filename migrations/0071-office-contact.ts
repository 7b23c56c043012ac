import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a body is found by everybody: the telephone and the address of its office. */
export class OfficeContact1763900000071 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table organisation add column phone text check (phone <> ''), add column address text check (address <> '')`);
    await runner.query(`
      comment on column organisation.phone is 'Of the office, shown to everybody; never of a person';
      comment on column organisation.address is 'Of the office, shown to everybody'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table organisation drop column phone, drop column address`);
  }
}
