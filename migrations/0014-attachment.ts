import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Files of cases: what they are stands here, their bytes in the store of files, encrypted under a key of their own that is
 * dropped together with them. Who added or removed one, when and why, stands in the history, to which the row refers.
 */
export class Attachment1763900000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table attachment (
        id uuid primary key,
        dispute_id uuid not null references dispute (id),
        kind text not null check (kind in ('photo', 'voice', 'video', 'paper', 'other')),
        level text not null check (level in ('normal', 'mediators')),
        media_type text not null,
        bytes integer not null check (bytes > 0),
        object_key text constraint attachment_object unique check (object_key ~ '^[0-9a-f]{64}$'),
        key_id integer not null references data_key (id),
        file_name bytea not null,
        sha256 bytea not null,
        salt bytea not null,
        file_key bytea,
        added_seq integer not null,
        removed_seq integer,
        foreign key (dispute_id, added_seq) references dispute_event (dispute_id, seq),
        foreign key (dispute_id, removed_seq) references dispute_event (dispute_id, seq),
        constraint attachment_removed check (
          (removed_seq is null) = (object_key is not null) and (object_key is null) = (file_key is null))
      )`);
    await runner.query(`
      comment on table attachment is 'A file of a case; its bytes lie in the store of files';
      comment on column attachment.bytes is 'Of the file as it was handed in';
      comment on column attachment.object_key is 'SHA-256 of the stored, encrypted bytes, which is their name in the store; null once removed';
      comment on column attachment.key_id is 'The key under which name, hash, salt and key of the file are encrypted';
      comment on column attachment.sha256 is 'Of the file as it was handed in; encrypted, because a short text is guessed from its hash';
      comment on column attachment.file_key is 'The key of the stored bytes; dropped with them, so that no copy of them can be read again';
      comment on column attachment.added_seq is 'The event of the history that tells who added it, and when';
      comment on column attachment.removed_seq is 'The event that tells who removed it, when and why'`);
    await runner.query(`create index attachment_dispute on attachment (dispute_id, added_seq)`);
    await runner.query(`create index attachment_key on attachment (key_id)`);
    await runner.query(`
      create table loose_object (
        object_key text primary key,
        since timestamptz not null default now()
      )`);
    await runner.query(`
      comment on table loose_object is 'Stored bytes to which no attachment refers yet, or any more; removed after a day'`);
    await runner.query(`alter table audit_entry add column attachment_id uuid references attachment (id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table audit_entry drop column attachment_id`);
    await runner.query(`drop table loose_object`);
    await runner.query(`drop table attachment`);
  }
}
