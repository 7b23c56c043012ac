import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';
import { StartError } from './start-error.ts';
import { query } from './transaction.ts';

/** "fengqiao" on a telephone keypad. Any number does, as long as it is this one for ever. */
export const migrationLock = 33_647_426;
/** Stands in a database into which a restore was begun and not ended. */
export const unfinishedTable = 'restore_unfinished';
const pollMs = 100;

/**
 * Brings the schema up to date. Any number of processes may call it at once: one works, the others wait and find
 * nothing to do. Each migration has its own transaction. Needs two connections of the pool.
 * @param log  takes one line per migration that was run
 * @throws StartError `newer-schema` when the database has seen a newer version of the product,
 *         `restore-unfinished` when a restore into it was cut off (and this is not the restore itself),
 *         `locale-without-chinese` when it could not search for Chinese text
 */
export async function migrate(
  dataSource: DataSource,
  log: (line: string) => void = () => undefined,
  { isRestoring = false }: { readonly isRestoring?: boolean } = {},
): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await takeLock(runner, log);
    if (!isRestoring) await refuseUnfinishedRestore(dataSource);
    await refuseNewerSchema(dataSource);
    for (const migration of await dataSource.runMigrations({ transaction: 'each' })) {
      log(`migrated: ${migration.name}`);
    }
    await checkChineseSearch(dataSource);
  } finally {
    await runner.query('select pg_advisory_unlock($1)', [migrationLock]).catch(() => undefined);
    await runner.release();
  }
}

/** True when the database has had exactly the migrations that this code knows (for readiness). */
export async function schemaIsCurrent(dataSource: DataSource): Promise<boolean> {
  const done = await doneMigrations(dataSource);
  const known = knownMigrations(dataSource);
  return done.length === known.length && known.every((name) => done.includes(name));
}

/**
 * Trigrams take letters by the C library's idea of a letter; with LC_CTYPE "C" no Chinese character is one, and
 * every search for a name would read the whole table. Passes where pg_trgm is not installed.
 * @throws StartError `locale-without-chinese`
 */
export async function checkChineseSearch(dataSource: DataSource): Promise<void> {
  const [installed] = await query<{ found: boolean }>(dataSource, {
    text: `select to_regprocedure('show_trgm(text)') is not null as found`,
  });
  if (!installed?.found) return;
  const [row] = await query<{ count: number }>(dataSource, {
    text: `select cardinality(show_trgm('中文')) as count`,
  });
  if (row && row.count > 0) return;
  throw new StartError({
    code: 'locale-without-chinese',
    message:
      'This database takes no Chinese character for a letter (LC_CTYPE is C): searching would not work.',
    messageZh: '该数据库不把汉字当作文字（LC_CTYPE 为 C），检索功能将无法使用。',
    advice:
      "Make the database anew: create database fengqiao template template0 encoding 'UTF8' locale 'C.UTF-8', then set DATABASE_URL to it.",
    adviceZh:
      "请重新建库：create database fengqiao template template0 encoding 'UTF8' locale 'C.UTF-8'，再将 DATABASE_URL 指向它。",
  });
}

/**
 * Asked again and again instead of waiting inside pg_advisory_lock(): a waiting statement holds a snapshot, and a
 * migration that builds an index CONCURRENTLY would wait for it, each for the other.
 */
async function takeLock(runner: QueryRunner, log: (line: string) => void): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const [row]: { taken: boolean }[] = await runner.query('select pg_try_advisory_lock($1) as taken', [
      migrationLock,
    ]);
    if (row?.taken) return;
    if (tries === 1) log('waiting: another process is migrating');
    await pause(pollMs);
  }
}

async function refuseUnfinishedRestore(dataSource: DataSource): Promise<void> {
  const [mark] = await query<{ found: boolean }>(dataSource, {
    text: `select to_regclass('public.${unfinishedTable}') is not null as found`,
  });
  if (!mark?.found) return;
  throw new StartError({
    code: 'restore-unfinished',
    message: 'A restore into this database was cut off: what is in it is not whole.',
    messageZh: '向该数据库恢复备份时中断，其中的数据不完整。',
    advice: 'Run the same "fengqiao restore" again: it goes on, and ends what it began.',
    adviceZh: '请再次运行同一条“fengqiao restore”命令，它会继续并完成恢复。',
  });
}

async function refuseNewerSchema(dataSource: DataSource): Promise<void> {
  const known = knownMigrations(dataSource);
  const unknown = (await doneMigrations(dataSource)).filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new StartError({
    code: 'newer-schema',
    message: `The data were last used by a newer version of the product (unknown here: ${unknown.join(', ')}).`,
    messageZh: `数据已被更高版本的产品使用过（本版本不认识：${unknown.join('、')}）。`,
    advice:
      'Start that newer version, or restore the backup that was made before the upgrade. Nothing was changed.',
    adviceZh: '请使用那个更高版本启动，或恢复升级前的备份。数据未被改动。',
  });
}

function knownMigrations(dataSource: DataSource): readonly string[] {
  return dataSource.migrations.map((migration) => migration.name ?? migration.constructor.name);
}

async function doneMigrations(dataSource: DataSource): Promise<readonly string[]> {
  const table = dataSource.options.migrationsTableName ?? 'migrations';
  const [present] = await query<{ found: boolean }>(dataSource, {
    text: 'select to_regclass($1) is not null as found',
    values: [table],
  });
  if (!present?.found) return [];
  const rows = await query<{ name: string }>(dataSource, { text: `select name from "${table}" order by id` });
  return rows.map((row) => row.name);
}
