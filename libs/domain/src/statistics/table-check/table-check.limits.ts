import { RuleError } from '../../errors.ts';
import type { RegisterCell, RegisterMerge } from '../../register/register.reading.ts';
import { readGrid } from './grid.reading.ts';

/**
 * What one check takes: a county's yearly table has some hundred figures. Beyond, the checks of all against all would
 * keep others waiting.
 */
export const tableCheckLimits = { figures: 2_000, characters: 20_000, rows: 500, columns: 100 } as const;
type Limited = keyof typeof tableCheckLimits;

const words: Readonly<Record<Limited, readonly [zh: string, en: string]>> = {
  figures: ['个数', 'figures'],
  characters: ['个字', 'characters'],
  rows: ['行', 'rows'],
  columns: ['列', 'columns'],
};

/** @throws RuleError kind "invalid", code "table-too-large" where there is more than one check takes */
export function refuseTooMuch(of: Limited, count: number): void {
  const most = tableCheckLimits[of];
  if (count <= most) return;
  const [zh, en] = words[of];
  throw new RuleError({
    kind: 'invalid',
    code: 'table-too-large',
    message: `A check takes ${most} ${en} at most; check the table in parts.`,
    messageZh: `一次最多核对${most}${zh}，请分成几部分核对。`,
  });
}

/** How many figures stand in a sheet; of a long one only its first rows are looked at. */
export const figuresIn = (
  cells: readonly (readonly RegisterCell[])[],
  merges: readonly RegisterMerge[] = [],
): number => readGrid(cells.slice(0, tableCheckLimits.rows), merges).length;
