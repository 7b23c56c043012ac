import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffActor } from '#casework/organisation';
import { correctedReading, type InputFault, type RowCorrection, RuleError } from '#domain';
import { Clock, inTransaction, Vault } from '#platform';
import { keepCorrection } from './correction.store.ts';
import { enteredRows } from './entered.rows.ts';
import { storedRegister } from './register.store.ts';
import { bare, type ReadRegister, readStored } from './register.stored-reading.ts';

/** Correcting the held rows of a register where they are seen, before or after the others were entered. */
@Injectable()
export class RegisterCorrectionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly vault: Vault,
  ) {}

  /**
   * Says what a held row means; nothing said accepts it as it was read. It is entered with the next commit.
   * @param row  row of the sheet, counted from 1
   * @throws RuleError kind "not-found"; kind "invalid", code "row-incomplete" with what it still lacks; kind "conflict",
   *         codes "row-not-held", "row-entered" and those of keeping a correction
   */
  async correct(actor: StaffActor, id: string, row: number, correction: RowCorrection): Promise<void> {
    await this.change(actor, id, row, correction);
  }

  /** Takes back what was said of a row that was not entered yet. @throws RuleError as {@link correct} */
  async withdraw(actor: StaffActor, id: string, row: number): Promise<void> {
    await this.change(actor, id, row, null);
  }

  private async change(
    actor: StaffActor,
    id: string,
    row: number,
    correction: RowCorrection | null,
  ): Promise<void> {
    const today = this.clock.today();
    await inTransaction(this.dataSource, async (tx) => {
      const stored = await storedRegister(tx, actor, id, 'for update');
      const read = await readStored(tx, this.vault, stored, { actor, today });
      assertCorrectable(read, row, correction === null);
      const sheet = read.sheet.sheetName;
      if ((await enteredRows(tx, { importId: id, sheet }, [row])).has(row)) throw rowEntered();
      if (correction) assertComplete(read, row, correction, today);
      const at = this.clock.now().toISOString();
      await keepCorrection(tx, this.vault, stored, { sheet, row, staffId: actor.staffId, at, correction });
    });
  }
}

/** A row that reads well needs no correction here: it is entered, and its case is corrected. */
function assertCorrectable(
  { asWritten, corrections }: ReadRegister,
  row: number,
  isWithdrawn: boolean,
): void {
  const read = asWritten.rows[row - 1];
  if (read?.kind !== 'data') throw noSuchRow();
  if (!corrections.has(row) && (isWithdrawn || read.result !== 'held')) throw rowNotHeld();
}

function assertComplete(read: ReadRegister, row: number, correction: RowCorrection, today: string): void {
  const all = new Map([...bare(read.corrections), [row, correction]]);
  const { villageOf } = read.place;
  const corrected = correctedReading(read.asWritten, all, { today, villageOf }).rows[row - 1];
  if (corrected?.result === 'held') throw rowIncomplete(corrected.faults ?? []);
}

const rowIncomplete = (errors: readonly InputFault[]): RuleError =>
  new RuleError({
    kind: 'invalid',
    code: 'row-incomplete',
    message: 'The row cannot be entered like this',
    messageZh: '该行还不能录入，请看各栏的提示',
    errors,
  });

const noSuchRow = (): RuleError =>
  new RuleError({
    kind: 'not-found',
    code: 'no-such-row',
    message: 'There is no case in this row of the register',
    messageZh: '台账中该行不是案件',
  });

const rowNotHeld = (): RuleError =>
  new RuleError({
    kind: 'conflict',
    code: 'row-not-held',
    message: 'This row is not held: there is nothing to correct or to take back',
    messageZh: '该行没有待更正的内容',
  });

const rowEntered = (): RuleError =>
  new RuleError({
    kind: 'conflict',
    code: 'row-entered',
    message: 'This row is a case already; correct the case',
    messageZh: '该行已录入为案件，请在案件中更正',
  });
