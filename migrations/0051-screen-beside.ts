import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The wall of a meeting also shows what stands on its agenda and is no case. */
export class ScreenBeside1763900000051 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table review_screen alter column dispute_id drop not null`);
    await runner.query(`
      comment on column review_screen.dispute_id is 'Null: what stands on the agenda and is no case'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from review_screen where dispute_id is null`);
    await runner.query(`alter table review_screen alter column dispute_id set not null`);
    await runner.query(`comment on column review_screen.dispute_id is null`);
  }
}
