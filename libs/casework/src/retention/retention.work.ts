import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type RetentionClass, retentionClasses, retentionRules, retentionStartedBy } from '#domain';
import { Clock, execute, RecurringJob, type RunsRecurringly } from '#platform';
import { type RetentionTerms, retentionTerms } from './retention.terms.ts';

/** Rows per statement: each is locked for a moment only. */
const batch = 1_000;

/** The township of whoever works in it or in one of its units; null above the townships, where the usual terms hold. */
const townshipOf = (staffId: string): string => `(
  select case o.kind when 'township' then o.id when 'county' then null else o.parent_id end
  from staff s join organisation o on o.id = s.organisation_id where s.id = ${staffId})`;

/**
 * By which day a term must have begun to be over, in a township: $2 says so of those that have decided, $3 of all others. The
 * latest of them is $1, by which rows are found.
 */
const startedBy = (township: string): string => `coalesce(($2::jsonb ->> ${township}::text)::date, $3::date)`;

/** What is deleted without anybody's signature. */
const deletions: Partial<Readonly<Record<RetentionClass, string>>> = {
  // The row stays: the histories name the register from which they came.
  register_file: `
    update register_import set content = null, corrections = null, key_id = null where id in (
      select id from register_import where content is not null and committed_at::date <= $1
        and committed_at::date <= ${startedBy('township_id')}
      limit ${batch} for update skip locked)`,
  register_draft: `
    update register_import set content = null, corrections = null, key_id = null where id in (
      select id from register_import where content is not null and committed_at is null and created_at::date <= $1
        and created_at::date <= ${startedBy('township_id')}
      limit ${batch} for update skip locked)`,
  command_receipt: `
    delete from command_receipt where (actor_id, key) in (
      select actor_id, key from command_receipt where created_at < $1::date + 1
        and created_at < ${startedBy(townshipOf('actor_id'))} + 1
      limit ${batch} for update skip locked)`,
  notification: `
    delete from notification where id in (
      select id from notification where created_at < $1::date + 1
        and created_at < ${startedBy(townshipOf('staff_id'))} + 1
      limit ${batch} for update skip locked)`,
  session: `
    delete from session where id in (
      select id from session where expires_at < $1::date and expires_at < ${startedBy(townshipOf('account_id'))}
      limit ${batch} for update skip locked)`,
};

/** Ends what may be ended without a signature, in each township by its own terms. */
@Injectable()
export class RetentionWork {
  readonly #logger = new Logger('Retention');

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Can be cut off and run again, on several workers at once. @returns rows ended, per class */
  async carryOut(): Promise<Readonly<Record<string, number>>> {
    const ended: Record<string, number> = {};
    const terms = await retentionTerms(this.dataSource);
    for (const name of retentionClasses) {
      const text = deletions[name];
      if (retentionRules[name].endedBy !== 'job' || text === undefined) continue;
      const values = this.startsOf(terms, name);
      let done = 0;
      for (let rows = batch; rows === batch; done += rows) {
        rows = await execute(this.dataSource, { name: `retention.${name}`, text, values });
      }
      ended[name] = done;
      if (done > 0) this.#logger.log(`${name}: ${done} rows ended`);
    }
    return ended;
  }

  /** By which days the terms of a class must have begun: the latest, those of townships that have decided, and the usual one. */
  private startsOf(terms: RetentionTerms, name: RetentionClass): readonly [string, string, string] {
    const by = (townshipId: string | null): string => {
      const day = retentionStartedBy(terms.rule(townshipId, name).term, this.clock.today());
      if (day === null) throw new Error(`what ends by itself is not kept for ever: ${name}`);
      return day;
    };
    const own = terms.deciding.map((id) => [id, by(id)] as const);
    const latest = [by(null), ...own.map(([, day]) => day)].sort().at(-1) ?? by(null);
    return [latest, JSON.stringify(Object.fromEntries(own)), by(null)];
  }
}

/** Every night. */
@RecurringJob({ name: 'retention.work', pattern: '0 30 3 * * *' })
export class RetentionJob implements RunsRecurringly {
  constructor(private readonly work: RetentionWork) {}

  async run(): Promise<void> {
    await this.work.carryOut();
  }
}
