import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DisputeIntake, type ImportedCase } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { seal } from '#casework/seal';
import {
  mappingByHeader,
  type RegisterMapping,
  type RegisterMessage,
  type RegisterReading,
  type RegisterRecord,
  RuleError,
  readRegister,
} from '#domain';
import {
  Clock,
  decryptedRow,
  encryptedRow,
  encryptedTable,
  execute,
  inTransaction,
  query,
  type Tx,
  Vault,
} from '#platform';
import { heldTables } from './corrections.table.ts';
import { correctionsWorkbook } from './corrections.workbook.ts';
import { caseOf } from './register.case.ts';
import { parseRegisterFile, type RegisterSheet } from './register-file.parser.ts';
import { type ImportPlace, townshipBook } from './township.book.ts';

/** What a person decides about a register before it is committed. */
export interface ImportChoices {
  readonly mapping?: RegisterMapping | undefined;
  readonly sheetName?: string | undefined;
  readonly headerRow?: number | undefined;
  /** Keep the mapping for later registers of the township. */
  readonly save?: boolean | undefined;
}

/** What came of a register. */
export interface ImportResult {
  readonly imported: number;
  /** Rows that stand in the product already. */
  readonly repeated: number;
  readonly held: number;
}

/** A register with what is read of it. */
export interface ImportPreview {
  readonly id: string;
  readonly fileName: string;
  readonly sheet: Pick<RegisterSheet, 'format' | 'sheetName' | 'sheetNames'>;
  readonly reading: RegisterReading;
  readonly result: ImportResult | null;
}

interface StoredImport {
  readonly id: string;
  readonly file_name: string;
  readonly key_id: number | null;
  readonly content: Buffer | null;
  readonly sheet_name: string | null;
  readonly header_row: number | null;
  readonly mapping: RegisterMapping;
  readonly committed_at: Date | null;
  readonly result: ImportResult | null;
}

const importTable = encryptedTable({
  table: 'register_import',
  purpose: 'register',
  columns: [{ name: 'content', plain: 'plain_content' }],
});

/** Cases per transaction: few enough that an acceptance waits less than a second for its number. */
const batchSize = 100;

