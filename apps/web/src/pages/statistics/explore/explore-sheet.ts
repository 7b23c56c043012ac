import { countDefinitions, rateDefinitions } from '#domain';
import type { NameOf } from '../../../words/label.ts';
import { type ExploredLine, type FigureId, isRate } from './explored.ts';

/** What the columns of a rate are called beside its own. */
interface ColumnWords {
  readonly name: string;
  readonly numerator: string;
  readonly denominator: string;
  /** What the shares are shares of; null where there are none. */
  readonly share: string | null;
}

/** What is shown as rows of cells: of a rate both numbers, and the percentage where it is shown; money in yuan. */
export function sheetOf(
  lines: readonly ExploredLine[],
  figures: readonly FigureId[],
  { name, words }: { readonly name: NameOf; readonly words: ColumnWords },
): readonly (readonly string[])[] {
  const head = figures.flatMap((id) => {
    if (!isRate(id)) return [name(countDefinitions[id].title)];
    const title = name(rateDefinitions[id].title);
    return [`${title}(%)`, `${title} ${words.numerator}`, `${title} ${words.denominator}`];
  });
  const cells = ({ counts, rates }: ExploredLine) =>
    figures.flatMap((id) => {
      if (!isRate(id)) {
        const count = counts[id] ?? 0;
        return [countDefinitions[id].unit === 'fen' ? (count / 100).toFixed(2) : String(count)];
      }
      const { percent, numerator = 0, denominator = 0 } = rates[id] ?? {};
      return [percent ?? '', String(numerator), String(denominator)];
    });
  const share = (cell: string) => (words.share === null ? [] : [cell]);
  return [
    [words.name, ...share(`${words.share}(%)`), ...head],
    ...lines.map((line) => [name(line.name), ...share(line.share ?? ''), ...cells(line)]),
  ];
}

/** A cell that begins like a formula would be computed by the program that opens it. */
const harmless = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);
const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** As a file that spreadsheets open. @source RFC 4180; the mark in front tells them that it is UTF-8 */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => row.map((cell) => quoted(harmless(cell))).join(',')).join('\r\n')}\r\n`;

/** As spreadsheets take it from the clipboard. */
export const tabbed = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => harmless(cell).replaceAll(/\s/g, ' ')).join('\t')).join('\n');
