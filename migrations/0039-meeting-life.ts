import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a township meets by itself; what people do to a meeting, each time with a reason; its number and former minutes. */
export class MeetingLife1763900000039 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.createSchedule(runner);
    await runner.query(`
      alter table review_meeting
        add column reason text,
        add column changes jsonb,
        add column additions jsonb,
        add column absent jsonb,
        add column number_year integer,
        add column number_seq integer check (number_seq > 0),
        add constraint review_meeting_number check (num_nulls(number_year, number_seq) in (0, 2)),
        add constraint review_meeting_number_once unique (township_id, number_year, number_seq),
        drop constraint review_meeting_state_check,
        add constraint review_meeting_state_check check (state in ('planned', 'open', 'closed', 'cancelled')),
        drop constraint review_meeting_opened,
        add constraint review_meeting_opened
          check (case when state in ('planned', 'cancelled') then num_nonnulls(opened_at, figures, agenda) = 0
                      else num_nulls(opened_at, chair_id, figures, agenda) = 0 end)`);
    await runner.query(`
      comment on column review_meeting.reason is 'Why it was called beside the weekly one';
      comment on column review_meeting.changes is 'Moved, cancelled, opened again: by whom, when and why';
      comment on column review_meeting.additions is 'What people put on the agenda beside its rules, and took off again';
      comment on column review_meeting.absent is 'Who was expected and was not there';
      comment on column review_meeting.number_seq is 'Number of its minutes in the year; taken at the first closing'`);
    await runner.query(`drop index review_meeting_weekly_once`);
    await runner.query(`
      create unique index review_meeting_weekly_once on review_meeting (township_id, planned_for)
        where kind = 'weekly' and state <> 'cancelled'`);
    await this.createEdition(runner);
  }

  private async createSchedule(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table review_schedule (
        township_id uuid primary key references organisation (id),
        weekday smallint not null check (weekday between 1 and 7),
        begins_at text not null check (begins_at ~ '^[0-2][0-9]:[0-5][0-9]$'),
        place text,
        chair_id uuid references staff (id),
        attendance jsonb not null,
        updated_by uuid not null references staff (id),
        updated_at timestamptz not null
      )`);
    await runner.query(`
      comment on table review_schedule is 'When, where and with whom a township holds its weekly review; none: Monday, 09:00';
      comment on column review_schedule.weekday is '1 is Monday; a rest day is moved to the next working day';
      comment on column review_schedule.begins_at is 'Time of the office, Asia/Shanghai'`);
  }

  private async createEdition(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table review_minutes (
        id uuid primary key default uuidv7(),
        meeting_id uuid not null references review_meeting (id),
        edition integer not null check (edition > 0),
        minutes jsonb not null,
        closed_at timestamptz not null,
        reopened_at timestamptz not null,
        reopened_by uuid not null references staff (id),
        reason text not null,
        predates_seals boolean not null default false,
        unique (meeting_id, edition)
      )`);
    await runner.query(`
      comment on table review_minutes is 'Editions of minutes that a reopened meeting has replaced; the latest stands in the meeting'`);
    await runner.query(`
      alter table seal
        drop constraint seal_subject_check,
        add constraint seal_subject_check check (
          subject in ('audit_entry', 'review_meeting', 'review_decision', 'review_minutes', 'register_import'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table seal
        drop constraint seal_subject_check,
        add constraint seal_subject_check check (
          subject in ('audit_entry', 'review_meeting', 'review_decision', 'register_import'))`);
    await runner.query(`drop table review_minutes`);
    await runner.query(`drop index review_meeting_weekly_once`);
    await runner.query(`
      create unique index review_meeting_weekly_once on review_meeting (township_id, planned_for) where kind = 'weekly'`);
    await runner.query(`
      alter table review_meeting
        drop constraint review_meeting_opened,
        add constraint review_meeting_opened
          check (case state when 'planned' then num_nonnulls(opened_at, figures, agenda) = 0
                            else num_nulls(opened_at, chair_id, figures, agenda) = 0 end),
        drop constraint review_meeting_state_check,
        add constraint review_meeting_state_check check (state in ('planned', 'open', 'closed')),
        drop constraint review_meeting_number_once,
        drop constraint review_meeting_number,
        drop column number_seq,
        drop column number_year,
        drop column absent,
        drop column additions,
        drop column changes,
        drop column reason`);
    await runner.query(`drop table review_schedule`);
  }
}
