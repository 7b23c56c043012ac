import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When bodies began and when they were shut: who owed a report of a past week must not change with the tree of today. */
export class OrganisationLife1763900000043 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table organisation add column began_at timestamptz`);
    await runner.query(`
      comment on column organisation.began_at is 'When it was added; null: before this was kept, or with the township itself'`);
    await runner.query(`
      create table organisation_closure (
        organisation_id uuid not null references organisation (id) on delete cascade,
        closed_at timestamptz not null,
        reopened_at timestamptz check (reopened_at >= closed_at),
        primary key (organisation_id, closed_at)
      )`);
    await runner.query(`
      comment on table organisation_closure is 'From when to when a body was shut; null: it still is'`);
    await runner.query(`
      insert into organisation_closure (organisation_id, closed_at) select id, '-infinity' from organisation where not active`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table organisation_closure`);
    await runner.query(`alter table organisation drop column began_at`);
  }
}
