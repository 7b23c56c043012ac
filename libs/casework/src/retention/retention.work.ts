import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type RetentionClass, retentionStartedBy } from '#domain';
import {
  Clock,
  dropRetired,
  execute,
  RecurringJob,
  type RunsRecurringly,
  reencryptRetired,
  Vault,
} from '#platform';
import { localRules } from './retention.terms.ts';

/** Rows per statement: each is locked for a moment only. */
const batch = 1_000;

/** What is deleted without anybody's signature: the rows whose term began by day $1. */
const deletions: Partial<Readonly<Record<RetentionClass, string>>> = {
  // The row stays: the histories name the register from which they came.
  register_file: `
    update register_import set content = null, corrections = null, key_id = null where id in (
      select id from register_import where content is not null and committed_at::date <= $1
      limit ${batch} for update skip locked)`,
  register_draft: `
    update register_import set content = null, corrections = null, key_id = null where id in (
      select id from register_import where content is not null and committed_at is null and created_at::date <= $1
      limit ${batch} for update skip locked)`,
  command_receipt: `
    delete from command_receipt where (actor_id, key) in (
      select actor_id, key from command_receipt where created_at < $1::date + 1
      limit ${batch} for update skip locked)`,
  notification: `
    delete from notification where id in (
      select id from notification where created_at < $1::date + 1 limit ${batch} for update skip locked)`,
  session: `
    delete from session where id in (
      select id from session where expires_at < $1::date limit ${batch} for update skip locked)`,
};

/** Ends what may be ended without a signature. */
@Injectable()
export class RetentionWork {
  readonly #logger = new Logger('Retention');

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly vault: Vault,
  ) {}

  /** Can be cut off and run again, on several workers at once. @returns rows ended, per class */
  async carryOut(): Promise<Readonly<Record<string, number>>> {
    const ended: Record<string, number> = {};
    for (const { class: name, term, endedBy } of await localRules(this.dataSource)) {
      const startedBy = retentionStartedBy(term, this.clock.today());
      const text = deletions[name];
      if (endedBy !== 'job' || startedBy === null || text === undefined) continue;
      let done = 0;
      for (let rows = batch; rows === batch; done += rows) {
        rows = await execute(this.dataSource, { name: `retention.${name}`, text, values: [startedBy] });
      }
      ended[name] = done;
      if (done > 0) this.#logger.log(`${name}: ${done} rows ended`);
    }
    // What a process encrypted with a key that was being retired at that moment.
    await reencryptRetired(this.dataSource, this.vault);
    await dropRetired(this.dataSource);
    return ended;
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
