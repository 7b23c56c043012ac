import type { RegisterSummary, RowReading } from './register.reading.ts';

/** How many rows are cases, and which of them are held and for what first of all. */
export function countedRows(
  rows: readonly RowReading[],
): Pick<RegisterSummary, 'dataRows' | 'imported' | 'held' | 'heldRows'> {
  const data = rows.filter((row) => row.kind === 'data');
  const held = data.filter((row) => row.result === 'held');
  return {
    dataRows: data.length,
    imported: data.length - held.length,
    held: held.length,
    heldRows: held.map(({ row, messages }) => ({
      row,
      code: messages.find((message) => message.severity === 'error')?.code ?? 'INCOMPLETE',
    })),
  };
}
