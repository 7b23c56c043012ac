import { type RegisterCell, tableCheckLimits } from '#domain';

type Cells = readonly (readonly RegisterCell[])[];

/** What a cell shows. */
export const shownIn = (cell: RegisterCell | undefined): string =>
  typeof cell === 'object' && cell !== null ? cell.date : String(cell ?? '');

export const widthOf = (cells: Cells): number => Math.max(1, ...cells.map((row) => row.length));

/** Whether a cell stands to the right, as numbers do. */
export const isNumeric = (text: string): boolean => /^[-+¥]?[\d０-９][\d０-９,.，]*\s*[%％]?$/.test(text);

/** The cells with one of them changed. */
export function withCell(
  cells: Cells,
  at: { readonly row: number; readonly column: number },
  text: string,
): Cells {
  return cells.map((row, index) => {
    if (index !== at.row) return row;
    const wide: RegisterCell[] = [
      ...row,
      ...Array<RegisterCell>(Math.max(0, at.column + 1 - row.length)).fill(''),
    ];
    wide[at.column] = text;
    return wide;
  });
}

/** The cells with a block laid over them from one cell on; rows and columns are added as it needs, up to what is checked. */
export function pastedInto(
  cells: Cells,
  at: { readonly row: number; readonly column: number },
  block: Cells,
): Cells {
  const filled = block.slice(0, block.findLastIndex((row) => row.some((cell) => cell !== null)) + 1);
  const rows = Math.min(tableCheckLimits.rows, Math.max(cells.length, at.row + filled.length));
  const columns = Math.min(tableCheckLimits.columns, Math.max(widthOf(cells), at.column + widthOf(filled)));
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => {
      const over = filled[row - at.row];
      const isOver = over !== undefined && column >= at.column && column < at.column + over.length;
      return (isOver ? over[column - at.column] : cells[row]?.[column]) ?? '';
    }),
  );
}
