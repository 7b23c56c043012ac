import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Notes of separate talks (背靠背) that only the mediators of a case can open: keys of people, notes under a key of their own,
 * that key sealed to each reader and, in two halves, to those who may break the seal together.
 */
export class SealedNote1763900000066 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.createKeys(runner);
    await this.createNotes(runner);
    await this.createBreakings(runner);
    await runner.query(`alter table audit_entry add column sealed_note_id uuid references sealed_note (id)`);
  }

  private async createKeys(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sealing_key (
        id uuid primary key,
        staff_id uuid not null references staff (id),
        public_key bytea not null unique check (octet_length(public_key) = 32),
        salt bytea not null check (octet_length(salt) = 16),
        cost integer not null check (cost between 16384 and 1048576),
        key_id integer not null references data_key (id),
        private_key bytea not null,
        made_at timestamptz not null,
        retired_at timestamptz
      )`);
    await runner.query(`
      comment on table sealing_key is 'Pairs of keys of people, for sealed notes; one of each person is in use';
      comment on column sealing_key.private_key is 'Encrypted under the code that the person keeps on paper, and that once more under key_id';
      comment on column sealing_key.cost is 'N of the slow hash of the code';
      comment on column sealing_key.retired_at is 'Replaced by another; opens what still lies under it, with its old code'`);
    await runner.query(
      `create unique index sealing_key_in_use on sealing_key (staff_id) where retired_at is null`,
    );
    await runner.query(`create index sealing_key_of on sealing_key (staff_id)`);
    await runner.query(`create index sealing_key_key on sealing_key (key_id)`);
    await runner.query(`
      create table sealing_unlock (
        token_hash bytea primary key check (octet_length(token_hash) = 32),
        session_id uuid not null references session (id) on delete cascade,
        sealing_key_id uuid not null references sealing_key (id),
        private_key bytea not null,
        ends_at timestamptz not null
      )`);
    await runner.query(`
      comment on table sealing_unlock is 'Keys that were opened for some minutes: encrypted under a token that the browser alone has'`);
    await runner.query(`create index sealing_unlock_session on sealing_unlock (session_id)`);
    await runner.query(`create index sealing_unlock_ends on sealing_unlock (ends_at)`);
  }

  private async createNotes(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sealed_note (
        id uuid primary key,
        dispute_id uuid not null references dispute (id),
        added_seq integer not null,
        content bytea,
        erased_on date,
        foreign key (dispute_id, added_seq) references dispute_event (dispute_id, seq),
        unique (dispute_id, added_seq),
        constraint sealed_note_erased check ((content is null) = (erased_on is not null))
      )`);
    await runner.query(`
      comment on table sealed_note is 'A note of a separate talk; who wrote it and when says the event, what it says nobody but its readers';
      comment on column sealed_note.content is 'Padded and encrypted under a key of its own, which lies nowhere but sealed to people';
      comment on column sealed_note.erased_on is 'With the last party; the history keeps that it was there'`);
    await runner.query(`
      create table sealed_note_key (
        note_id uuid not null references sealed_note (id),
        sealing_key_id uuid not null references sealing_key (id),
        share text not null check (share in ('whole', 'leading', 'guiding')),
        sealed bytea not null,
        given_by uuid not null references staff (id),
        given_at timestamptz not null,
        primary key (note_id, sealing_key_id, share)
      )`);
    await runner.query(`
      comment on table sealed_note_key is 'The key of a note, or half of it, sealed to the public key of somebody';
      comment on column sealed_note_key.share is 'whole: reads it; the others are halves, of which one of each breaks the seal'`);
    await runner.query(`create index sealed_note_key_of on sealed_note_key (sealing_key_id)`);
  }

  private async createBreakings(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table seal_breaking (
        id uuid primary key,
        note_id uuid not null references sealed_note (id),
        share text not null check (share in ('leading', 'guiding')),
        asked_by uuid not null references staff (id),
        asked_seq integer not null,
        asked_at timestamptz not null,
        ends_at timestamptz not null,
        outcome text check (outcome in ('broken', 'refused', 'lapsed')),
        answered_by uuid references staff (id),
        answered_at timestamptz,
        broken_seq integer,
        constraint seal_breaking_answered check (
          case outcome when 'lapsed' then num_nonnulls(answered_by, answered_at) = 0
            else num_nulls(outcome, answered_by, answered_at) in (0, 3) end),
        constraint seal_breaking_broken check ((outcome is not distinct from 'broken') = (broken_seq is not null)),
        constraint seal_breaking_two check (outcome is distinct from 'broken' or asked_by <> answered_by)
      )`);
    await runner.query(`
      comment on table seal_breaking is 'That somebody asked to break a seal, and what came of it; it takes another person';
      comment on column seal_breaking.share is 'The half of whoever asked'`);
    await runner.query(
      `create unique index seal_breaking_open on seal_breaking (note_id) where outcome is null`,
    );
    await runner.query(`create index seal_breaking_of on seal_breaking (note_id)`);
    await runner.query(`
      create table seal_breaking_half (
        breaking_id uuid not null references seal_breaking (id),
        sealing_key_id uuid not null references sealing_key (id),
        sealed bytea not null,
        primary key (breaking_id, sealing_key_id)
      )`);
    await runner.query(`
      comment on table seal_breaking_half is 'The half of whoever asked, sealed to each who keeps the other; removed with the answer'`);
    await runner.query(`create index seal_breaking_half_of on seal_breaking_half (sealing_key_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table audit_entry drop column sealed_note_id`);
    for (const table of [
      'seal_breaking_half',
      'seal_breaking',
      'sealed_note_key',
      'sealed_note',
      'sealing_unlock',
      'sealing_key',
    ])
      await runner.query(`drop table ${table}`);
  }
}
