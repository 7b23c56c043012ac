import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which case an open meeting looks at: the wall and the devices in the room show the same. */
export class ReviewScreen1763900000040 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table review_screen (
        meeting_id uuid primary key references review_meeting (id) on delete cascade,
        dispute_id uuid not null references dispute (id),
        turn integer not null check (turn > 0)
      )`);
    await runner.query(`
      comment on table review_screen is 'Which case an open meeting looks at; nothing of the record';
      comment on column review_screen.turn is 'Grows with each page that is turned'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table review_screen`);
  }
}
