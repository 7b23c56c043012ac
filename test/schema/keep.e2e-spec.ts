import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { aRichTownship } from '../support/a-rich-township.ts';
import { testKeys } from '../support/keys.ts';
import { fixtureFolder, openClocks, writeFixture } from '../support/schema-fixture.ts';
import { differencesOf, ofRelease } from '../support/schema-release.ts';

/**
 * What a release does for its schema, done at every run in a temporary folder. With FENGQIAO_SCHEMA_FIXTURE=0009 it is
 * written to test/fixtures/schema/0009 and stays.
 */
test("today's schema can be kept for the upgrades to come", async () => {
  const release = process.env.FENGQIAO_SCHEMA_FIXTURE;
  const folder =
    release === undefined ? await mkdtemp(join(tmpdir(), 'fengqiao-schema-')) : join(fixtureFolder, release);
  const room = await aRichTownship();
  try {
    await writeFixture(room.office.database.url, folder);
    const clocks = await openClocks(room.office.dataSource);
    await writeFile(join(folder, 'clocks.json'), `${JSON.stringify(clocks, null, 1)}\n`);
    const again = await ofRelease(folder);
    expect(await openClocks(again.dataSource)).toEqual(clocks);
    expect(await differencesOf(again.dataSource, testKeys)).toEqual([]);
    await again.close();
  } finally {
    await room.office.close();
    if (release === undefined) await rm(folder, { recursive: true });
  }
});
