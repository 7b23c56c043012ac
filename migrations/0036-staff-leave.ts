import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is away when, and who stands in for them. */
export class StaffLeave1763900000036 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // An exclusion constraint compares the person by equality, for which GiST needs this extension of PostgreSQL itself.
    await runner.query(`create extension if not exists btree_gist`);
    await runner.query(`
      create table staff_leave (
        id uuid primary key default uuidv7(),
        staff_id uuid not null references staff (id),
        substitute_id uuid not null references staff (id),
        starts_on date not null,
        ends_on date not null,
        reason text check (reason in ('holiday', 'duty', 'other')),
        entered_by uuid not null references staff (id),
        entered_at timestamptz not null,
        ended_by uuid references staff (id),
        ended_at timestamptz,
        check (ends_on between starts_on and starts_on + 365),
        check (substitute_id <> staff_id),
        check ((ended_by is null) = (ended_at is null)),
        constraint staff_leave_overlaps_not exclude using gist
          (staff_id with =, daterange(starts_on, ends_on, '[]') with &&) where (ended_at is null)
      )`);
    await runner.query(`
      comment on table staff_leave is 'Who is away on which days, the last included, and who stands in for them meanwhile';
      comment on column staff_leave.ended_at is 'It was ended early, or called off before it began; null: it runs its days'`);
    await runner.query(
      `create index staff_leave_substitute on staff_leave (substitute_id, ends_on) where ended_at is null`,
    );
    await runner.query(`create index staff_leave_staff on staff_leave (staff_id, starts_on)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table staff_leave`);
    await runner.query(`drop extension btree_gist`);
  }
}
