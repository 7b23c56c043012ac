import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { tableOfFile } from '#casework/exchange';
import { checkGrid, checkText, labelKey, type Meanings, meaningCodes, type PlacedTableCheck } from '#domain';

/** A table of figures from anywhere is held against itself. Needs no database and keeps nothing. */
export function addCheckTableCommand(program: Command): void {
  program
    .command('check-table')
    .description('核对报表的勾稽关系 · Check a table of figures for what contradicts itself')
    .argument(
      '<file>',
      '.xlsx、.csv 或文字，- 为标准输入 · a workbook, a text table or a paragraph; - for stdin',
    )
    .option('--sheet <name>', '工作表 · the sheet of a workbook')
    .option(
      '--means <label=meaning...>',
      '指定某栏的含义，如 收件=accepted · what a label means',
      meaningOf,
      {},
    )
    .addOption(new Option('--json', '以 JSON 输出 · print JSON').default(false))
    .action(checkTableFile);
}

interface CheckOptions {
  readonly sheet?: string;
  readonly means: Meanings;
  readonly json: boolean;
}

async function checkTableFile(file: string, { sheet, means, json }: CheckOptions): Promise<void> {
  const table = await tableOfFile(file === '-' ? await buffer(process.stdin) : await readFile(file), sheet);
  const check =
    table.form === 'text' ? checkText(table.text, means) : checkGrid(table.cells, table.merges, means);
  if (check.figures.length === 0) throw new Error('没有找到数字 · There are no figures in it');
  if (json) process.stdout.write(`${JSON.stringify(check, null, 2)}\n`);
  else tell(check, table.form === 'sheet' ? table.sheetName : '');
  const { contradiction } = check.counts;
  if (contradiction > 0) throw new Error(`有 ${contradiction} 处矛盾 · ${contradiction} contradictions`);
}

const marks = { contradiction: '✗', warning: '!', note: '·' } as const;

function tell({ figures, findings, counts, places }: PlacedTableCheck, sheetName: string): void {
  if (sheetName !== '') say(`工作表 · sheet ${sheetName}`);
  for (const { index, wording, written, meaning } of figures)
    say(
      `  ${[placeOf(places[index]), wording, written].filter((one) => one !== '').join(' ')} → ${meaning?.zh ?? '—'}`,
    );
  for (const { severity, zh, en, figures: concerned } of findings) {
    const cells = concerned.map((index) => placeOf(places[index])).filter((cell) => cell !== '');
    const where =
      cells.length === 0 ? '' : `（${cells.slice(0, 8).join('、')}${cells.length > 8 ? '…' : ''}）`;
    say(`${marks[severity]} ${zh}${where}\n  ${en}`);
  }
  const { contradiction, warning, note } = counts;
  say(
    `共 ${figures.length} 个数，矛盾 ${contradiction}，疑问 ${warning}，提示 ${note} · ${figures.length} figures: ${contradiction} contradictions, ${warning} warnings, ${note} notes`,
  );
}

/** B3, as spreadsheets name a cell; '' in a paragraph. */
function placeOf(place: PlacedTableCheck['places'][number] | undefined): string {
  if (place?.cell === undefined) return '';
  const { row, column } = place.cell;
  const letters = column < 26 ? '' : String.fromCharCode(64 + Math.floor(column / 26));
  return `${letters}${String.fromCharCode(65 + (column % 26))}${row + 1}`;
}

function meaningOf(pair: string, before: Meanings): Meanings {
  const [, label = '', name] = /^(.+)=([A-Za-z]+)$/s.exec(pair) ?? [];
  const code = meaningCodes.find((one) => one === name);
  if (code === undefined)
    throw new InvalidArgumentError(
      `应写作 栏目=含义，含义为 · label=meaning, one of ${meaningCodes.join(' ')}`,
    );
  return { ...before, [labelKey(label)]: code };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
