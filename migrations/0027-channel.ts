import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ways out of the product: the channels of an organisation, what each person wants by which, and every delivery. */
export class Channel1763900000027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table channel (
        id uuid primary key,
        organisation_id uuid not null references organisation (id),
        kind text not null check (kind in ('email', 'sms', 'wecom', 'dingtalk')),
        enabled boolean not null,
        topics text[] not null default '{}',
        settings bytea not null,
        key_id integer not null references data_key (id),
        rests_until timestamptz,
        changed_at timestamptz not null,
        changed_by uuid not null references staff (id),
        constraint channel_once unique (organisation_id, kind)
      )`);
    await runner.query(`create index channel_key on channel (key_id)`);
    await runner.query(`
      comment on column channel.settings is 'Addresses and secrets, as JSON, sealed';
      comment on column channel.topics is 'What a group robot posts; of the others each person chooses';
      comment on column channel.rests_until is 'It did not answer: nothing is tried until then'`);
    await runner.query(`
      create table contact (
        staff_id uuid primary key references staff (id),
        email bytea,
        phone bytea,
        key_id integer not null references data_key (id),
        email_topics text[] not null default '{}',
        sms_topics text[] not null default '{}',
        quiet boolean not null default true,
        constraint contact_has_email check (email is not null or email_topics = '{}'),
        constraint contact_has_phone check (phone is not null or sms_topics = '{}')
      )`);
    await runner.query(`create index contact_key on contact (key_id)`);
    await runner.query(`
      comment on table contact is 'Where somebody wants to be told what, besides the screen'`);
    await runner.query(`
      create table delivery (
        id uuid primary key default uuidv7(),
        channel_id uuid not null references channel (id),
        staff_id uuid references staff (id),
        notification_id uuid not null references notification (id) on delete cascade,
        source text not null,
        urgent boolean not null,
        quiet boolean not null,
        created_at timestamptz not null,
        next_at timestamptz not null,
        claimed_at timestamptz,
        attempts integer not null default 0 check (attempts >= 0),
        sent_at timestamptz,
        failed_at timestamptz,
        last_code text,
        constraint delivery_once unique nulls not distinct (channel_id, staff_id, source),
        constraint delivery_has_one_end check (sent_at is null or failed_at is null)
      )`);
    await runner.query(`
      comment on table delivery is 'One notice on its way out by one channel. The row is the truth';
      comment on column delivery.staff_id is 'Null: a robot, which posts to its group';
      comment on column delivery.next_at is 'Nobody takes it before; while it is being sent, when it counts as lost';
      comment on column delivery.failed_at is 'Given up; an administrator may send it again'`);
    await runner.query(`
      create index delivery_due on delivery (channel_id, next_at) where sent_at is null and failed_at is null`);
    await runner.query(`create index delivery_log on delivery (channel_id, id)`);
    await runner.query(`create index delivery_pace on delivery (channel_id, claimed_at)`);
    await runner.query(`create index delivery_notification on delivery (notification_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['delivery', 'contact', 'channel']) await runner.query(`drop table ${table}`);
  }
}
