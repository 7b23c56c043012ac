import type { DataSource } from 'typeorm';
import { migrations } from '#migrations';
import { openDatabase } from '#platform';
import { aCopyOf, type TestDatabase } from './database.ts';

/** Runs the work on a copy of a database to which nobody is connected, and drops the copy. */
export async function onCopyOf<Result>(
  original: Pick<TestDatabase, 'url'>,
  work: (copy: DataSource, url: string) => Promise<Result>,
): Promise<Result> {
  const copy = await aCopyOf(original);
  const dataSource = await openDatabase(copy.url, { poolSize: 4, migrations });
  try {
    return await work(dataSource, copy.url);
  } finally {
    await dataSource.destroy();
    await copy.drop();
  }
}
