import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
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
  return zipSync(printable(unzipSync(written), sheets), { level: 6, mtime: entryTime(at) });
}

/** As wide as A4 across at the smallest size that is still read, in characters of a column. */
const acrossAtMost = 260;

/**
 * How the sheets are printed, which the writer has no words for: as many pages across as can be read, with the head and the
 * first column on each of them.
 */
function printable(
  parts: Readonly<Record<string, Uint8Array>>,
  sheets: readonly Sheet[],
): Record<string, Uint8Array> {
  const changed = new Map(Object.entries(parts));
  const change = (path: string, by: (xml: string) => string) => {
    const part = changed.get(path);
    if (part !== undefined) changed.set(path, strToU8(by(strFromU8(part))));
  };
  for (const [n, { widths, orientation }] of sheets.entries()) {
    const pages = Math.ceil(widths.reduce((sum, width) => sum + width, 0) / acrossAtMost);
    const setup = `<pageSetup paperSize="9" orientation="${orientation ?? 'portrait'}" fitToWidth="${pages}" fitToHeight="0"/>`;
    change(`xl/worksheets/sheet${n + 1}.xml`, (xml) =>
      xml
        .replace(/<pageSetup\b[^>]*\/>/, '')
        .replace(/(<worksheet\b[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
        .replace(
          /(<pageMargins\b[^>]*\/>)?<\/worksheet>/,
          (_, margins = '') => `${margins}${setup}</worksheet>`,
        ),
    );
  }
  const titles = sheets.map(
    ({ name, head }, n) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${n}">'${name}'!$A:$A,'${name}'!$1:$${head}</definedName>`,
  );
  change('xl/workbook.xml', (xml) =>
    xml.replace('<definedNames/>', `<definedNames>${titles.join('')}</definedNames>`),
  );
  return Object.fromEntries(changed);
}
