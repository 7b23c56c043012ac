import type { MigrationInterface, QueryRunner } from 'typeorm';

const tiesOf = (row: string): string =>
  `dispute_ties(coalesce(${row}.holder_id, ${row}.lead_id), ${row}.place_id, ${row}.offered_to_id, ${row}.reporter_id,
    ${row}.mediator_ids, ${row}.assisting_ids)`;

/**
 * Who stands in which tie to which case, in the order in which a list shows it. Somebody who sees a few hundred cases of a
 * township of many otherwise walks past all the others: 16 s among a million. Mediators and assisting units are kept
 * in arrays, whose index has no order. Kept by triggers, so that whatever writes a case cannot forget it.
 *
 * Not by the time of the last change: every note on a case would then rewrite all its ties.
 */
export class DisputeTie1763900000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table dispute_tie (
        dispute_id uuid not null,
        tied_id uuid not null,
        tie text not null check (tie in ('reporter', 'mediator', 'holder', 'offered', 'assisting', 'village')),
        stage text not null,
        reported_on date not null,
        next_due_on date not null
      )`);
    await runner.query(`
      comment on table dispute_tie is 'Follows from the disputes: the way to the cases of one person or unit';
      comment on column dispute_tie.tied_id is 'A person (reporter, mediator) or a unit';
      comment on column dispute_tie.next_due_on is 'The end of time where nothing is due, which is how a list sorts it'`);
    await this.createTrigger(runner);
    await runner.query(`
      insert into dispute_tie select d.id, t.tied_id, t.tie, d.stage, d.reported_on, coalesce(d.next_due_on, 'infinity')
      from dispute d, ${tiesOf('d')} t`);
    await runner.query(`
      alter table dispute_tie
        add primary key (dispute_id, tied_id, tie),
        add foreign key (dispute_id) references dispute (id) on delete cascade`);
    await runner.query(`
      create index dispute_tie_reported on dispute_tie (tied_id, tie, reported_on, dispute_id);
      create index dispute_tie_due on dispute_tie (tied_id, tie, next_due_on, dispute_id);
      create index dispute_tie_stage on dispute_tie (tied_id, tie, stage, dispute_id)`);
  }

  private async createTrigger(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function dispute_ties(holder uuid, place uuid, offered uuid, reporter uuid, mediators uuid[], assisting uuid[])
      returns table (tied_id uuid, tie text) language sql immutable parallel safe as $$
        select holder, 'holder' where holder is not null
        union all select place, 'village'
        union all select offered, 'offered' where offered is not null
        union all select reporter, 'reporter' where reporter is not null
        union all select distinct id, 'mediator' from unnest(mediators) id where id is not null
        union all select distinct id, 'assisting' from unnest(assisting) id where id is not null
      $$`);
    await runner.query(`
      create function keep_dispute_ties() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' then
          delete from dispute_tie t where t.dispute_id = new.id
            and (t.tied_id, t.tie) not in (select n.tied_id, n.tie from ${tiesOf('new')} n);
        end if;
        insert into dispute_tie as t
        select new.id, n.tied_id, n.tie, new.stage, new.reported_on, coalesce(new.next_due_on, 'infinity')
        from ${tiesOf('new')} n
        on conflict (dispute_id, tied_id, tie) do update
          set stage = excluded.stage, reported_on = excluded.reported_on, next_due_on = excluded.next_due_on
          where (t.stage, t.reported_on, t.next_due_on) is distinct from
            (excluded.stage, excluded.reported_on, excluded.next_due_on);
        return null;
      end $$`);
    await runner.query(`
      create trigger dispute_tied after insert on dispute for each row execute function keep_dispute_ties()`);
    const columns = `stage, reported_on, next_due_on, holder_id, lead_id, place_id, offered_to_id, reporter_id,
      mediator_ids, assisting_ids`;
    const of = (row: string) => columns.replace(/\w+/g, (column) => `${row}.${column}`);
    await runner.query(`
      create trigger dispute_tied_anew after update on dispute for each row
        when ((${of('old')}) is distinct from (${of('new')})) execute function keep_dispute_ties()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger dispute_tied on dispute; drop trigger dispute_tied_anew on dispute`);
    await runner.query(`drop table dispute_tie`);
    await runner.query(`drop function keep_dispute_ties(); drop function dispute_ties`);
  }
}
