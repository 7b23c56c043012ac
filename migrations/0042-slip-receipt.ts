import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Task slips (交办单) as they were sent to units, and who signed for them when. What is in one stands in the minutes. */
export class SlipReceipt1763900000042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table review_slip_receipt (
        id uuid primary key default uuidv7(),
        meeting_id uuid not null references review_meeting (id),
        edition integer not null check (edition > 0),
        unit_id uuid not null references organisation (id),
        position integer not null check (position > 0),
        tasks integer not null check (tasks > 0),
        first_due_on date,
        issued_at timestamptz not null,
        withdrawn_at timestamptz,
        signed_by uuid references staff (id),
        signed_at timestamptz,
        predates_seals boolean not null default false,
        unique (meeting_id, edition, unit_id),
        constraint review_slip_receipt_signed check (num_nulls(signed_by, signed_at) in (0, 2))
      )`);
    await runner.query(`
      comment on table review_slip_receipt is 'Slips sent to units at the closing of a meeting; their content stands in the minutes of that edition';
      comment on column review_slip_receipt.position is 'Counted in the order of the minutes; part of the number of the slip';
      comment on column review_slip_receipt.withdrawn_at is 'The meeting was opened again: a later edition takes its place'`);
    await runner.query(`
      create index review_slip_receipt_open on review_slip_receipt (unit_id)
        where signed_at is null and withdrawn_at is null`);
    await runner.query(`
      alter table seal
        drop constraint seal_subject_check,
        add constraint seal_subject_check check (
          subject in ('audit_entry', 'review_meeting', 'review_decision', 'review_minutes', 'review_slip_receipt',
                      'register_import'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table seal
        drop constraint seal_subject_check,
        add constraint seal_subject_check check (
          subject in ('audit_entry', 'review_meeting', 'review_decision', 'review_minutes', 'register_import'))`);
    await runner.query(`drop table review_slip_receipt`);
  }
}
