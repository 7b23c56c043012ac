import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { execute, query, type Tx } from '../database/transaction.ts';
import { DataKey } from './data.key.ts';
import { encryptedTables } from './encrypted.table.ts';
import { DecryptionError, keyBytes } from './encryption.ts';
import type { KeySource } from './key.file.ts';
import { KeyRing } from './key.ring.ts';
import { vaultFaults } from './vault.faults.ts';

/** A data key as it lies in the database. */
interface WrappedKey {
  readonly id: number;
  readonly purpose: string;
  readonly version: number;
  readonly wrapped: Buffer;
}

/** For so long a process may go on encrypting with a key that a rotation has retired; its rows are found and encrypted again. */
const currentForMs = 30_000;

const columns = 'id, purpose, ring_version as version, wrapped';

/**
 * The keys of this process. Every purpose (people, registers, …) has a data key of its own, which lies in the database
 * wrapped by the key ring (envelope encryption), so turning the ring over wraps a few keys anew and not every value.
 */
export class Vault {
  readonly #keys = new Map<number, DataKey>();
  readonly #current = new Map<string, { readonly id: number; readonly until: number }>();

  private constructor(
    private readonly source: KeySource,
    private ring: KeyRing,
  ) {}

  /**
   * Opens the vault: every key that the data need must be there and open, and every purpose that was declared gets one.
   * @throws StartError `keys-missing`, `keys-unreadable`, `keys-wrong`
   */
  static async open(on: Tx | DataSource, source: KeySource): Promise<Vault> {
    const vault = new Vault(source, await source.read());
    await vault.#check(on);
    for (const purpose of new Set(encryptedTables().map((table) => table.purpose))) {
      await makeDataKey(on, vault.ring, purpose);
    }
    return vault;
  }

  /** The key with which new values of a purpose are encrypted. */
  async current(on: Tx | DataSource, purpose: string): Promise<DataKey> {
    const known = this.#current.get(purpose);
    if (known !== undefined && known.until > performance.now()) return await this.key(on, known.id);
    const [row] = await query<{ id: number }>(on, {
      name: 'data-key.current',
      text: 'select id from data_key where purpose = $1 and retired_at is null',
      values: [purpose],
    });
    if (row === undefined) throw new Error(`no table was declared with the purpose "${purpose}"`);
    this.#current.set(purpose, { id: row.id, until: performance.now() + currentForMs });
    return await this.key(on, row.id);
  }

  /**
   * The key of an encrypted row.
   * @throws StartError `keys-wrong` when the ring has been turned over and this machine has not got the new one
   */
  async key(on: Tx | DataSource, id: number): Promise<DataKey> {
    const known = this.#keys.get(id);
    if (known) return known;
    const [row] = await query<WrappedKey>(on, {
      name: 'data-key.one',
      text: `select ${columns} from data_key where id = $1`,
      values: [id],
    });
    if (row === undefined) throw new Error(`there is no data key ${id}`);
    // Somebody has turned the ring over while this process ran.
    if (!this.ring.has(row.version)) this.ring = await this.source.read();
    const key = unwrapped(this.ring, row, this.source.name);
    this.#keys.set(id, key);
    return key;
  }

  /** Every key under which values of a purpose may lie, for finding by a blind index. One, except during a rotation. */
  async all(on: Tx | DataSource, purpose: string): Promise<readonly DataKey[]> {
    const rows = await query<{ id: number }>(on, {
      name: 'data-key.all',
      text: 'select id from data_key where purpose = $1 order by id',
      values: [purpose],
    });
    const keys: DataKey[] = [];
    for (const { id } of rows) keys.push(await this.key(on, id));
    return keys;
  }

  async #check(on: Tx | DataSource): Promise<void> {
    const rows = await query<WrappedKey>(on, { text: `select ${columns} from data_key` });
    const lacking = new Set(rows.map(({ version }) => version).filter((version) => !this.ring.has(version)));
    if (lacking.size > 0) throw vaultFaults.wrong(this.source.name, [...lacking].sort());
    for (const row of rows) this.#keys.set(row.id, unwrapped(this.ring, row, this.source.name));
  }
}

/** Makes the current data key of a purpose, unless there is one. */
export async function makeDataKey(on: Tx | DataSource, ring: KeyRing, purpose: string): Promise<void> {
  const { version, wrapped } = ring.wrap(purpose, randomBytes(keyBytes));
  await execute(on, {
    text: `insert into data_key (purpose, born_version, ring_version, wrapped) values ($1, $2, $2, $3)
           on conflict (purpose) where retired_at is null do nothing`,
    values: [purpose, version, wrapped],
  });
}

function unwrapped(ring: KeyRing, { id, purpose, version, wrapped }: WrappedKey, name: string): DataKey {
  if (!ring.has(version)) throw vaultFaults.wrong(name, [version]);
  try {
    return new DataKey(id, purpose, ring.unwrap(purpose, wrapped, version));
  } catch (error) {
    if (error instanceof DecryptionError) throw vaultFaults.wrong(name, []);
    throw error;
  }
}
