import { Logger } from '@nestjs/common';
import type { ImportedCase } from '#casework/dispute';
import { failureCode, problemOf } from '#platform';

/** A good row that could not be entered all the same: which, and why. */
export interface RefusedRow {
  /** Row of the sheet, counted from 1. */
  readonly row: number;
  readonly messageZh: string;
  readonly message: string;
}

/** What came of some rows. */
export interface Entered {
  readonly imported: number;
  readonly refused: readonly RefusedRow[];
}

/** Enters some cases in one transaction, all or none. @returns how many were not there yet */
export type EnterCases = (cases: readonly ImportedCase[]) => Promise<number>;

const logger = new Logger('RegisterImport');

/**
 * Enters a batch at once, and where that is refused each row by itself, so that one bad row costs nobody else's. A database
 * that is away, or a register that somebody corrects meanwhile, is nobody's fault: the import is cut off and can be gone on
 * with. So it is when no row can be entered for a
 * reason that nobody foresaw, which is a fault of the program and not of the register.
 * @throws the error of the batch in these two cases
 */
export async function enterBatch(cases: readonly ImportedCase[], enter: EnterCases): Promise<Entered> {
  try {
    return { imported: await enter(cases), refused: [] };
  } catch (error) {
    if (isPassing(error)) throw error;
    const entered = await enterEach(cases, enter);
    if (problemOf(error).isUnforeseen && entered.refused.length === cases.length) throw error;
    return entered;
  }
}

async function enterEach(cases: readonly ImportedCase[], enter: EnterCases): Promise<Entered> {
  let imported = 0;
  const refused: RefusedRow[] = [];
  for (const one of cases) {
    try {
      imported += await enter([one]);
    } catch (error) {
      if (isPassing(error)) throw error;
      refused.push(refusal(one.event.source.row, error));
    }
  }
  return { imported, refused };
}

/** The database is away, or the register is read otherwise now: no fault of the rows. */
const isPassing = (error: unknown): boolean => {
  const { status, code } = problemOf(error).problem;
  return status === 503 || code === 'register-changed';
};

function refusal(row: number, error: unknown): RefusedRow {
  const { problem, isUnforeseen } = problemOf(error);
  if (isUnforeseen) logger.error(`row ${row} was not entered: ${failureCode(error)}`);
  const [zh, en] = isUnforeseen
    ? ['系统无法录入', 'The program cannot enter it']
    : [problem.title, problem.titleEn];
  return { row, messageZh: `第${row}行未能导入：${zh}`, message: `Row ${row} was not entered: ${en}` };
}
