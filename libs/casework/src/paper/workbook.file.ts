import { unzipSync, zipSync } from 'fflate';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { entryTime } from './word.file.ts';

/** What an .xlsx says it is. */
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A sheet of a workbook. */
export interface Sheet {
  readonly name: string;
  readonly rows: SheetData;
  /** Of each column, in characters. */
  readonly widths: readonly number[];
  /** Rows that stay in sight. */
  readonly head: number;
  readonly orientation?: 'landscape';
}

/**
 * A workbook whose bytes follow from its content alone: the writer packs the time of the writing into the archive, which is
 * packed again with the time of the content.
 * @param at  ISO instant of the content
 */
export async function xlsxOf(sheets: readonly Sheet[], at: string): Promise<Uint8Array> {
  const written = await writeXlsxFile(
    sheets.map(({ name, rows, widths, head, orientation }) => ({
      sheet: name,
      data: rows,
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: head,
      ...(orientation === undefined ? {} : { orientation }),
    })),
  ).toBuffer();
  return zipSync(unzipSync(written), { level: 6, mtime: entryTime(at) });
}
