import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a person is told inside the product: numbers, stages and dates, never a name or a word of the case. */
export class Notification1763900000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table notification (
        id uuid primary key default uuidv7(),
        staff_id uuid not null references staff (id),
        dispute_id uuid references dispute (id),
        kind text not null,
        facts jsonb not null default '{}',
        source text not null,
        created_at timestamptz not null,
        read_at timestamptz,
        constraint notification_once unique (staff_id, source)
      )`);
    await runner.query(`
      comment on column notification.source is 'What caused it, e.g. the id of an outbox message: told once per person'`);
    await runner.query(`create index notification_of on notification (staff_id, id)`);
    await runner.query(`create index notification_unread on notification (staff_id) where read_at is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table notification`);
  }
}
