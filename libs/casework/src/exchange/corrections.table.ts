import {
  headerField,
  type RegisterCell,
  type RegisterLayout,
  type RegisterReading,
  type RowReading,
  registerFieldLabels,
  registerMustFields,
} from '#domain';

/** A held row as it stood in the file, with what is to be corrected. */
export interface HeldRow {
  /** Row of the original sheet, counted from 1. */
  readonly row: number;
  readonly cells: readonly RegisterCell[];
  /** What is wrong, in Chinese. */
  readonly problems: readonly string[];
  /** Columns of the cells that are at fault, counted from 0. */
  readonly faulty: readonly number[];
}

/** The held rows of one table of the sheet under its headers. */
export interface HeldTable {
  readonly headers: readonly string[];
  readonly rows: readonly HeldRow[];
}

/** No wording of any list: a row in which it still stands is held again. */
const toBeFilled = '请补填';

type MustField = (typeof registerMustFields)[number];

/**
 * The held rows of a reading, table by table, each row fit to stand without the rows around it: 同上, merged cells and
 * headings of villages are written out, and a column that the register lacks is there to be filled.
 */
export function heldTables(
  cells: readonly (readonly RegisterCell[])[],
  { layout, furtherLayouts, rows }: RegisterReading,
): readonly HeldTable[] {
  const layouts = layout === null ? [] : [layout, ...furtherLayouts];
  return layouts.flatMap((one, index) => {
    const end = layouts[index + 1]?.headerRow ?? Number.POSITIVE_INFINITY;
    const held = rows.filter(({ row, result }) => result === 'held' && row >= one.firstDataRow && row < end);
    if (held.length === 0) return [];
    const lacking = registerMustFields.filter(
      (field) => !one.columns.some((column) => column.field === field),
    );
    const headers = [...one.columns.map(headerOf), ...lacking.map((field) => registerFieldLabels[field].zh)];
    return [{ headers, rows: held.map((row) => heldRow(row, cells, rows, one, lacking)) }];
  });
}

function heldRow(
  { row, messages, ...reading }: RowReading,
  cells: readonly (readonly RegisterCell[])[],
  rows: readonly RowReading[],
  { columns }: RegisterLayout,
  lacking: readonly MustField[],
): HeldRow {
  const shown = messages.filter((message) => message.severity !== 'info');
  const village = 'record' in reading ? reading.record.village_name : null;
  const added = lacking.map((field) => (field === 'village' && village !== null ? village : toBeFilled));
  const original = columns.map(({ index }) => writtenOut(row, index, cells, rows));
  return {
    row,
    cells: [...original, ...added],
    problems: shown.map((message) => message.messageZh),
    faulty: [
      ...shown.flatMap((message) => message.column ?? []),
      ...added.flatMap((text, index) => (text === toBeFilled ? [columns.length + index] : [])),
    ],
  };
}

/** A cell as it was understood where that depends on other rows or on the workbook. */
function writtenOut(
  row: number,
  column: number,
  cells: readonly (readonly RegisterCell[])[],
  rows: readonly RowReading[],
): RegisterCell {
  const notes = (rows[row - 1]?.messages ?? []).filter((message) => message.column === column);
  const taken = notes.find(({ code }) => code === 'DITTO_READ' || code === 'MERGED_CELL_READ');
  if (taken?.otherRow !== undefined && taken.otherRow < row)
    return writtenOut(taken.otherRow, column, cells, rows);
  const serial = notes.find(({ code }) => code === 'DATE_SERIAL_READ');
  return serial?.read === undefined ? (cells[row - 1]?.[column] ?? null) : { date: serial.read };
}

/**
 * The header under which a column reads again as it was read: one that was recognised by its content, by a saved
 * mapping or by the level above it gets the usual name of its field, and an amount its unit.
 */
function headerOf({ header, field, by, inWan }: RegisterLayout['columns'][number]): string {
  if (field === null) return header;
  const name = by === 'synonym' && headerField(header) === field ? header : registerFieldLabels[field].zh;
  return inWan && !name.includes('万') ? `${name}(万元)` : name;
}
