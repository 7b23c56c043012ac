import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A list of destruction goes on in one way only: proposed, then refused or approved, then done. Until now the database kept
 * its words and its lines as they were signed, but let the state go back, and let lines be added to a list that was signed.
 * Dossiers whose term is over are found by the day of their archiving.
 */
export class DestructionCourse1763900000081 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function destruction_goes_on() returns trigger language plpgsql as $$
      declare list_state text;
      begin
        if tg_table_name = 'destruction_list' then
          if new.state <> old.state and (old.state, new.state)
               not in (('proposed', 'refused'), ('proposed', 'approved'), ('approved', 'done')) then
            raise exception 'a list of destruction is signed once';
          end if;
          return new;
        end if;
        select state into list_state from destruction_list where id = new.list_id;
        if tg_op = 'INSERT' then
          if list_state <> 'proposed' then raise exception 'nothing is added to a list of destruction that is signed'; end if;
        elsif new.outcome is not null and list_state <> 'approved' then
          raise exception 'only a line of an approved list of destruction is carried out';
        elsif new.outcome is null and new.open <> old.open and list_state <> 'refused' then
          raise exception 'only a line of a list of destruction that was refused is let go';
        end if;
        return new;
      end $$`);
    await runner.query(`
      create trigger destruction_list_goes_on before update on destruction_list
        for each row execute function destruction_goes_on()`);
    await runner.query(`
      create trigger destruction_item_goes_on before insert or update on destruction_item
        for each row execute function destruction_goes_on()`);
    await runner.query(
      `create index dispute_event_archived on dispute_event (happened_on) where type = 'ARCHIVE'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index dispute_event_archived`);
    await runner.query(`drop trigger destruction_item_goes_on on destruction_item`);
    await runner.query(`drop trigger destruction_list_goes_on on destruction_list`);
    await runner.query(`drop function destruction_goes_on`);
  }
}