/** Reading a register, correcting how it is read, and entering its good rows. */
@Injectable()
export class RegisterImportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly intake: DisputeIntake,
    private readonly vault: Vault,
  ) {}

  /** @throws RuleError kind "invalid" when the file cannot be read; the sentence says what to do */
  async begin(
    actor: StaffActor,
    fileName: string,
    content: Buffer,
    choices: ImportChoices = {},
  ): Promise<ImportPreview> {
    // Read before it is stored: what is no register is not kept.
    await parseRegisterFile(content, choices.sheetName);
    const [townshipId = actor.organisationId] = actor.townshipIds;
    const id = randomUUID();
    const key = await this.vault.current(this.dataSource, importTable.purpose);
    const encrypted = encryptedRow(importTable, key, id, { content });
    await execute(this.dataSource, {
      name: 'import.begin',
      text: `
        insert into register_import (township_id, staff_id, file_name, content, content_hash, sheet_name, header_row, mapping,
          created_at, id, key_id)
        values ($1, $2, $3, $4, $5, $6, $7,
                coalesce((select mapping from register_mapping where township_id = $1), '{}') || $8::jsonb, $9, $10, $11)`,
      values: [
        townshipId,
        actor.staffId,
        fileName.slice(0, 200),
        encrypted.content,
        createHash('sha256').update(content).digest('hex'),
        choices.sheetName ?? null,
        choices.headerRow ?? null,
        JSON.stringify(choices.mapping ?? {}),
        this.clock.now(),
        id,
        encrypted.key_id,
      ],
    });
    const preview = await this.preview(actor, id);
    if (choices.save) await this.saveMapping(preview.id, preview.reading);
    return preview;
  }

  /** @throws RuleError kind "not-found" */
  async preview(actor: StaffActor, id: string): Promise<ImportPreview> {
    const stored = await this.stored(this.dataSource, actor, id);
    const { sheet, reading } = await this.read(this.dataSource, actor, stored);
    return { id, fileName: stored.file_name, sheet, reading, result: stored.result };
  }

  /** Corrects how the register is read. @throws RuleError kind "conflict" when it was committed already */
  async correct(actor: StaffActor, id: string, choices: ImportChoices): Promise<ImportPreview> {
    await inTransaction(this.dataSource, async (tx) => {
      const stored = await this.stored(tx, actor, id);
      if (stored.committed_at) throw alreadyCommitted();
      if (choices.sheetName !== undefined)
        await parseRegisterFile(await this.contentOf(tx, stored), choices.sheetName);
      const mapping = choices.sheetName === undefined ? stored.mapping : mappingByHeader(stored.mapping);
      await execute(tx, {
        text: `update register_import set mapping = $2::jsonb, sheet_name = coalesce($3, sheet_name),
                 header_row = coalesce($4, header_row) where id = $1`,
        values: [
          id,
          JSON.stringify({ ...mapping, ...choices.mapping }),
          choices.sheetName ?? null,
          choices.headerRow ?? null,
        ],
      });
    });
    const preview = await this.preview(actor, id);
    if (choices.save) await this.saveMapping(id, preview.reading);
    return preview;
  }

  /** Kept by header, never by place: the third column of the next register is another one. */
  private async saveMapping(id: string, { layout, furtherLayouts }: RegisterReading): Promise<void> {
    const columns = [...(layout ? [layout] : []), ...furtherLayouts].flatMap((one) => one.columns);
    const decided = columns.filter(({ by, key }) => by === 'saved' && key !== '');
    await execute(this.dataSource, {
      text: `insert into register_mapping (township_id, mapping) select township_id, $2::jsonb from register_import where id = $1
             on conflict (township_id) do update set mapping = register_mapping.mapping || excluded.mapping`,
      values: [
        id,
        JSON.stringify(Object.fromEntries(decided.map(({ key, field }) => [key, field ?? 'ignore']))),
      ],
    });
  }

  /**
   * Enters every good row that is not there yet. Done in batches: when it is cut off, the next commit goes on, because a
   * row that was entered is recognised.
   * @param onProgress  told after each batch
   * @throws RuleError kind "invalid", code "no-register" when no header was found: it can still be pointed out
   */
  async commit(
    actor: StaffActor,
    id: string,
    onProgress: (done: number, all: number) => void = () => undefined,
  ): Promise<ImportResult> {
    const stored = await this.stored(this.dataSource, actor, id);
    if (stored.committed_at && stored.result) return stored.result;
    const { place, sheet, reading } = await this.read(this.dataSource, actor, stored);
    if (reading.layout === null) throw nothingToEnter(reading);
    const records = reading.rows.flatMap((row): RegisterRecord[] =>
      row.result === 'imported' ? [row.record] : [],
    );
    const source = { file: stored.file_name, sheet: sheet.sheetName, importId: id };
    let imported = 0;
    for (let start = 0; start < records.length; start += batchSize) {
      const batch = records.slice(start, start + batchSize).map((record) => caseOf(record, source, place));
      imported += await inTransaction(this.dataSource, (tx) =>
        this.enter(tx, actor, place.townshipId, batch),
      );
      onProgress(Math.min(start + batchSize, records.length), records.length);
    }
    const result = { imported, repeated: records.length - imported, held: reading.summary.held };
    await inTransaction(this.dataSource, async (tx) => {
      const at = this.clock.now().toISOString();
      await execute(tx, {
        text: `update register_import set committed_at = $2, result = $3::jsonb where id = $1`,
        values: [id, at, JSON.stringify(result)],
      });
      await seal(tx, { chainId: place.townshipId, subject: 'register_import', subjectId: id, at });
    });
    return result;
  }

  /** The held rows as a workbook to correct and hand in again. */
  async heldRows(actor: StaffActor, id: string): Promise<Buffer> {
    const stored = await this.stored(this.dataSource, actor, id);
    const { sheet, reading } = await this.read(this.dataSource, actor, stored);
    const { layout } = reading;
    const title = sheet.cells[(layout?.titleRow ?? 0) - 1]?.find((cell) => typeof cell === 'string');
    return await correctionsWorkbook(heldTables(sheet.cells, reading), {
      ...(typeof title === 'string' ? { title } : {}),
      year: layout?.year ?? null,
    });
  }

  /** One import at a time in a township, so that the same row handed in twice at once is entered once. */
  private async enter(
    tx: Tx,
    actor: StaffActor,
    townshipId: string,
    cases: readonly ImportedCase[],
  ): Promise<number> {
    await tx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`import:${townshipId}`]);
    const known = await query<{ import_key: string }>(tx, {
      name: 'import.known',
      text: `select import_key from dispute where township_id = $1 and import_key = any($2::text[])`,
      values: [townshipId, cases.map(({ importKey }) => importKey)],
    });
    const seen = new Set(known.map(({ import_key }) => import_key));
    const fresh = cases.filter(({ importKey }) => !seen.has(importKey));
    for (const imported of fresh) await this.intake.import(tx, imported, actor);
    return fresh.length;
  }

  private async stored(on: Tx | DataSource, actor: StaffActor, id: string): Promise<StoredImport> {
    const [row] = await query<StoredImport>(on, {
      text: `select id, file_name, key_id, content, sheet_name, header_row, mapping, committed_at, result
             from register_import where id = $1 and township_id = any($2::uuid[])`,
      values: [id, actor.townshipIds],
    });
    if (row) return row;
    throw new RuleError({
      kind: 'not-found',
      code: 'no-such-import',
      message: 'There is no such import',
      messageZh: '没有这次导入',
    });
  }

  /** @throws RuleError kind "conflict", code "register-deleted" when its term is over */
  private async contentOf(on: Tx | DataSource, stored: StoredImport): Promise<Buffer> {
    if (stored.key_id === null || stored.content === null) throw registerDeleted();
    const key = await this.vault.key(on, stored.key_id);
    const { content } = decryptedRow(importTable, key, stored.id, { ...stored });
    return content ?? Buffer.alloc(0);
  }

  private async read(
    on: Tx | DataSource,
    actor: StaffActor,
    stored: StoredImport,
  ): Promise<{
    readonly place: ImportPlace;
    readonly sheet: RegisterSheet;
    readonly reading: RegisterReading;
  }> {
    const [place, sheet] = await Promise.all([
      townshipBook(on, actor),
      parseRegisterFile(await this.contentOf(on, stored), stored.sheet_name ?? undefined),
    ]);
    const reading = readRegister(sheet.cells, {
      villages: place.villages,
      today: this.clock.today(),
      mapping: stored.mapping,
      townshipName: place.townshipName,
      sheetName: sheet.sheetName,
      merges: sheet.merges,
      is1904: sheet.is1904,
      ...(stored.header_row === null ? {} : { headerRow: stored.header_row }),
    });
    const problems = [...reading.problems, ...sheetsLeftOut(sheet)];
    return { place, sheet, reading: { ...reading, problems } };
  }
}

