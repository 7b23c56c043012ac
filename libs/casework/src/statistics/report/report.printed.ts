import { reportTablesOf, reportTitle } from './report.paper.ts';
import type { EditionRow, ReportRow } from './report.store.ts';
import type { PrintedReport } from './report.view.ts';

/** What stands on paper beside the sentences, for a page to show: the same tables in the same order, and what each number opens. */
export const printedReport = (
  report: Pick<ReportRow, 'kind'>,
  content: Pick<EditionRow, 'figures' | 'definitions'>,
): PrintedReport => ({
  title: reportTitle(report, content),
  tables: reportTablesOf(content).map(([title, { columns, rows, opens = [] }]) => ({
    title,
    columns: columns.map(({ title: head, align }) => ({
      title: head,
      align: align === 'left' ? 'left' : 'centre',
    })),
    rows: rows.map((cells, row) =>
      cells.map((text, column) => {
        const opening = opens[row]?.[column] ?? null;
        return { text, opens: opening === null ? null : { ...opening } };
      }),
    ),
  })),
});
