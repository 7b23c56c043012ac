import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DisputeIntake, type ImportedCase } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import {
  type ImportedRow,
  mappingByHeader,
  type RegisterMapping,
  type RegisterReading,
  RuleError,
} from '#domain';
import { Clock, inTransaction, type Tx, Vault } from '#platform';
import { heldTables } from './corrections.table.ts';
import { correctionsWorkbook } from './corrections.workbook.ts';
import { enteredRows, knownCases, type SheetOfImport } from './entered.rows.ts';
import { caseOf } from './register.case.ts';
import { enterBatch, type RefusedRow } from './register.entering.ts';
import {
  assertUnchanged,
  contentOf,
  finishRegister,
  type ImportResult,
  keepRegister,
  redecide,
  type StoredRegister,
  saveMapping,
  storedRegister,
} from './register.store.ts';
import { type ReadRegister, readStored } from './register.stored-reading.ts';
import { parseRegisterFile } from './register-file.parser.ts';

/** What a person decides about a register before it is committed. */
export interface ImportChoices {
  readonly mapping?: RegisterMapping | undefined;
  readonly sheetName?: string | undefined;
  readonly headerRow?: number | undefined;
  /** Keep the mapping for later registers of the township. */
  readonly save?: boolean | undefined;
}

/** A register with what is read of it. */
export interface ImportPreview extends ReadRegister {
  readonly id: string;
  readonly fileName: string;
  readonly result: ImportResult | null;
}

/** Cases per transaction: few enough that an acceptance waits less than a second for its number. */
const batchSize = 200;

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
    const id = await keepRegister(this.dataSource, this.vault, {
      actor,
      fileName,
      content,
      mapping: choices.mapping,
      sheetName: choices.sheetName,
      headerRow: choices.headerRow,
      at: this.clock.now(),
    });
    const preview = await this.preview(actor, id);
    if (choices.save) await saveMapping(this.dataSource, id, preview.reading);
    return preview;
  }

  /** @throws RuleError kind "not-found" */
  async preview(actor: StaffActor, id: string): Promise<ImportPreview> {
    const stored = await storedRegister(this.dataSource, actor, id);
    const read = await this.read(actor, stored);
    return { ...read, id, fileName: stored.file_name, result: stored.result };
  }

  /** Corrects how the register is read. @throws RuleError kind "conflict" when it was committed already */
  async correct(actor: StaffActor, id: string, choices: ImportChoices): Promise<ImportPreview> {
    await inTransaction(this.dataSource, async (tx) => {
      const stored = await storedRegister(tx, actor, id, 'for update');
      if (stored.committed_at) throw alreadyCommitted();
      if (choices.sheetName !== undefined)
        await parseRegisterFile(await contentOf(tx, this.vault, stored), choices.sheetName);
      const mapping = choices.sheetName === undefined ? stored.mapping : mappingByHeader(stored.mapping);
      await redecide(tx, id, { ...choices, mapping: { ...mapping, ...choices.mapping } });
    });
    const preview = await this.preview(actor, id);
    if (choices.save) await saveMapping(this.dataSource, id, preview.reading);
    return preview;
  }

  /**
   * Enters every good row that is not there yet. Done in batches: when it is cut off, the next commit goes on, because a
   * row that was entered is recognised. A row that is refused is named in the result and keeps no other from being entered.
   * Done again after rows were corrected, it enters these.
   * @param onProgress  told after each batch
   * @throws RuleError kind "invalid", code "no-register" when no header was found: it can still be pointed out; kind
   *         "conflict", code "register-changed" when somebody corrects it meanwhile
   */
  async commit(
    actor: StaffActor,
    id: string,
    onProgress: (done: number, all: number) => void = () => undefined,
  ): Promise<ImportResult> {
    const stored = await storedRegister(this.dataSource, actor, id);
    if (stored.result && stored.corrected_at === null) return stored.result;
    const { place, sheet, reading } = await this.read(actor, stored);
    if (reading.layout === null) throw nothingToEnter(reading);
    const good = reading.rows.filter((row): row is ImportedRow => row.result === 'imported');
    const source = { file: stored.file_name, sheet: sheet.sheetName, importId: id };
    const enter = (cases: readonly ImportedCase[]) =>
      inTransaction(this.dataSource, async (tx) => {
        await assertUnchanged(tx, stored);
        return await this.enter(tx, actor, place.townshipId, source, cases);
      });
    let imported = stored.result?.imported ?? 0;
    const refused: RefusedRow[] = [];
    for (let start = 0; start < good.length; start += batchSize) {
      const batch = good.slice(start, start + batchSize).map((row) => caseOf(row, source, place));
      const entered = await enterBatch(batch, enter);
      imported += entered.imported;
      refused.push(...entered.refused);
      onProgress(Math.min(start + batchSize, good.length), good.length);
    }
    const repeated = good.length - imported - refused.length;
    const result = { imported, repeated, held: reading.summary.held, refused };
    await inTransaction(this.dataSource, async (tx) => {
      await assertUnchanged(tx, stored);
      const at = this.clock.now().toISOString();
      await finishRegister(tx, id, { townshipId: place.townshipId, result, at });
    });
    return result;
  }

  /** The held rows as a workbook to correct and hand in again. */
  async heldRows(actor: StaffActor, id: string): Promise<Buffer> {
    const stored = await storedRegister(this.dataSource, actor, id);
    const { sheet, reading } = await this.read(actor, stored);
    const { layout } = reading;
    const title = sheet.cells[(layout?.titleRow ?? 0) - 1]?.find((cell) => typeof cell === 'string');
    return await correctionsWorkbook(heldTables(sheet.cells, reading), {
      ...(typeof title === 'string' ? { title } : {}),
      year: layout?.year ?? null,
    });
  }

  /**
   * One import at a time in a township, so that the same row handed in twice at once is entered once. A row of this register
   * that is a case stays that one, also when it was corrected or is read otherwise now.
   */
  private async enter(
    tx: Tx,
    actor: StaffActor,
    townshipId: string,
    sheet: SheetOfImport,
    cases: readonly ImportedCase[],
  ): Promise<number> {
    await tx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`import:${townshipId}`]);
    const entered = await enteredRows(
      tx,
      sheet,
      cases.map(({ event }) => event.source.row),
    );
    const known = await knownCases(
      tx,
      townshipId,
      cases.map(({ importKey }) => importKey),
    );
    const fresh = cases.filter(
      ({ importKey, event }) => !known.has(importKey) && !entered.has(event.source.row),
    );
    return (await this.intake.import(tx, fresh, actor)).length;
  }

  private async read(actor: StaffActor, stored: StoredRegister): Promise<ReadRegister> {
    return await readStored(this.dataSource, this.vault, stored, { actor, today: this.clock.today() });
  }
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
    message: 'This register was imported already; only its held rows can still be corrected',
    messageZh: '该台账已导入，只能更正待更正的行',
  });
