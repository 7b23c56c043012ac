import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables outside the histories whose rows are sealed. What is there already was written before there were seals. */
const sealedTables = ['audit_entry', 'review_meeting', 'review_decision', 'register_import'] as const;

/**
 * Makes tamper-evident what only tables hold. An event commits to the personal data that it added by salted digests, so
 * that these can be erased later without breaking the chain and without being guessed; the papers of the office are
 * sealed in a chain of each township; and a certificate remembers which cases there were.
 */
export class Seal1763900000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table dispute_event add column commitments jsonb`);
    await runner.query(`alter table party add column salt text`);
    await runner.query(`alter table dispute add column intake_salt text`);
    await runner.query(`
      comment on column dispute_event.commitments is 'Salted digests of what this event put into tables; null: written before there were any';
      comment on column party.salt is 'Goes with the data when they are erased: the digest in the history then says nothing';
      comment on column dispute.intake_salt is 'Of the digest over what only the report says'`);
    for (const table of sealedTables) {
      await runner.query(`alter table ${table} add column predates_seals boolean not null default true`);
      await runner.query(`alter table ${table} alter column predates_seals set default false`);
    }
    await this.createSeal(runner);
    await this.createCertificate(runner);
  }

  private async createSeal(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table seal (
        chain_id uuid not null references organisation (id),
        position integer not null check (position > 0),
        subject text not null check (subject in ('audit_entry', 'review_meeting', 'review_decision', 'register_import')),
        subject_id uuid not null,
        digest text not null,
        salt text,
        at timestamptz not null,
        previous_hash text not null,
        hash text not null,
        primary key (chain_id, position)
      )`);
    await runner.query(`
      comment on table seal is 'What a row outside the histories looked like when it was last written, as a chain of each township';
      comment on column seal.chain_id is 'The township (or other body) in whose chain it stands';
      comment on column seal.salt is 'Erased together with the row'`);
    await runner.query(`create index seal_subject on seal (subject, subject_id, position)`);
    await runner.query(`
      create function refuse_unsealing() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and new.salt is null and (to_jsonb(new) - 'salt') = (to_jsonb(old) - 'salt') then
          return new;
        end if;
        raise exception 'seals are only added' using errcode = '23001';
      end $$`);
    await runner.query(`
      create trigger seal_append_only before update or delete on seal
        for each row execute function refuse_unsealing()`);
  }

  private async createCertificate(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table certificate (
        id uuid primary key default uuidv7(),
        organisation_id uuid not null references organisation (id),
        position integer not null check (position > 0),
        issued_at timestamptz not null,
        issued_by uuid references staff (id),
        program_version text not null,
        cases integer not null check (cases >= 0),
        events integer not null check (events >= 0),
        uncommitted integer not null check (uncommitted >= 0),
        root text not null,
        heads jsonb not null,
        known bytea not null,
        previous_hash text not null,
        hash text not null,
        constraint certificate_position unique (organisation_id, position)
      )`);
    await runner.query(`
      comment on table certificate is 'What the record was when it was last proven; every later proof must extend it';
      comment on column certificate.organisation_id is 'The part of the tree whose record was proven';
      comment on column certificate.root is 'SHA-256 over id, version and head of every case, in the order of the ids';
      comment on column certificate.heads is 'Where the chains of seals stood';
      comment on column certificate.known is 'Id (16 bytes), version (4) and begin of the head (8) of every case, to name one that vanished'`);
    await runner.query(`
      create trigger certificate_append_only before update or delete on certificate
        for each row execute function refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table certificate`);
    await runner.query(`drop table seal`);
    await runner.query(`drop function refuse_unsealing()`);
    for (const table of sealedTables) await runner.query(`alter table ${table} drop column predates_seals`);
    await runner.query(`alter table dispute drop column intake_salt`);
    await runner.query(`alter table party drop column salt`);
    await runner.query(`alter table dispute_event drop column commitments`);
  }
}
