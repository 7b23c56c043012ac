import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The register of legal publicity work: what the yearly report says beside the disputes. */
export class Publicity1763900000048 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table publicity_record (
        id uuid primary key default uuidv7(),
        township_id uuid not null references organisation (id),
        place_id uuid not null references organisation (id),
        held_on date not null,
        kind text not null check (kind in ('lecture', 'campaign', 'consultation', 'school', 'media', 'other')),
        title text not null check (title <> ''),
        participants integer not null check (participants >= 0),
        consultations integer not null check (consultations >= 0),
        materials integer not null check (materials >= 0),
        note text,
        replaces uuid unique references publicity_record (id),
        entered_by uuid not null references staff (id),
        entered_at timestamptz not null,
        cancelled_by uuid references staff (id),
        cancelled_at timestamptz,
        cancel_reason text,
        constraint publicity_cancelled check (num_nulls(cancelled_by, cancelled_at, cancel_reason) in (0, 3))
      )`);
    await runner.query(`
      comment on table publicity_record is 'Legal publicity work (法治宣传); nothing of it is changed: it is cancelled, or replaced by another';
      comment on column publicity_record.replaces is 'The record that it corrects, which was cancelled at the same moment';
      comment on column publicity_record.cancelled_at is 'From then on it counts no more; before, it counted'`);
    await runner.query(
      `create index publicity_record_held on publicity_record (township_id, held_on desc, id desc)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table publicity_record`);
  }
}
