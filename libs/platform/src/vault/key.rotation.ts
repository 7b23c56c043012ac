import type { DataSource } from 'typeorm';
import { execute, inTransaction, query, type Tx } from '../database/transaction.ts';
import { encryptedTables } from './encrypted.table.ts';
import type { KeyFile, KeySource } from './key.file.ts';
import type { KeyRing } from './key.ring.ts';
import { type ReencryptOptions, reencryptRetired } from './reencrypt.ts';
import { vaultFaults } from './vault.faults.ts';
import { makeDataKey, Vault } from './vault.ts';

/** Longer than any process can go on encrypting with a retired key (30 s, and a minute for a transaction). */
const graceMinutes = 10;

/** What a rotation did. */
export interface Rotation {
  /** The version of the ring that wraps every key now. */
  readonly version: number;
  /** It went on with one that was cut off. */
  readonly isResumed: boolean;
  /** Rows that were encrypted anew. */
  readonly rows: number;
}

/** A data key and what still lies under it. */
export interface DataKeyStatus {
  readonly id: number;
  readonly purpose: string;
  readonly bornVersion: number;
  readonly ringVersion: number;
  readonly isRetired: boolean;
  readonly rows: number;
}

/** How the keys stand. */
export interface KeyStatus {
  readonly current: number;
  readonly versions: readonly number[];
  /** Versions of the ring that no key of this database needs any more; older backups may. */
  readonly unused: readonly number[];
  readonly dataKeys: readonly DataKeyStatus[];
  /** Every key is wrapped by the current version, and nothing lies under a retired one. */
  readonly isSettled: boolean;
}

/**
 * Turns the key ring over and encrypts everything anew, under new data keys, while the product goes on working. Can be killed
 * at any point: the next run goes on from there, and the old keys stay until nothing needs them.
 *
 *  1. the ring gets a new current version (one that was made before and not used yet is taken);
 *  2. every data key is wrapped by it; running processes read the ring again when they meet a version that they lack;
 *  3. every purpose gets a new data key, the old one is retired;
 *  4. rows are encrypted anew in batches, skipping those that somebody has locked;
 *  5. retired data keys under which nothing lies are dropped.
 * @param at  ISO instant
 * @throws StartError as the vault
 */
export async function rotateKeys(
  dataSource: DataSource,
  file: KeyFile,
  at: string,
  options?: ReencryptOptions,
): Promise<Rotation> {
  const found = await file.read();
  const isResumed = !(await keyStatus(dataSource, file)).isSettled;
  const ring = isResumed ? found : (found.newest > found.current ? found : found.extended(at)).turned();
  if (ring !== found) await file.replace(ring);
  await wrapAnew(dataSource, ring);
  await renewDataKeys(dataSource, ring);
  const vault = await Vault.open(dataSource, file);
  const rows = await reencryptRetired(dataSource, vault, options);
  await dropRetired(dataSource);
  return { version: ring.current, isResumed, rows };
}

/** Adds a version to the ring that nothing uses yet, so that it can be carried to every machine before a rotation. */
export async function addKeyVersion(file: KeyFile, at: string): Promise<number> {
  const ring = (await file.read()).extended(at);
  await file.replace(ring);
  return ring.newest;
}

/**
 * Takes a version out of the ring.
 * @returns false when the ring has not got it, or a key of this database still needs it
 */
export async function dropKeyVersion(
  dataSource: DataSource,
  file: KeyFile,
  version: number,
): Promise<boolean> {
  const { unused } = await keyStatus(dataSource, file);
  if (!unused.includes(version)) return false;
  await file.replace((await file.read()).without(version));
  return true;
}

/** How ring and data keys stand, with the rows under each. */
export async function keyStatus(dataSource: DataSource, source: KeySource): Promise<KeyStatus> {
  const ring = await source.read();
  const keys = await query<Omit<DataKeyStatus, 'rows'>>(dataSource, {
    text: `select id, purpose, born_version as "bornVersion", ring_version as "ringVersion",
             retired_at is not null as "isRetired" from data_key order by id`,
  });
  const rows = await rowsPerKey(dataSource);
  const dataKeys = keys.map((key) => ({ ...key, rows: rows.get(key.id) ?? 0 }));
  const needed = new Set(keys.map((key) => key.ringVersion));
  return {
    current: ring.current,
    versions: ring.versions,
    unused: ring.versions.filter((version) => version !== ring.current && !needed.has(version)),
    dataKeys,
    isSettled: dataKeys.every((key) =>
      key.isRetired
        ? key.rows === 0 && key.ringVersion === ring.current
        : key.ringVersion === ring.current && key.bornVersion === ring.current,
    ),
  };
}

/** Drops retired data keys under which nothing lies. @returns how many */
export async function dropRetired(dataSource: DataSource): Promise<number> {
  const unused = encryptedTables().map(
    ({ table }) => `not exists (select 1 from ${table} where key_id = data_key.id)`,
  );
  return await execute(dataSource, {
    text: `delete from data_key where retired_at < now() - interval '${graceMinutes} minutes'
           and ${[...unused, 'true'].join(' and ')}`,
  });
}

async function wrapAnew(dataSource: DataSource, ring: KeyRing): Promise<void> {
  await inTransaction(dataSource, async (tx) => {
    const keys = await query<{ id: number; purpose: string; version: number; wrapped: Buffer }>(tx, {
      text: `select id, purpose, ring_version as version, wrapped from data_key where ring_version <> $1
             order by id for update`,
      values: [ring.current],
    });
    const lacking = keys.map(({ version }) => version).filter((version) => !ring.has(version));
    if (lacking.length > 0) throw vaultFaults.wrong('', lacking);
    for (const { id, purpose, version, wrapped } of keys) {
      const anew = ring.wrap(purpose, ring.unwrap(purpose, wrapped, version));
      await execute(tx, {
        text: 'update data_key set wrapped = $2, ring_version = $3 where id = $1',
        values: [id, anew.wrapped, anew.version],
      });
    }
  });
}

async function renewDataKeys(dataSource: DataSource, ring: KeyRing): Promise<void> {
  await inTransaction(dataSource, async (tx) => {
    for (const purpose of await retireOlder(tx, ring.current)) await makeDataKey(tx, ring, purpose);
  });
}

async function retireOlder(tx: Tx, version: number): Promise<readonly string[]> {
  const rows = await query<{ purpose: string }>(tx, {
    text: `update data_key set retired_at = now() where retired_at is null and born_version < $1 returning purpose`,
    values: [version],
  });
  return rows.map(({ purpose }) => purpose);
}

async function rowsPerKey(dataSource: DataSource): Promise<ReadonlyMap<number, number>> {
  const counts = new Map<number, number>();
  for (const { table } of encryptedTables()) {
    const rows = await query<{ id: number; count: number }>(dataSource, {
      text: `select key_id as id, count(*) as count from ${table} where key_id is not null group by key_id`,
    });
    for (const { id, count } of rows) counts.set(id, (counts.get(id) ?? 0) + count);
  }
  return counts;
}
