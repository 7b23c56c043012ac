import type pg from 'pg';
import { migrate, unfinishedTable } from '../database/migrate.ts';
import { type Migration, openDatabase } from '../database/options.ts';
import { backupFaults } from './backup.error.ts';
import type { BackupKey } from './backup.key.ts';
import { checkBackup, contentsOf, partsOf } from './check-backup.ts';
import { inForeignKeyOrder } from './foreign-key.order.ts';
import type { BackupContent, OpenBackup } from './manifest.ts';
import type { PartStore } from './part.store.ts';
import { linesOf, RowDigest } from './rows.ts';
import {
  connectForCopy,
  copyIn,
  copyOut,
  migrationsOf,
  quoted,
  type TableShape,
  tablesOf,
} from './table.copy.ts';

/** What is to be restored, and where. */
export interface RestoreOrder {
  readonly backup: OpenBackup;
  readonly key: BackupKey;
  /**
   * Opens an empty database, or one in which a restore of the same backup was cut off, and gives its address. Asked only
   * when the backup has been proven.
   */
  readonly reach: () => Promise<string>;
  /** How to call the database in messages. */
  readonly place: string;
  /** Every migration of this program, in order. */
  readonly migrations: readonly Migration[];
  /** Takes the stored files back. */
  readonly keepFile?: (name: string, content: AsyncIterable<Buffer>) => Promise<void>;
  /** Told of each step: a stage, and within `load` each table with its rows. */
  readonly progress?: (stage: RestoreStage, table?: string, rows?: number) => void;
}

type RestoreStage = 'check' | 'schema' | 'load' | 'compare' | 'upgrade';

/**
 * Restores a backup into an empty database: proves every file first, makes the schema of its version, loads all tables in
 * one transaction, compares what then lies in them with what was backed up, and only then upgrades to the newest schema.
 * Cut off at any moment, it can be run again; nothing half restored can be started, because a mark stands in it.
 * @throws BackupError `backup-damaged`, `backup-newer`, `backup-unfit`, `restore-not-empty`, `restore-differs`
 */
export async function restoreBackup(order: RestoreOrder): Promise<void> {
  const { backup, key, reach, place, migrations, progress } = order;
  const then = migrationsThen(backup, migrations);
  progress?.('check');
  await checkBackup(backup, key.secret);
  const url = await reach();
  const client = await connectForCopy(url);
  try {
    const isLoaded = await claim(client, backup.header.id, then, place);
    if (!isLoaded) {
      progress?.('schema');
      await migrateTo(url, then);
      await restoreFiles(order);
      await load(client, order);
    }
  } finally {
    await client.end();
  }
  progress?.('upgrade');
  await migrateTo(url, migrations);
}

/** The migrations that the backup had; this program must know them all, and may know more. */
function migrationsThen(
  { header, content }: OpenBackup,
  migrations: readonly Migration[],
): readonly Migration[] {
  const unknown = content.migrations.filter((name) => !migrations.some((known) => known.name === name));
  if (unknown.length > 0) throw backupFaults.newer(header.program, unknown.join(', '));
  return migrations.filter(({ name }) => content.migrations.includes(name));
}

/**
 * Makes sure that the place is empty and marks it.
 * @returns true when an earlier run has loaded this very backup and was cut off only afterwards
 */
async function claim(
  client: pg.Client,
  backupId: string,
  then: readonly Migration[],
  place: string,
): Promise<boolean> {
  const { rows: found } = await client.query<{ mark: boolean; tables: number }>(
    `select to_regclass('public.${unfinishedTable}') is not null as mark,
       (select count(*)::int from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')) as tables`,
  );
  if (found[0]?.mark) {
    const { rows } = await client.query<{ backup_id: string; loaded: boolean }>(
      `select backup_id, loaded from ${unfinishedTable}`,
    );
    const [mark] = rows;
    const done = await migrationsOf(client);
    const isOwn = mark === undefined || mark.backup_id === backupId;
    if (!isOwn || (!mark?.loaded && done.length > then.length)) throw backupFaults.notEmpty(place);
    if (mark !== undefined) return mark.loaded;
  } else if ((found[0]?.tables ?? 0) > 0) throw backupFaults.notEmpty(place);
  await client.query('begin');
  await client.query(
    `create table if not exists ${unfinishedTable} (backup_id text not null, loaded boolean not null)`,
  );
  await client.query(`insert into ${unfinishedTable} values ($1, false)`, [backupId]);
  await client.query('commit');
  return false;
}

async function migrateTo(url: string, migrations: readonly Migration[]): Promise<void> {
  const dataSource = await openDatabase(url, { migrations, poolSize: 2 });
  try {
    await migrate(dataSource, undefined, { isRestoring: true });
  } finally {
    await dataSource.destroy();
  }
}

/** All or nothing: one transaction. */
async function load(client: pg.Client, { backup, key, progress }: RestoreOrder): Promise<void> {
  const { tables, sequences } = backup.content;
  const store = partsOf(backup, key.secret);
  const shapes = await tablesOf(client);
  checkShapes(tables, shapes);
  await client.query('begin');
  // What a trigger adds to a new row was added when the row was new; what it refuses it must refuse again afterwards.
  for (const { name } of shapes) await client.query(`alter table ${quoted(name)} disable trigger user`);
  // A migration may have put rows of its own; those of the backup are the truth.
  await client.query(`truncate ${shapes.map(({ name }) => quoted(name)).join(', ')}`);
  for (const name of await inForeignKeyOrder(
    client,
    shapes.map((shape) => shape.name),
  )) {
    const table = tables.find((it) => it.name === name);
    if (table === undefined) continue;
    const rows = await copyIn(client, table, contentsOf(table.parts, store));
    progress?.('load', name, rows);
  }
  progress?.('compare');
  for (const table of tables) await compare(client, table);
  for (const { name, value, isCalled } of sequences) {
    await client.query('select setval($1::regclass, $2::bigint, $3)', [quoted(name), value, isCalled]);
  }
  for (const { name } of shapes) await client.query(`alter table ${quoted(name)} enable trigger user`);
  await client.query(`update ${unfinishedTable} set loaded = true`);
  await client.query('commit');
  await client.query('analyze');
}

function checkShapes(tables: BackupContent['tables'], shapes: readonly TableShape[]): void {
  for (const { name, columns } of tables) {
    const shape = shapes.find((it) => it.name === name);
    if (shape === undefined) throw backupFaults.unfit(`缺少表 ${name} · no table ${name}`);
    if (shape.columns.join() !== columns.join())
      throw backupFaults.unfit(`表 ${name} 的列 · columns of ${name}`);
  }
}

/** Reads the table back: what lies in it now must be, row for row, what was backed up. */
async function compare(client: pg.Client, table: BackupContent['tables'][number]): Promise<void> {
  const digest = new RowDigest();
  for await (const line of linesOf(copyOut(client, table))) digest.add(line);
  if (digest.rows !== table.rows || digest.hex !== table.digest) throw backupFaults.differs(table.name);
}

async function restoreFiles({ backup, key, keepFile }: RestoreOrder): Promise<void> {
  const store: PartStore = partsOf(backup, key.secret);
  for (const { name, parts } of backup.content.files) {
    if (!keepFile)
      throw backupFaults.unfit('其中有附件，但未给出存放位置 · it holds stored files, and no place for them');
    await keepFile(name, contentsOf(parts, store));
  }
}

/** Takes the mark away: from here on the product may start on this database. */
export async function endRestore(url: string): Promise<void> {
  const client = await connectForCopy(url);
  try {
    await client.query(`drop table if exists ${unfinishedTable}`);
  } finally {
    await client.end();
  }
}