/** A workbook with a sheet for each month is imported sheet by sheet: what is not read is said. */
function sheetsLeftOut({ sheetName, otherRegisters }: RegisterSheet): readonly RegisterMessage[] {
  if (otherRegisters.length === 0) return [];
  const others = otherRegisters.map((name) => `“${name}”`).join('、');
  return [
    {
      code: 'OTHER_SHEETS',
      severity: 'warn',
      row: 0,
      field: '',
      messageZh: `工作簿中还有像台账的工作表${others}，本次只读取“${sheetName}”，其他的请选择工作表另行导入`,
      message: `Other sheets look like registers too: ${others}. Only “${sheetName}” is read; import the others by choosing them.`,
    },
  ];
}

const nothingToEnter = ({ problems }: RegisterReading): RuleError =>
  new RuleError({
    kind: 'invalid',
    code: 'no-register',
    message: problems[0]?.message ?? 'No register was found.',
    messageZh: problems[0]?.messageZh ?? '没有找到台账',
  });

const alreadyCommitted = (): RuleError =>
  new RuleError({
    kind: 'conflict',
    code: 'already-committed',
    message: 'This register was imported already; hand in the corrected rows as a new file',
    messageZh: '该台账已导入；更正后的行请作为新文件导入',
  });

const registerDeleted = (): RuleError =>
  new RuleError({
    kind: 'conflict',
    code: 'register-deleted',
    message: 'The file of this import was deleted when its term was over; hand it in again',
    messageZh: '该台账文件已按保管期限删除，如需查看请重新上传',
  });
