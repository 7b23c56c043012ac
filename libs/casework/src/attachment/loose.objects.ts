import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { execute, ObjectStore, query, RecurringJob, type RunsRecurringly, StorageError } from '#platform';

const dayMs = 24 * 3_600_000;

/**
 * Bytes in the store to which no attachment refers: not yet, or not any more. They are noted before they are put there and
 * until they are gone, so whatever is cut off leaves nothing behind for ever, and nothing is ever removed that another
 * database put into the same store.
 */
@Injectable()
export class LooseObjects {
  readonly #logger = new Logger('LooseObjects');

  constructor(
    private readonly dataSource: DataSource,
    private readonly store: ObjectStore,
  ) {}

  /** Notes bytes that are about to be kept. To be committed before they are. */
  async note(objectKey: string): Promise<void> {
    await execute(this.dataSource, {
      name: 'loose-object.note',
      text: 'insert into loose_object (object_key) values ($1)',
      values: [objectKey],
    });
  }

  /** Removes bytes at once that are certainly nobody's; where that fails, the sweep does it. */
  async drop(objectKey: string): Promise<void> {
    try {
      await this.store.remove(objectKey);
      await execute(this.dataSource, {
        name: 'loose-object.drop',
        text: 'delete from loose_object where object_key = $1',
        values: [objectKey],
      });
    } catch (error) {
      const why = error instanceof StorageError ? error.message : 'database';
      this.#logger.warn(`Bytes of a file stay until the next sweep: ${why}`);
    }
  }

  /**
   * Removes what has been loose for more than a day, by the clock of the database: an upload takes minutes.
   * @returns how many
   * @throws StorageError; what is left stays noted
   */
  async sweep(): Promise<number> {
    await this.store.forgetUnfinished(dayMs);
    const rows = await query<{ objectKey: string }>(this.dataSource, {
      name: 'loose-object.due',
      text: `
        select object_key as "objectKey" from loose_object l where since < now() - interval '1 day'
          and not exists (select 1 from attachment a where a.object_key = l.object_key)`,
    });
    for (const { objectKey } of rows) {
      await this.store.remove(objectKey);
      await execute(this.dataSource, {
        name: 'loose-object.drop',
        text: 'delete from loose_object where object_key = $1',
        values: [objectKey],
      });
    }
    if (rows.length > 0) this.#logger.log(`${rows.length} loose files removed`);
    return rows.length;
  }
}

/** Sweeps at night. */
@RecurringJob({ name: 'attachment.sweep', pattern: '0 20 3 * * *' })
export class LooseObjectsJob implements RunsRecurringly {
  constructor(private readonly loose: LooseObjects) {}

  async run(): Promise<void> {
    await this.loose.sweep();
  }
}
