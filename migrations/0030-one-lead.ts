import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Constraint → condition on the columns of a dispute. What they say the machine proves of every history. */
const constraints = {
  dispute_holder_by_stage: `(holder_id is null) = (stage = 'closed')`,
  dispute_lead_by_stage: `case stage when 'reported' then lead_id is null when 'closed' then true else lead_id = holder_id end`,
  dispute_lead_assists_not: `lead_id is null or not lead_id = any(assisting_ids)`,
  dispute_offer_while_held: `offered_to_id is null
    or stage in ('reported', 'analyzed', 'mediated') and snapshot ->> 'value' <> 'dispatched' and offered_to_id <> holder_id`,
} as const;

/**
 * Exactly one holder and exactly one lead at any time, and no offer to whoever has the case: held by the database, whatever
 * writes to it. From the dispatch on the lead unit is the one that holds the case; before it nobody leads.
 */
export class OneLead1763900000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const checks = Object.entries(constraints).map(
      ([name, condition]) => `add constraint ${name} check (coalesce(${condition}, false))`,
    );
    await runner.query(`alter table dispute drop constraint dispute_open_has_holder, ${checks.join(', ')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    const dropped = Object.keys(constraints).map((name) => `drop constraint ${name}`);
    await runner.query(`
      alter table dispute ${dropped.join(', ')}, add constraint dispute_open_has_holder
        check ((stage in ('reported', 'analyzed', 'mediated')) <= (holder_id is not null))`);
  }
}
