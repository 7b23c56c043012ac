import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { newSalt, seal } from '#casework/seal';
import { type RowCorrection, RuleError } from '#domain';
import { encryptedRow, execute, query, type Tx, type Vault } from '#platform';
import { registerCorrections, registerDeleted, registerTable } from './register.file.ts';
import type { StoredRegister } from './register.store.ts';

/** Somebody corrected a row of a register, or took the correction back. */
export interface MadeCorrection {
  /** Name of the sheet; '' for a text table. */
  readonly sheet: string;
  /** Row of the sheet, counted from 1. */
  readonly row: number;
  readonly staffId: string;
  /** ISO instant. */
  readonly at: string;
  /** What was said instead; null: what was said before does not hold any more. */
  readonly correction: RowCorrection | null;
}

/** Beyond this much text, in bytes, it is quicker to correct the file itself. */
const correctionsLimit = 4 * 1024 * 1024;

/** Every correction of a register in the order in which they were made. @throws DecryptionError */
export async function madeCorrections(
  on: Tx | DataSource,
  vault: Vault,
  stored: StoredRegister,
): Promise<readonly MadeCorrection[]> {
  const plain = await registerCorrections(on, vault, stored);
  if (plain === null) return [];
  return (JSON.parse(plain.toString('utf8')) as { readonly made: readonly MadeCorrection[] }).made;
}

/** What was corrected in a sheet and still holds, by row. */
export type StandingCorrections = ReadonlyMap<
  number,
  MadeCorrection & { readonly correction: RowCorrection }
>;

/** The corrections that hold for a sheet: of each row the last. */
export function standingCorrections(made: readonly MadeCorrection[], sheetName: string): StandingCorrections {
  const standing = new Map<number, MadeCorrection & { readonly correction: RowCorrection }>();
  for (const { correction, ...one } of made) {
    if (one.sheet !== sheetName) continue;
    if (correction === null) standing.delete(one.row);
    else standing.set(one.row, { ...one, correction });
  }
  return standing;
}

/**
 * Keeps one more correction; the row of the register is locked. One that was entered before is sealed anew.
 * @throws RuleError kind "conflict", code "register-deleted" or "too-many-corrections"
 */
export async function keepCorrection(
  tx: Tx,
  vault: Vault,
  stored: StoredRegister,
  correction: MadeCorrection,
): Promise<void> {
  const { id, key_id: keyId, township_id: chainId } = stored;
  if (keyId === null) throw registerDeleted();
  const made = [...(await madeCorrections(tx, vault, stored)), correction];
  // A salt: short words would be guessed from their hash.
  const plain = Buffer.from(JSON.stringify({ salt: newSalt(), made }));
  if (plain.length > correctionsLimit) throw tooManyCorrections();
  const { corrections } = encryptedRow(registerTable, await vault.key(tx, keyId), id, { corrections: plain });
  await execute(tx, {
    text: `update register_import set corrections = $2, corrections_hash = $3, corrected_at = $4 where id = $1`,
    values: [id, corrections, createHash('sha256').update(plain).digest('hex'), correction.at],
  });
  if (stored.committed_at)
    await seal(tx, { chainId, subject: 'register_import', subjectId: id, at: correction.at });
}

/** The names of those who corrected something, by id. */
export async function correctorNames(
  on: DataSource,
  made: readonly MadeCorrection[],
): Promise<ReadonlyMap<string, string>> {
  if (made.length === 0) return new Map();
  const people = await query<{ id: string; name: string }>(on, {
    text: `select id, name from staff where id = any($1::uuid[])`,
    values: [[...new Set(made.map(({ staffId }) => staffId))]],
  });
  return new Map(people.map(({ id, name }) => [id, name]));
}

const tooManyCorrections = (): RuleError =>
  new RuleError({
    kind: 'conflict',
    code: 'too-many-corrections',
    message: 'There are too many corrections; correct the file itself and hand it in again',
    messageZh: '更正内容过多，请在表格中更正后重新上传',
  });
