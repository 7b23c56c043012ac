import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Cases can be merged, links are seen from both sides, and what may be the same dispute is found while it is told: by a
 * name in the township, and among the open cases of the village.
 */
export class Merger1763900000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.allow(runner, [
      'none',
      'open',
      'settled',
      'not_settled',
      'withdrawn',
      'transferred',
      'merged',
    ]);
    await runner.query(`
      create index dispute_event_link on dispute_event ((payload ->> 'disputeId')) where type in ('LINK', 'UNLINK')`);
    await runner.query(`create index party_name on party (name)`);
    await runner.query(`
      create index dispute_open_place on dispute (place_id, reported_on desc, id)
        where stage in ('reported', 'analyzed', 'mediated')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index dispute_open_place`);
    await runner.query(`drop index party_name`);
    await runner.query(`drop index dispute_event_link`);
    await this.allow(runner, ['none', 'open', 'settled', 'not_settled', 'withdrawn', 'transferred']);
  }

  private async allow(runner: QueryRunner, outcomes: readonly string[]): Promise<void> {
    const list = outcomes.map((outcome) => `'${outcome}'`).join(', ');
    await runner.query(`alter table dispute drop constraint dispute_outcome_check`);
    await runner.query(
      `alter table dispute add constraint dispute_outcome_check check (outcome in (${list}))`,
    );
  }
}
