import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Table `outbox`: what was decided and somebody else must still hear of, written in the transaction that decided it.
 *
 * The notice: PostgreSQL lets only one transaction that notifies commit at a time, including its wait for the
 * disk. A trigger that notified each time cost 40 to 55 % of all commits at 8 clients; ringing at most once per
 * tenth of a second costs under 10 %. The slot of the last ring is kept in a sequence, the one thing that is
 * shared between transactions, cheap, and not rolled back.
 */
export class Outbox1763900000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table outbox (
        id uuid primary key default uuidv7(),
        name text not null check (name ~ '^[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*$'),
        payload jsonb not null default '{}' check (jsonb_typeof(payload) = 'object'),
        key text,
        created_at timestamptz not null default now(),
        queued_at timestamptz,
        times_queued integer not null default 0,
        handled_at timestamptz,
        failed_at timestamptz,
        attempts integer not null default 0,
        last_error text,
        check (handled_at is null or failed_at is null)
      )`);
    await runner.query(`
      comment on table outbox is 'Messages to the job handlers; the row is the truth, the queue only carries its id';
      comment on column outbox.payload is 'Ids only, nothing about people';
      comment on column outbox.key is 'Of several messages with one key only the first is kept';
      comment on column outbox.times_queued is 'More than once when the queue lost it';
      comment on column outbox.failed_at is 'Set aside after the last attempt, until replayed';
      comment on column outbox.last_error is 'Code of the last error, never its text'`);
    await runner.query(`create unique index outbox_key on outbox (key) where key is not null`);
    // New rows (queued_at is null, in the order of id), lost rows (the oldest queued_at) and the count of both.
    await runner.query(`
      create index outbox_pending on outbox (queued_at, id) where handled_at is null and failed_at is null`);
    await runner.query(`create index outbox_failed on outbox (failed_at) where failed_at is not null`);
    await runner.query(`create sequence outbox_bell`);
    await runner.query(`
      create function outbox_ring() returns trigger language plpgsql as $$
      declare
        slot constant bigint := 1 + floor(extract(epoch from clock_timestamp()) * 10)::bigint;
      begin
        if (select last_value from outbox_bell) <> slot then
          perform setval('outbox_bell', slot);
          perform pg_notify('outbox', '');
        end if;
        return null;
      end $$`);
    await runner.query(`
      create trigger outbox_ring after insert on outbox for each statement execute function outbox_ring()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table outbox`);
    await runner.query(`drop function outbox_ring()`);
    await runner.query(`drop sequence outbox_bell`);
  }
}
