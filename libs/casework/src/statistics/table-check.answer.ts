import type { TableFile } from '#casework/exchange';
import {
  checkGrid,
  checkTable,
  checkText,
  type PlacedTableCheck,
  type RegisterCell,
  type TableCheckRequest,
} from '#domain';
import type { FileCheckAnswer, TableCheckAnswer } from './table-check.view.ts';

/**
 * Checks what was handed in. Nothing of it is stored or logged.
 * @throws RuleError kind "invalid", code "table-too-large"
 */
export function answerOf({ entries, cells, merges, text, meanings }: TableCheckRequest): TableCheckAnswer {
  if (entries !== undefined) {
    const check = checkTable(entries, meanings);
    return shown({ ...check, form: 'table', places: [] }, 'entries');
  }
  if (cells !== undefined) return shown(checkGrid(cells, merges, meanings));
  return shown(checkText(text ?? '', meanings));
}

/** Checks a file, and gives back what stands in it. @throws RuleError kind "invalid", code "table-too-large" */
export function answerOfFile(file: TableFile): FileCheckAnswer {
  if (file.form === 'text') return { ...shown(checkText(file.text)), text: file.text, sheet: null };
  const { sheetName, sheetNames, cells, merges } = file;
  return {
    ...shown(checkGrid(cells, merges)),
    text: null,
    sheet: {
      sheetName,
      sheetNames: [...sheetNames],
      cells: cells.map((row) => row.map(cellShown)),
      merges: merges.map((merge) => ({ ...merge })),
    },
  };
}

/** Days and ticks are no figures; they are shown as words. */
function cellShown(cell: RegisterCell): string | number | null {
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  return typeof cell === 'object' && cell !== null ? cell.date : cell;
}

function shown(check: PlacedTableCheck, form: TableCheckAnswer['form'] = check.form): TableCheckAnswer {
  return {
    form,
    figures: check.figures.map((figure, at) => ({ ...figure, place: { ...check.places[at] } })),
    labels: [...check.labels],
    findings: check.findings.map((finding) => ({ ...finding, figures: [...finding.figures] })),
    counts: check.counts,
  };
}
