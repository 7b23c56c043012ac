import type { DataSource } from 'typeorm';
import {
  boundTo,
  type CodeLock,
  decryptedRow,
  encryptedRow,
  encryptedTable,
  execute,
  type KeyPair,
  lockUnder,
  query,
  type Tx,
  unlockWith,
  type Vault,
} from '#platform';

/**
 * Private keys lie under the code of their owner, and that once more under the key ring: whoever has a dump cannot even
 * begin to guess codes without the key file.
 */
const sealingKeyTable = encryptedTable({
  table: 'sealing_key',
  purpose: 'sealing',
  columns: [{ name: 'private_key' }],
});

/** Somebody's key as it is known without their code. */
export interface SealingKey extends CodeLock {
  readonly id: string;
  readonly publicKey: Buffer;
  readonly madeAt: Date;
  readonly retiredAt: Date | null;
}

interface Row {
  readonly id: string;
  readonly key_id: number;
  readonly private_key: Buffer;
  readonly salt: Buffer;
  readonly cost: number;
  readonly publicKey: Buffer;
  readonly madeAt: Date;
  readonly retiredAt: Date | null;
}

/** Every key that somebody has had, the present one first. @param lock  holds them until the transaction ends */
export async function keysOf(
  on: Tx | DataSource,
  vault: Vault,
  staffId: string,
  lock = false,
): Promise<readonly SealingKey[]> {
  const rows = await query<Row>(on, {
    text: `select id, key_id, private_key, salt, cost, public_key as "publicKey", made_at as "madeAt", retired_at as "retiredAt"
           from sealing_key where staff_id = $1 order by retired_at desc nulls first, made_at desc${lock ? ' for update' : ''}`,
    values: [staffId],
  });
  const keys: SealingKey[] = [];
  for (const { key_id, private_key, ...row } of rows) {
    const opened = decryptedRow(sealingKeyTable, await vault.key(on, key_id), row.id, { private_key });
    keys.push({ ...row, locked: opened.private_key ?? Buffer.alloc(0) });
  }
  return keys;
}

/** The key in use. @returns undefined when there is none */
export async function keyInUse(
  on: Tx | DataSource,
  vault: Vault,
  staffId: string,
  lock = false,
): Promise<SealingKey | undefined> {
  return (await keysOf(on, vault, staffId, lock)).find(({ retiredAt }) => retiredAt === null);
}

/** Writes a key. The database refuses a second one in use of the same person. */
export async function insertKey(
  tx: Tx,
  vault: Vault,
  {
    id,
    staffId,
    pair,
    code,
    at,
  }: {
    readonly id: string;
    readonly staffId: string;
    readonly pair: KeyPair;
    readonly code: string;
    readonly at: Date;
  },
): Promise<void> {
  const { salt, cost, locked } = await lockUnder(code, boundKey(id, pair.publicKey), pair.privateKey);
  const key = await vault.current(tx, sealingKeyTable.purpose);
  const row = encryptedRow(sealingKeyTable, key, id, { private_key: locked });
  await execute(tx, {
    text: `insert into sealing_key (id, staff_id, public_key, salt, cost, key_id, private_key, made_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [id, staffId, pair.publicKey, salt, cost, row.key_id, row.private_key, at],
  });
}

/** The pair behind a code. @throws DecryptionError when it is the code of another key */
export async function openKey(code: string, key: SealingKey): Promise<KeyPair> {
  const { publicKey } = key;
  return { publicKey, privateKey: await unlockWith(code, boundKey(key.id, publicKey), key) };
}

const boundKey = (id: string, publicKey: Buffer): Buffer => boundTo('fengqiao sealing key', id, publicKey);
