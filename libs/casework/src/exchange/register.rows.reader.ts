import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RowReading } from '#domain';
import { Clock } from '#platform';
import { correctorNames } from './correction.store.ts';
import { casesOfRows } from './entered.rows.ts';
import type { ImportPreview } from './register.import.service.ts';
import { rowsView } from './register.row.view.ts';

/** Which rows of a register are asked for; `problems`: those at which a person should look, or did. */
export const rowsWanted = ['all', 'problems', 'none'] as const;
export type RowsWanted = (typeof rowsWanted)[number];

/** Shows the rows of a register with the cases that they are already and who corrected them. */
@Injectable()
export class RegisterRowsReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The rows that are asked for, in the order of the sheet. */
  async rows(preview: ImportPreview, wanted: RowsWanted) {
    if (wanted === 'none') return [];
    const { corrections, reading } = preview;
    const isProblem = ({ row, messages }: RowReading): boolean =>
      corrections.has(row) || messages.some(({ severity }) => severity !== 'info');
    return await this.shown(preview, wanted === 'all' ? reading.rows : reading.rows.filter(isProblem));
  }

  /** One row. @param row  of the sheet, counted from 1 @throws Error when the register has no such row */
  async row(preview: ImportPreview, row: number) {
    const [one] = await this.shown(preview, preview.reading.rows.slice(row - 1, row));
    if (one === undefined) throw new Error('the row was read a moment ago');
    return one;
  }

  private async shown(preview: ImportPreview, rows: readonly RowReading[]) {
    const { id: importId, place, sheet, corrections } = preview;
    const [cases, names] = await Promise.all([
      casesOfRows(this.dataSource, place.townshipId, rows, { importId, sheet: sheet.sheetName }),
      correctorNames(this.dataSource, [...corrections.values()]),
    ]);
    return rowsView(preview, rows, { cases, names, today: this.clock.today() });
  }
}
