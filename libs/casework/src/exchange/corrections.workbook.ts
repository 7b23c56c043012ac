import writeXlsxFile, { type Cell, type SheetData } from 'write-excel-file/node';
import type { RegisterCell } from '#domain';
import type { HeldRow, HeldTable } from './corrections.table.ts';

export interface CorrectionsOptions {
  /** The title of the register. It may name the year or the one village of all rows, so it stands above them again. */
  readonly title?: string;
  /** The year of dates without one, where the title does not name it. */
  readonly year?: number | null;
}

/** Longer texts do not fit into a cell of Excel. */
const cellLimit = 32_767;
const dateFormat = 'yyyy-mm-dd';
const faultColour = '#FFE699';
const headerColour = '#EFEFEF';

/**
 * The held rows of a register as a workbook to correct and import again: the original columns behind the number of
 * the original row and the problem. Texts are written as texts, also those that begin like a formula.
 */
export async function correctionsWorkbook(
  tables: readonly HeldTable[],
  { title: original = '矛盾纠纷台账', year }: CorrectionsOptions = {},
): Promise<Buffer> {
  const stated = year && !original.includes(String(year)) ? `${year}年` : '';
  const title = `${stated}${original}（待更正的行，更正后可直接重新导入，前两列不导入）`;
  const data: SheetData = [
    [{ value: title, type: String, fontWeight: 'bold' }],
    ...tables.flatMap(({ headers, rows }) => [
      headerRow(headers),
      ...rows.map((held) => dataRow(held, headers.length)),
    ]),
  ];
  const width = Math.max(0, ...tables.map(({ headers }) => headers.length));
  const columns = [{ width: 8 }, { width: 50 }, ...Array.from({ length: width }, () => ({ width: 16 }))];
  return await writeXlsxFile(data, { sheet: '待更正', columns, stickyRowsCount: 2, dateFormat }).toBuffer();
}

function headerRow(headers: readonly string[]): Cell[] {
  return ['原行号', '问题', ...headers].map((header) => ({
    value: header,
    type: String,
    fontWeight: 'bold' as const,
    backgroundColor: headerColour,
    wrap: true,
  }));
}

function dataRow({ row, cells, problems, faulty }: HeldRow, width: number): Cell[] {
  const original = Array.from({ length: Math.max(width, cells.length) }, (_, column) => {
    const cell = written(cells[column] ?? null);
    if (!faulty.includes(column)) return cell;
    return { ...(cell ?? { value: '', type: String }), backgroundColor: faultColour };
  });
  const problem = { value: problems.join('\n'), type: String, wrap: true, textColor: '#C00000' };
  return [{ value: row, type: Number }, problem, ...original];
}

/** The type is always named: left to itself the library decides by the value. */
function written(cell: RegisterCell) {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'string') return { value: cell.slice(0, cellLimit), type: String, wrap: true };
  if (typeof cell === 'number') return { value: cell, type: Number };
  if (typeof cell === 'boolean') return { value: cell, type: Boolean };
  const instant = new Date(`${cell.date}T00:00:00Z`);
  if (Number.isNaN(instant.getTime())) return { value: cell.date, type: String };
  return { value: instant, type: Date, format: dateFormat };
}
