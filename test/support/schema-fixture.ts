import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { DataSource } from 'typeorm';
import { query } from '#platform';
import { inForeignKeyOrder } from '../../libs/platform/src/backup/foreign-key.order.ts';
import {
  connectForCopy,
  copyIn,
  copyOut,
  migrationsOf,
  quoted,
  sequencesOf,
  tablesOf,
} from '../../libs/platform/src/backup/table.copy.ts';

/** What a release keeps of its schema: how to make it, and the rows as plain text, a file per table. */
interface FixtureFacts {
  readonly migrations: readonly string[];
  readonly tables: readonly { readonly name: string; readonly columns: readonly string[] }[];
  readonly sequences: readonly {
    readonly name: string;
    readonly value: string;
    readonly isCalled: boolean;
  }[];
}

/** A clock that runs, with everything that will come of it. */
export interface OpenClock {
  readonly dispute: string;
  readonly state: string;
  readonly version: number;
  readonly dueOn: string | null;
  readonly nextDueOn: string | null;
  readonly clocks: readonly {
    readonly key: string;
    readonly rule: string;
    readonly startedOn: string;
    readonly dueOn: string;
    readonly paused: boolean;
    /** Steps of the ladder that have not fired, as "step instant". */
    readonly ahead: readonly string[];
  }[];
}

export const fixtureFolder = fileURLToPath(new URL('../fixtures/schema', import.meta.url));

/** The folders of all released schemas, the oldest first: each named after its last migration. */
export async function releasedSchemas(): Promise<readonly string[]> {
  const entries = await readdir(fixtureFolder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** Writes everything that lies in a database. */
export async function writeFixture(url: string, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const client = await connectForCopy(url);
  try {
    const tables = [...(await tablesOf(client))].sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const table of tables) {
      const content = await buffer(copyOut(client, table));
      if (content.length > 0) await writeFile(join(folder, `${table.name}.copy`), content);
    }
    const facts: FixtureFacts = {
      migrations: await migrationsOf(client),
      tables,
      sequences: await sequencesOf(client),
    };
    await writeFile(join(folder, 'schema.json'), `${JSON.stringify(facts, null, 1)}\n`);
  } finally {
    await client.end();
  }
}

export async function factsOf(folder: string): Promise<FixtureFacts> {
  return JSON.parse(await readFile(join(folder, 'schema.json'), 'utf8'));
}

/** Fills a database that has exactly the schema of the fixture. */
export async function loadFixture(url: string, folder: string): Promise<void> {
  const { tables, sequences } = await factsOf(folder);
  const client = await connectForCopy(url);
  try {
    const names = tables.map(({ name }) => name);
    await client.query('begin');
    for (const name of names) await client.query(`alter table ${quoted(name)} disable trigger user`);
    // As restoring a backup does: a migration may have written a row itself.
    await client.query(`truncate ${names.map(quoted).join(', ')}`);
    for (const name of await inForeignKeyOrder(client, names)) {
      const table = tables.find((it) => it.name === name);
      const content = await readFile(join(folder, `${name}.copy`)).catch(() => undefined);
      if (table && content)
        await copyIn(
          client,
          table,
          (async function* () {
            yield content;
          })(),
        );
    }
    for (const { name, value, isCalled } of sequences) {
      await client.query('select setval($1::regclass, $2::bigint, $3)', [quoted(name), value, isCalled]);
    }
    for (const name of names) await client.query(`alter table ${quoted(name)} enable trigger user`);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

/** Every clock that runs, case by case, in a fixed order. */
export async function openClocks(on: DataSource): Promise<readonly OpenClock[]> {
  return await query<OpenClock & Record<string, unknown>>(on, {
    text: `
      select d.id as dispute, d.state, d.version, d.due_on::text as "dueOn", d.next_due_on::text as "nextDueOn",
        coalesce((select jsonb_agg(jsonb_build_object('key', dl.key, 'rule', dl.rule, 'startedOn', dl.started_on,
            'dueOn', dl.due_on, 'paused', dl.paused, 'ahead', array(
              select st.step || ' ' || to_char(st.fires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
              from deadline_step st
              where st.deadline_id = dl.id and st.fired_at is null and not st.dropped order by st.fires_at, st.step))
            order by dl.key)
          from deadline dl where dl.dispute_id = d.id and dl.stopped_seq is null), '[]') as clocks
      from dispute d order by d.id`,
  });
}
