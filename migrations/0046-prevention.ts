import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was prevented is counted from the history, by the day on which it was: a handful of events among millions. */
export class Prevention1763900000046 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index dispute_event_prevention on dispute_event ((payload ->> 'preventedOn'), dispute_id)
        where type = 'RECORD_PREVENTION'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index dispute_event_prevention`);
  }
}
