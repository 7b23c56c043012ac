import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tree of organisations, the people who work in it with their roles and terms, and the series of case numbers. */
export class Organisation1763900000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table organisation (
        id uuid primary key default uuidv7(),
        parent_id uuid references organisation (id),
        kind text not null check (kind in ('county', 'township', 'centre', 'office', 'village', 'department')),
        name text not null,
        short_name text,
        code text unique,
        active boolean not null default true,
        created_at timestamptz not null default now(),
        constraint organisation_has_parent check ((kind = 'county') = (parent_id is null)),
        constraint organisation_name_once unique nulls not distinct (parent_id, name)
      )`);
    await runner.query(`
      comment on column organisation.short_name is 'Stands in the case number of the township, e.g. 月';
      comment on column organisation.code is 'Administrative code, GB/T 2260 and GB/T 10114'`);
    await runner.query(`create index organisation_parent on organisation (parent_id)`);
    await runner.query(`
      create unique index organisation_one_centre_and_office on organisation (parent_id, kind)
        where kind in ('centre', 'office') and active`);
    await runner.query(`
      create table staff (
        id uuid primary key references account (id),
        organisation_id uuid not null references organisation (id),
        name text not null,
        active boolean not null default true,
        created_at timestamptz not null default now()
      )`);
    await runner.query(`create index staff_organisation on staff (organisation_id)`);
    await runner.query(`
      create table appointment (
        id uuid primary key default uuidv7(),
        staff_id uuid not null references staff (id),
        role text not null check (role in ('reporter', 'mediator', 'office', 'centre', 'leader', 'assisting',
                                           'auditor', 'administrator')),
        is_head boolean not null default false,
        starts_on date not null,
        ends_on date,
        constraint appointment_term check (ends_on is null or ends_on >= starts_on)
      )`);
    await runner.query(`create index appointment_staff on appointment (staff_id)`);
    await runner.query(`
      create table number_series (
        organisation_id uuid not null references organisation (id),
        year integer not null check (year between 1990 and 2099),
        last integer not null check (last > 0),
        primary key (organisation_id, year)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['number_series', 'appointment', 'staff', 'organisation']) {
      await runner.query(`drop table ${table}`);
    }
  }
}
