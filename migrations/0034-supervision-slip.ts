import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Slips of supervision (督办单), numbered per body of a township and year when they are made out. */
export class SupervisionSlip1763900000034 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table supervision_slip (
        id uuid primary key default uuidv7(),
        township_id uuid not null references organisation (id),
        series text not null check (series in ('综', '司', '政')),
        year integer not null,
        seq integer not null check (seq > 0),
        number text not null,
        dispute_id uuid not null references dispute (id),
        event_seq integer not null,
        issued_by uuid not null references staff (id),
        issued_by_unit uuid not null references organisation (id),
        issued_at timestamptz not null,
        unique (township_id, series, year, seq),
        unique (dispute_id, event_seq),
        foreign key (dispute_id, event_seq) references dispute_event (dispute_id, seq)
      )`);
    await runner.query(`
      comment on table supervision_slip is 'Papers made out for an event that supervises a case; what was ordered stands in the event';
      comment on column supervision_slip.series is 'Who numbers: centre, justice office, government of the township';
      comment on column supervision_slip.number is 'As it is written: 月综督〔2026〕1号'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table supervision_slip`);
  }
}
