import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The deadline rules and calendars of this place: editions that never change, and which of them hold now. */
export class RuleBook1763900000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table rule_edition (
        id text primary key,
        rules jsonb not null,
        replaces text not null,
        reason text not null,
        made_by uuid not null references staff (id),
        made_at timestamptz not null
      )`);
    await runner.query(`
      create table calendar_edition (
        version text primary key,
        year integer not null,
        notice text not null,
        spans jsonb not null,
        replaces text not null,
        made_by uuid not null references staff (id),
        made_at timestamptz not null
      )`);
    await runner.query(`
      create table rule_book (
        one boolean primary key default true check (one),
        number integer not null default 0,
        rules text not null default 'cn-2026.2',
        calendar text not null default 'cn-2004-2026.1'
      )`);
    await runner.query(`insert into rule_book default values`);
    await runner.query(`
      comment on column rule_book.number is 'Grows with every change: who knows a smaller one reads the book again'`);
    await runner.query(`
      create table recomputation (
        id uuid primary key default uuidv7(),
        rules text,
        calendar text,
        reason text not null,
        undoes uuid unique references recomputation (id),
        asked_by uuid not null references staff (id),
        organisation_id uuid not null references organisation (id),
        asked_at timestamptz not null,
        constraint recomputation_of_one check ((rules is null) <> (calendar is null))
      )`);
    await runner.query(`
      create table recomputed_case (
        recomputation_id uuid not null references recomputation (id),
        dispute_id uuid not null references dispute (id),
        rules_before text,
        seq integer,
        done_at timestamptz,
        primary key (recomputation_id, dispute_id)
      )`);
    await runner.query(`
      comment on column recomputed_case.seq is 'The event that moved its dates; null where nothing moved any more'`);
    await runner.query(`
      create index recomputed_case_left on recomputed_case (recomputation_id, dispute_id) where done_at is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['recomputed_case', 'recomputation', 'rule_book', 'calendar_edition', 'rule_edition'])
      await runner.query(`drop table ${table}`);
  }
}
