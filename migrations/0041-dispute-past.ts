import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a figure may ask of a case: the columns whose change begins another stand. */
const facts = [
  'township_id uuid not null',
  'place_id uuid not null',
  'holder_id uuid',
  'lead_id uuid',
  'mediator_ids uuid[] not null',
  'stage text not null',
  'state text not null',
  'risk text not null',
  'escalation text not null',
  'dossier text not null',
  'type_code text not null',
  'origin text not null',
  'complexity text not null',
  'persons integer not null',
  'amount_fen bigint',
  'attempt integer not null',
  'round integer not null',
  'refusals integer not null',
  'ratification text',
  'waiting_since date',
  'performance_due_on date',
  'next_due_on date',
  'accepted_on date',
  'outcome text not null',
  'outcome_on date',
] as const;
const names = facts.map((fact) => fact.split(' ')[0] ?? '');
const of = (row: string) => names.map((name) => `${row}.${name}`).join(', ');

/** In the words of the queries: a case with work left, or with something to ratify. */
const hasWork = `(stage in ('reported', 'analyzed', 'mediated') or state = 'followUp' or ratification = 'pending')`;
/** Neither a result nor an end. */
const isPending = (row: string) => `(${row}.outcome in ('none', 'open') and ${row}.stage <> 'closed')`;

/**
 * How cases stood in the past. The row of a dispute says how it stands; before a change of anything that a figure asks, a
 * trigger puts the old row here with the time for which it held. So the figures of a past week read what was so then, not
 * the histories of all cases, and whatever writes a case cannot forget it.
 */
export class DisputePast1763900000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create extension if not exists btree_gist`);
    await this.addColumns(runner);
    await this.createPast(runner);
    await this.createTrigger(runner);
    await this.createPastNames(runner);
    await this.createIndexes(runner);
  }

  private async addColumns(runner: QueryRunner): Promise<void> {
    const clock = (key: string, rules: string) =>
      `(select min((c ->> '${key}')::date) from jsonb_array_elements(snapshot #> '{context,clocks}') c
        where c ->> 'rule' in (${rules}))`;
    await runner.query(`
      alter table dispute add column refusals integer not null default 0, add column ratification text,
        add column waiting_since date, add column performance_due_on date, add column reported_type_code text,
        add column stood_since timestamptz`);
    await runner.query(`
      update dispute set refusals = coalesce((snapshot #>> '{context,refusals}')::int, 0),
        ratification = snapshot #>> '{context,ratification}',
        waiting_since = ${clock('startedOn', `'signFor', 'handOver'`)},
        performance_due_on = ${clock('dueOn', `'performance'`)},
        reported_type_code = coalesce((select e.payload ->> 'typeCode' from dispute_event e
                                       where e.dispute_id = dispute.id and e.seq = 1), type_code),
        stood_since = updated_at`);
    await runner.query(`
      alter table dispute alter column reported_type_code set not null, alter column stood_since set not null`);
    await runner.query(`
      comment on column dispute.waiting_since is 'Since when another unit has not signed for it';
      comment on column dispute.performance_due_on is 'The nearest day on which something promised is due';
      comment on column dispute.reported_type_code is 'The type with which it was entered, whatever the review made of it';
      comment on column dispute.stood_since is 'Since when it stands as it does; what was so before is in dispute_past'`);
  }

  private async createPast(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table dispute_past (
        dispute_id uuid not null references dispute (id) on delete cascade,
        stood tstzrange not null,
        ended_at timestamptz not null,
        turn text check (turn in ('closed', 'reopened')),
        ${facts.join(',\n        ')}
      )`);
    await runner.query(`
      comment on table dispute_past is 'How cases stood before they stood as they do; follows from the histories';
      comment on column dispute_past.stood is 'From the event that brought it about to the one that ended it';
      comment on column dispute_past.turn is 'Whether what ended it was the result of the case, or took the result away'`);
  }

  private async createTrigger(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function begin_dispute_stand() returns trigger language plpgsql as $$
      begin
        new.stood_since := new.created_at;
        new.reported_type_code := new.type_code;
        return new;
      end $$`);
    await runner.query(`
      create trigger dispute_begun before insert on dispute for each row execute function begin_dispute_stand()`);
    await runner.query(`
      create function keep_dispute_past() returns trigger language plpgsql as $$
      begin
        -- Two events of one moment: nobody can ask what was so between them.
        if old.stood_since < new.updated_at or ${isPending('old')} <> ${isPending('new')} then
          insert into dispute_past (dispute_id, stood, ended_at, turn, ${names.join(', ')})
          values (old.id, tstzrange(old.stood_since, greatest(new.updated_at, old.stood_since)),
            new.updated_at,
            case when ${isPending('old')} and not ${isPending('new')} then 'closed'
                 when ${isPending('new')} and not ${isPending('old')} then 'reopened' end, ${of('old')});
        end if;
        new.stood_since := new.updated_at;
        return new;
      end $$`);
    // A generated column is not yet known before the row is written; the stage and the snapshot are.
    const asked = (row: string) => of(row).replace(`${row}.state,`, `${row}.snapshot ->> 'value',`);
    await runner.query(`
      create trigger dispute_stood before update on dispute for each row
        when ((${asked('old')}) is distinct from (${asked('new')})) execute function keep_dispute_past()`);
  }

  /** The names of organisations as they were: a past week names them as the meeting did. */
  private async createPastNames(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table organisation_past_name (
        organisation_id uuid not null references organisation (id) on delete cascade,
        name text not null,
        until timestamptz not null,
        primary key (organisation_id, until)
      )`);
  }

  private async createIndexes(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index dispute_open, dispute_to_ratify`);
    await runner.query(`
      create index dispute_open on dispute (township_id)
        include (stage, state, type_code, place_id, holder_id, risk, next_due_on, outcome, attempt, round, refusals, persons,
          waiting_since, performance_due_on, ratification, stood_since, id)
        where stage in ('reported', 'analyzed', 'mediated')`);
    await runner.query(`create index dispute_ratify on dispute (township_id) where ratification = 'pending'`);
    await runner.query(`
      create index dispute_created on dispute (township_id, created_at) include (place_id, reported_type_code, import_key, id)`);
    await runner.query(`
      create index dispute_past_standing on dispute_past using gist (township_id, stood) where ${hasWork}`);
    await runner.query(`
      create index dispute_past_turn on dispute_past (township_id, ended_at) include (turn, dispute_id, place_id, type_code)
        where turn is not null`);
    await runner.query(`create index dispute_past_dispute on dispute_past (dispute_id, stood)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table organisation_past_name`);
    await runner.query(`drop trigger dispute_stood on dispute; drop trigger dispute_begun on dispute`);
    await runner.query(`drop function keep_dispute_past(); drop function begin_dispute_stand()`);
    await runner.query(`drop table dispute_past`);
    await runner.query(`drop index dispute_open, dispute_ratify, dispute_created`);
    await runner.query(`
      alter table dispute drop column refusals, drop column ratification, drop column waiting_since,
        drop column performance_due_on, drop column reported_type_code, drop column stood_since`);
    await runner.query(`
      create index dispute_open on dispute (township_id)
        include (stage, type_code, place_id, holder_id, risk, reported_on, outcome_on, next_due_on)
        where stage in ('reported', 'analyzed', 'mediated')`);
    await runner.query(`
      create index dispute_to_ratify on dispute (township_id) where snapshot #>> '{context,ratification}' = 'pending'`);
  }
}
