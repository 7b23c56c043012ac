import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Typical cases (以案释法): told from a closed case, without anybody in them, and released by a second person. */
export class TypicalCase1763900000068 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Its id is met by readers: a random one tells nothing of when it was drafted.
    await runner.query(`
      create table typical_case (
        id uuid primary key default gen_random_uuid(),
        dispute_id uuid not null references dispute (id),
        township_id uuid not null references organisation (id),
        edition integer not null check (edition > 0),
        version integer not null default 1 check (version > 0),
        state text not null check (state in ('draft', 'submitted', 'released', 'superseded', 'withdrawn', 'discarded')),
        grade text not null check (grade in ('ordinary', 'sensitive', 'strict')),
        type_code text not null,
        key_id integer references data_key (id),
        working bytea,
        editor_ids uuid[] not null check (cardinality(editor_ids) > 0),
        drafted_by uuid not null references staff (id),
        drafted_at timestamptz not null,
        changed_at timestamptz not null,
        submitted_by uuid references staff (id),
        submitted_at timestamptz,
        released_by uuid references staff (id),
        released_at timestamptz,
        consent text,
        title text,
        laws jsonb,
        facts text,
        process text,
        result text,
        comment text,
        hash text,
        ended_by uuid references staff (id),
        ended_at timestamptz,
        end_reason text,
        unique (dispute_id, edition),
        constraint typical_case_key check (key_id is not null or working is null),
        constraint typical_case_submitted check (num_nulls(submitted_by, submitted_at) in (0, 2)),
        constraint typical_case_second_person check (released_by is null or not (released_by = any (editor_ids))),
        constraint typical_case_whole check (num_nulls(released_by, released_at, title, laws, facts, process, result, comment, hash) in (0, 9)),
        constraint typical_case_told check ((state in ('released', 'superseded', 'withdrawn')) = (released_at is not null)),
        constraint typical_case_strict check (grade <> 'strict' or released_at is null or consent is not null),
        constraint typical_case_ended check ((state in ('superseded', 'withdrawn', 'discarded')) = (ended_at is not null)),
        constraint typical_case_end_whole check (num_nulls(ended_by, ended_at, end_reason) in (0, 3))
      )`);
    await runner.query(`
      comment on table typical_case is 'Cases told for others without anybody in them; what was released is never changed, only taken back or followed by an edition';
      comment on column typical_case.working is 'The words of the case, every replacement in them and why, encrypted; null once a party was erased';
      comment on column typical_case.editor_ids is 'Everybody who wrote in it; none of them releases it';
      comment on column typical_case.hash is 'SHA-256 over the canonical JSON of what was released; the sealed note of the release says the same'`);
    await runner.query(
      `create unique index typical_case_underway on typical_case (dispute_id) where state in ('draft', 'submitted')`,
    );
    await runner.query(
      `create unique index typical_case_standing on typical_case (dispute_id) where state = 'released'`,
    );
    await runner.query(
      `create index typical_case_library on typical_case (township_id, released_at desc, id desc) where state = 'released'`,
    );
    await runner.query(
      `create index typical_case_waiting on typical_case (township_id, changed_at) where state in ('draft', 'submitted')`,
    );
    await runner.query(`
      create function refuse_retelling() returns trigger language plpgsql as $$
      begin
        if old.released_at is not null and
          (old.title, old.laws, old.facts, old.process, old.result, old.comment, old.hash, old.released_by, old.released_at, old.consent)
            is distinct from
          (new.title, new.laws, new.facts, new.process, new.result, new.comment, new.hash, new.released_by, new.released_at, new.consent)
        then
          raise exception 'a typical case that was released is not told otherwise' using errcode = '23001';
        end if;
        return new;
      end $$`);
    await runner.query(`
      create trigger typical_case_released_stays before update on typical_case
        for each row execute function refuse_retelling()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table typical_case`);
    await runner.query(`drop function refuse_retelling()`);
  }
}
