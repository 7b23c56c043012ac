import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Each township decides how long it keeps what; until now one decided for all. What was decided goes on for every township
 * that is there, until it decides otherwise.
 */
export class RetentionTownship1763900000082 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table retention_term drop constraint retention_term_pkey,
        add column township_id uuid references organisation (id)`);
    await runner.query(`
      insert into retention_term (township_id, class, term, unit, source)
      select o.id, r.class, r.term, r.unit, r.source from retention_term r cross join organisation o where o.kind = 'township'`);
    await runner.query(`delete from retention_term where township_id is null`);
    await runner.query(`alter table retention_term add primary key (township_id, class)`);
    await runner.query(`
      comment on table retention_term is 'Terms of a township that differ from the usual ones; who decided so stands in source'`);
  }

  /** Of several terms for one class the longest goes on for all: nothing is destroyed by going back. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from retention_term r using retention_term other
      where other.class = r.class
        and (other.term * case other.unit when 'year' then 366 else 1 end, other.township_id)
          > (r.term * case r.unit when 'year' then 366 else 1 end, r.township_id)`);
    await runner.query(`alter table retention_term drop column township_id, add primary key (class)`);
    await runner.query(`
      comment on table retention_term is 'Terms that differ here from the usual ones; who decided so stands in source'`);
  }
}
