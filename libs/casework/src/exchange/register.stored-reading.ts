import type { DataSource } from 'typeorm';
import type { StaffActor } from '#casework/organisation';
import {
  correctedReading,
  type RegisterMessage,
  type RegisterReading,
  type RowCorrection,
  readRegister,
  withFiguresRechecked,
} from '#domain';
import type { Tx, Vault } from '#platform';
import { madeCorrections, type StandingCorrections, standingCorrections } from './correction.store.ts';
import { contentOf, type StoredRegister } from './register.store.ts';
import { parseRegisterFile, type RegisterSheet } from './register-file.parser.ts';
import { type ImportPlace, townshipBook } from './township.book.ts';

/** A register as it was read for a township. */
export interface ReadRegister {
  readonly place: ImportPlace;
  readonly sheet: RegisterSheet;
  /** Without what people corrected. */
  readonly asWritten: RegisterReading;
  /** With what people corrected. */
  readonly reading: RegisterReading;
  /** What was corrected and still holds, by row. */
  readonly corrections: StandingCorrections;
}

/** Reads a stored register with what was decided about it and what was corrected in it. @throws RuleError as {@link contentOf} */
export async function readStored(
  on: Tx | DataSource,
  vault: Vault,
  stored: StoredRegister,
  { actor, today }: { readonly actor: StaffActor; readonly today: string },
): Promise<ReadRegister> {
  const [place, sheet] = await Promise.all([
    townshipBook(on, actor),
    parseRegisterFile(await contentOf(on, vault, stored), stored.sheet_name ?? undefined),
  ]);
  const asWritten = readRegister(sheet.cells, {
    villages: place.villages,
    localTypes: place.localTypes,
    today,
    mapping: stored.mapping,
    townshipName: place.townshipName,
    sheetName: sheet.sheetName,
    merges: sheet.merges,
    is1904: sheet.is1904,
    ...(stored.header_row === null ? {} : { headerRow: stored.header_row }),
  });
  const corrections = standingCorrections(await madeCorrections(on, vault, stored), sheet.sheetName);
  const corrected = correctedReading(asWritten, bare(corrections), { today, villageOf: place.villageOf });
  const reading =
    corrections.size === 0 ? corrected : withFiguresRechecked(corrected, sheet.cells, sheet.merges);
  const problems = [...reading.problems, ...sheetsLeftOut(sheet)];
  return { place, sheet, asWritten, reading: { ...reading, problems }, corrections };
}

/** The corrections without who made them. */
export const bare = (corrections: StandingCorrections): ReadonlyMap<number, RowCorrection> =>
  new Map([...corrections].map(([row, { correction }]) => [row, correction]));

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
