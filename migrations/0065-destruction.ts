import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists of destruction (销毁清册): frozen when they are proposed, signed by two, carried out dossier by dossier. */
export class Destruction1763900000065 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table destruction_list (
        id uuid primary key default uuidv7(),
        township_id uuid not null references organisation (id),
        year integer not null,
        seq integer not null check (seq > 0),
        state text not null default 'proposed' check (state in ('proposed', 'refused', 'approved', 'done')),
        reason text not null,
        proposed_by uuid not null references staff (id),
        proposer_organisation_id uuid not null references organisation (id),
        proposed_at timestamptz not null,
        decided_by uuid references staff (id),
        decider_organisation_id uuid references organisation (id),
        decided_at timestamptz,
        decision_reason text,
        done_at timestamptz,
        predates_seals boolean not null default false,
        unique (township_id, year, seq),
        constraint destruction_list_two_people check (decided_by <> proposed_by),
        constraint destruction_list_decided check (
          num_nulls(decided_by, decider_organisation_id, decided_at, decision_reason)
            = case when state = 'proposed' then 4 else 0 end),
        constraint destruction_list_done check ((done_at is not null) = (state = 'done'))
      )`);
    await runner.query(`
      create table destruction_item (
        id uuid primary key default uuidv7(),
        list_id uuid not null references destruction_list (id),
        position integer not null check (position > 0),
        dispute_id uuid not null references dispute (id),
        number text,
        class text not null,
        archived_on date not null,
        ends_on date not null,
        events integer not null,
        head_hash text not null,
        files integer not null,
        bytes bigint not null,
        parties integer not null,
        open boolean not null default true,
        outcome text check (outcome in ('destroyed', 'kept')),
        kept_reason text check (kept_reason in ('held', 'reopened', 'worked_on', 'kept_longer')),
        done_at timestamptz,
        predates_seals boolean not null default false,
        unique (list_id, position),
        constraint destruction_item_kept check ((kept_reason is not null) = (outcome is not distinct from 'kept')),
        constraint destruction_item_done check ((done_at is not null) = (outcome is not null))
      )`);
    await runner.query(`
      comment on column destruction_item.open is 'Stands on a list that is neither refused nor carried out, or was destroyed: a dossier stands on one such list'`);
    await runner.query(
      `create unique index destruction_item_once on destruction_item (dispute_id) where open`,
    );
    await runner.query(
      `create index destruction_list_waiting on destruction_list (state) where state in ('proposed', 'approved')`,
    );
    // What was listed and signed for stays as it was: only how it goes on is written.
    await runner.query(`
      create function destruction_stays() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then raise exception 'a list of destruction is never deleted'; end if;
        if tg_table_name = 'destruction_item' then
          if old.done_at is not null or to_jsonb(new) - array['open', 'outcome', 'kept_reason', 'done_at']
               <> to_jsonb(old) - array['open', 'outcome', 'kept_reason', 'done_at'] then
            raise exception 'a line of a list of destruction is frozen';
          end if;
        elsif to_jsonb(new) - array['state', 'decided_by', 'decider_organisation_id', 'decided_at', 'decision_reason', 'done_at']
                <> to_jsonb(old) - array['state', 'decided_by', 'decider_organisation_id', 'decided_at', 'decision_reason', 'done_at']
              or (old.decided_at is not null and (new.decided_by, new.decided_at, new.decision_reason)
                    is distinct from (old.decided_by, old.decided_at, old.decision_reason)) then
          raise exception 'a list of destruction is frozen';
        end if;
        return new;
      end $$`);
    await runner.query(`
      create trigger destruction_list_stays before update or delete on destruction_list
        for each row execute function destruction_stays()`);
    await runner.query(`
      create trigger destruction_item_stays before update or delete on destruction_item
        for each row execute function destruction_stays()`);
    // Others may have added subjects meanwhile: those that are there stay.
    await runner.query(`
      do $$
      declare allowed text;
      begin
        select substring(pg_get_constraintdef(oid) from '\\[(.*)\\]') into allowed
          from pg_constraint where conname = 'seal_subject_check';
        execute 'alter table seal drop constraint seal_subject_check, add constraint seal_subject_check check (subject = any (array['
          || allowed || $q$, 'legal_hold', 'destruction_list', 'destruction_item']))$q$;
      end $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table destruction_item`);
    await runner.query(`drop table destruction_list`);
    await runner.query(`drop function destruction_stays`);
  }
}
