import { createHash, randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { StaffActor } from '#casework/organisation';
import { seal } from '#casework/seal';
import { type RegisterMapping, type RegisterReading, RuleError } from '#domain';
import { encryptedRow, execute, query, type Tx, type Vault } from '#platform';
import type { RefusedRow } from './register.entering.ts';
import { registerDeleted, registerFile, registerTable } from './register.file.ts';

/** What came of a register. */
export interface ImportResult {
  readonly imported: number;
  /** Rows that stand in the product already. */
  readonly repeated: number;
  readonly held: number;
  /** Good rows that could not be entered all the same. */
  readonly refused: readonly RefusedRow[];
}

/** A register as it was handed in. */
export interface StoredRegister {
  readonly id: string;
  readonly township_id: string;
  readonly file_name: string;
  readonly key_id: number | null;
  readonly content: Buffer | null;
  readonly corrections: Buffer | null;
  readonly corrections_hash: string | null;
  /** When something was corrected last that no commit has seen yet. */
  readonly corrected_at: Date | null;
  readonly sheet_name: string | null;
  readonly header_row: number | null;
  readonly mapping: RegisterMapping;
  readonly committed_at: Date | null;
  readonly result: ImportResult | null;
}

/** A register to be kept until its rows are entered, and for as long afterwards as its term runs. */
export interface NewRegister {
  readonly actor: StaffActor;
  readonly fileName: string;
  readonly content: Buffer;
  readonly mapping: RegisterMapping | undefined;
  readonly sheetName: string | undefined;
  readonly headerRow: number | undefined;
  readonly at: Date;
}

/** Keeps a register, encrypted, with what the township decided about its columns before. @returns its id */
export async function keepRegister(on: DataSource, vault: Vault, register: NewRegister): Promise<string> {
  const { actor, content } = register;
  const [townshipId = actor.organisationId] = actor.townshipIds;
  const id = randomUUID();
  const encrypted = encryptedRow(registerTable, await vault.current(on, registerTable.purpose), id, {
    content,
  });
  await execute(on, {
    name: 'import.begin',
    text: `
      insert into register_import (township_id, staff_id, file_name, content, content_hash, sheet_name, header_row, mapping,
        created_at, id, key_id)
      values ($1, $2, $3, $4, $5, $6, $7,
              coalesce((select mapping from register_mapping where township_id = $1), '{}') || $8::jsonb, $9, $10, $11)`,
    values: [
      townshipId,
      actor.staffId,
      register.fileName.slice(0, 200),
      encrypted.content,
      createHash('sha256').update(content).digest('hex'),
      register.sheetName ?? null,
      register.headerRow ?? null,
      JSON.stringify(register.mapping ?? {}),
      register.at,
      id,
      encrypted.key_id,
    ],
  });
  return id;
}

/** @param lock  'for update' where the row is written afterwards @throws RuleError kind "not-found" */
export async function storedRegister(
  on: Tx | DataSource,
  actor: StaffActor,
  id: string,
  lock: '' | 'for update' = '',
): Promise<StoredRegister> {
  const [row] = await query<StoredRegister>(on, {
    text: `select id, township_id, file_name, key_id, content, corrections, corrections_hash, corrected_at, sheet_name,
             header_row, mapping, committed_at, result
           from register_import where id = $1 and township_id = any($2::uuid[]) ${lock}`,
    values: [id, actor.townshipIds],
  });
  // A result from before rows could be refused says nothing of them.
  if (row) return { ...row, result: row.result && { ...row.result, refused: row.result.refused ?? [] } };
  throw new RuleError({
    kind: 'not-found',
    code: 'no-such-import',
    message: 'There is no such import',
    messageZh: '没有这次导入',
  });
}

/** @throws RuleError kind "conflict", code "register-deleted" when its term is over */
export async function contentOf(on: Tx | DataSource, vault: Vault, stored: StoredRegister): Promise<Buffer> {
  const content = await registerFile(on, vault, stored);
  if (content === null) throw registerDeleted();
  return content;
}

/** Replaces how the columns are read; sheet and header row where they are given. */
export async function redecide(
  tx: Tx,
  id: string,
  decided: {
    readonly mapping: RegisterMapping;
    readonly sheetName?: string | undefined;
    readonly headerRow?: number | undefined;
  },
): Promise<void> {
  await execute(tx, {
    text: `update register_import set mapping = $2::jsonb, sheet_name = coalesce($3, sheet_name),
             header_row = coalesce($4, header_row) where id = $1`,
    values: [id, JSON.stringify(decided.mapping), decided.sheetName ?? null, decided.headerRow ?? null],
  });
}

/** Keeps the mapping for later registers of the township: by header, since the third column of the next is another one. */
export async function saveMapping(
  on: DataSource,
  id: string,
  { layout, furtherLayouts }: RegisterReading,
): Promise<void> {
  const columns = [...(layout ? [layout] : []), ...furtherLayouts].flatMap((one) => one.columns);
  const decided = columns.filter(({ by, key }) => by === 'saved' && key !== '');
  await execute(on, {
    text: `insert into register_mapping (township_id, mapping) select township_id, $2::jsonb from register_import where id = $1
           on conflict (township_id) do update set mapping = register_mapping.mapping || excluded.mapping`,
    values: [
      id,
      JSON.stringify(Object.fromEntries(decided.map(({ key, field }) => [key, field ?? 'ignore']))),
    ],
  });
}

/**
 * Makes sure that a register still reads as it was read, and that it does until the transaction ends.
 * @throws RuleError kind "conflict", code "register-changed"
 */
export async function assertUnchanged(tx: Tx, stored: StoredRegister): Promise<void> {
  const [row] = await query(tx, {
    name: 'import.unchanged',
    text: `select 1 from register_import
           where id = $1 and corrections_hash is not distinct from $2 and mapping = $3::jsonb
             and sheet_name is not distinct from $4 and header_row is not distinct from $5
           for share`,
    values: [
      stored.id,
      stored.corrections_hash,
      JSON.stringify(stored.mapping),
      stored.sheet_name,
      stored.header_row,
    ],
  });
  if (row === undefined) throw registerChanged();
}

/** Writes down what came of a register, and seals it. @param at  ISO instant */
export async function finishRegister(
  tx: Tx,
  id: string,
  {
    townshipId,
    result,
    at,
  }: { readonly townshipId: string; readonly result: ImportResult; readonly at: string },
): Promise<void> {
  await execute(tx, {
    text: `update register_import set committed_at = $2, result = $3::jsonb, corrected_at = null where id = $1`,
    values: [id, at, JSON.stringify(result)],
  });
  await seal(tx, { chainId: townshipId, subject: 'register_import', subjectId: id, at });
}

const registerChanged = (): RuleError =>
  new RuleError({
    kind: 'conflict',
    code: 'register-changed',
    message: 'Something was corrected in this register meanwhile; look at it and import it again',
    messageZh: '这份台账刚刚有更正，请查看后重新导入',
  });
