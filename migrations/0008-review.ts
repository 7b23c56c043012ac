import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The weekly review: its meetings, what they decided, and what the figures of a week look for. */
export class Review1763900000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.createMeeting(runner);
    await this.createDecision(runner);
    // Carries what a dashboard groups by: the open cases are few, and their rows are wide.
    await runner.query(`
      create index dispute_open on dispute (township_id)
        include (stage, type_code, place_id, holder_id, risk, reported_on, outcome_on, next_due_on)
        where stage in ('reported', 'analyzed', 'mediated')`);
    await runner.query(`
      create index dispute_ended on dispute (township_id, outcome_on) where outcome_on is not null`);
    await runner.query(`
      create index dispute_ended_without_result on dispute (township_id, updated_at)
        where stage = 'closed' and outcome_on is null`);
    await runner.query(`
      create index dispute_to_ratify on dispute (township_id)
        where snapshot #>> '{context,ratification}' = 'pending'`);
  }

  private async createMeeting(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table review_meeting (
        id uuid primary key default uuidv7(),
        township_id uuid not null references organisation (id),
        kind text not null check (kind in ('weekly', 'urgent')),
        state text not null default 'planned' check (state in ('planned', 'open', 'closed')),
        planned_for timestamptz not null,
        place text,
        chair_id uuid references staff (id),
        attendance jsonb not null default '[]',
        opened_at timestamptz,
        closed_at timestamptz,
        figures jsonb,
        agenda jsonb,
        minutes jsonb,
        created_at timestamptz not null,
        constraint review_meeting_opened
          check (case state when 'planned' then num_nonnulls(opened_at, figures, agenda) = 0
                            else num_nulls(opened_at, chair_id, figures, agenda) = 0 end),
        constraint review_meeting_closed check (num_nulls(closed_at, minutes) = case state when 'closed' then 0 else 2 end)
      )`);
    await runner.query(`
      comment on column review_meeting.figures is 'The figures as of the moment of opening';
      comment on column review_meeting.agenda is 'Ids, section and reasons, frozen at opening; no names';
      comment on column review_meeting.minutes is 'What was decided, one task slip per unit and what is carried over; frozen at closing'`);
    await runner.query(`create index review_meeting_of on review_meeting (township_id, planned_for, id)`);
    await runner.query(`
      create unique index review_meeting_one_open on review_meeting (township_id, kind) where state = 'open'`);
    await runner.query(`
      create unique index review_meeting_weekly_once on review_meeting (township_id, planned_for) where kind = 'weekly'`);
  }

  private async createDecision(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table review_decision (
        id uuid primary key,
        position bigint not null generated always as identity,
        meeting_id uuid not null references review_meeting (id),
        dispute_id uuid not null references dispute (id),
        event_type text not null,
        seq integer,
        refusal jsonb,
        decided_by uuid not null references staff (id),
        decided_at timestamptz not null,
        unit_id uuid references organisation (id),
        due_on date,
        measure text,
        proof text,
        done boolean not null default false,
        done_at timestamptz,
        constraint review_decision_applied_or_refused check (num_nulls(seq, refusal) = 1),
        constraint review_decision_event foreign key (dispute_id, seq) references dispute_event (dispute_id, seq)
      )`);
    await runner.query(`
      comment on column review_decision.seq is 'The event that carried it out in the history of the dispute';
      comment on column review_decision.refusal is 'Why it was not applied: code and sentence';
      comment on column review_decision.proof is 'What will prove it done, and when it is done what proved it'`);
    await runner.query(`create index review_decision_meeting on review_decision (meeting_id, position)`);
    await runner.query(`create index review_decision_dispute on review_decision (dispute_id)`);
    await runner.query(`
      create index review_decision_undone on review_decision (meeting_id) where not done and refusal is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index dispute_to_ratify`);
    await runner.query(`drop index dispute_ended_without_result`);
    await runner.query(`drop index dispute_ended`);
    await runner.query(`drop index dispute_open`);
    await runner.query(`drop table review_decision`);
    await runner.query(`drop table review_meeting`);
  }
}
