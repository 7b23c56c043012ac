import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { KeyFile, query, schemaIsCurrent } from '#platform';
import { prepareDatabase } from '../../apps/standalone/src/prepare-database.ts';
import type { TestDatabase } from '../support/database.ts';
import { factsOf, fixtureFolder, openClocks, releasedSchemas } from '../support/schema-fixture.ts';
import { differencesOf, ofRelease } from '../support/schema-release.ts';

describe.each(await releasedSchemas())('the schema that ended with migration %s', (release) => {
  const folder = join(fixtureFolder, release);
  let database: TestDatabase;
  let home: string;
  beforeAll(async () => {
    database = await ofRelease(folder);
    home = await mkdtemp(join(tmpdir(), 'fengqiao-upgrade-'));
    const settings = { seed: 'empty', clockShiftDays: 0 } as const;
    await prepareDatabase(database.url, settings, new KeyFile(join(home, 'fengqiao.keys')));
  });
  afterAll(async () => {
    await database.close();
    await rm(home, { recursive: true, force: true });
  });

  test('is upgraded to the newest as a start of the product does it', async () => {
    expect(await schemaIsCurrent(database.dataSource)).toBe(true);
  });

  test('has the same open clocks, due dates and steps ahead after the upgrade', async () => {
    const expected: unknown = JSON.parse(await readFile(join(folder, 'clocks.json'), 'utf8'));
    expect(await openClocks(database.dataSource)).toEqual(expected);
  });

  test('has histories that still prove every case', async () => {
    expect(await differencesOf(database.dataSource, new KeyFile(join(home, 'fengqiao.keys')))).toEqual([]);
  });

  test('keeps every case, event and message', async () => {
    const { tables } = await factsOf(folder);
    for (const name of ['dispute', 'dispute_event', 'audit_entry', 'notification', 'outbox']) {
      if (!tables.some((table) => table.name === name)) continue;
      const lines = (await readFile(join(folder, `${name}.copy`), 'utf8')).split('\n').length - 1;
      const [row] = await query<{ count: number }>(database.dataSource, {
        text: `select count(*)::int as count from ${name}`,
      });
      expect([name, row?.count]).toEqual([name, lines]);
    }
  });
});
