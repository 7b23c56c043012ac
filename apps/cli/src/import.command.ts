import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { type ImportPreview, RegisterImportService } from '#casework/exchange';
import type { StaffActor } from '#casework/organisation';
import { headerKey, type RegisterMapping, registerFieldLabels, registerFields } from '#domain';
import { withOffice } from './open-office.ts';
import { progress } from './progress.ts';

/** A register goes in: preview, held rows, commit. */
export function addImportCommand(program: Command): void {
  program
    .command('import')
    .description('导入台账（.xlsx 或 .csv） · Import a register')
    .argument('<file>')
    .requiredOption('--as <username>', '以谁的身份导入 · who imports')
    .option('--dry-run', '只预览，不导入 · preview only', false)
    .option('--held <file.xlsx>', '把待更正的行存入此文件 · save the held rows here')
    .option('--sheet <name...>', '工作表，可写多个，逐个导入 · one sheet or several, one after the other')
    .option('--header-row <n>', '表头在第几行 · the row of the header')
    .option('--map <header=field...>', '指定某栏的含义，如 经办=mediators · what a column means')
    .option('--save', '以后也按 --map 读取本乡镇的台账 · keep the mapping for the township', false)
    .action(importRegister);
}

interface ImportOptions {
  readonly as: string;
  readonly dryRun: boolean;
  readonly held?: string;
  readonly sheet?: readonly string[];
  readonly headerRow?: string;
  readonly map?: readonly string[];
  readonly save: boolean;
}

async function importRegister(file: string, options: ImportOptions): Promise<void> {
  const content = await readFile(file);
  const headerRow = options.headerRow === undefined ? undefined : rowNumber(options.headerRow);
  const mapping = mappingOf(options.map ?? []);
  await withOffice(async ({ app, actor }) => {
    const who = await actor(options.as, 'register.import');
    const imports = app.get(RegisterImportService);
    for (const sheetName of options.sheet ?? [undefined]) {
      const choices = { sheetName, headerRow, mapping, save: options.save };
      const preview = await imports.begin(who, basename(file), content, choices);
      tellReading(preview);
      if (preview.reading.layout === null) throw new Error('没有导入 · Nothing was imported');
      if (options.held !== undefined && preview.reading.summary.held > 0) {
        const target = heldFile(options.held, options.sheet, sheetName);
        await writeFile(target, await imports.heldRows(who, preview.id));
        say(`待更正的行已存入 · held rows saved to ${target}`);
      }
      if (!options.dryRun) await commit(imports, who, preview);
    }
  });
}

function tellReading({ sheet, reading }: ImportPreview): void {
  if (sheet.sheetName !== '') say(`工作表 · sheet ${sheet.sheetName}`);
  for (const { header, field } of reading.layout?.columns ?? [])
    if (header !== '') say(`  ${header} → ${field === null ? '—' : registerFieldLabels[field].zh}`);
  for (const { messageZh } of reading.problems) say(messageZh);
  for (const { severity, messageZh } of reading.rows.flatMap(({ messages }) => messages))
    if (severity !== 'info') say(`${severity === 'error' ? '✗' : '!'} ${messageZh}`);
  const { dataRows, imported, held } = reading.summary;
  say(
    `共 ${dataRows} 行，可导入 ${imported}，待更正 ${held} · ${dataRows} rows: ${imported} good, ${held} held`,
  );
}

async function commit(
  imports: RegisterImportService,
  who: StaffActor,
  { id, reading }: ImportPreview,
): Promise<void> {
  const shown = progress('导入 · imported');
  const result = await imports.commit(who, id, (done) => shown.at(done, reading.summary.imported));
  shown.end();
  say(
    `已导入 ${result.imported}，已存在 ${result.repeated}，待更正 ${result.held} · imported ${result.imported}, known ${result.repeated}, held ${result.held}`,
  );
  for (const { messageZh, message } of result.refused) say(`✗ ${messageZh} · ${message}`);
}

/** Several sheets have a file of held rows each. */
function heldFile(file: string, sheets: readonly string[] = [], sheetName = ''): string {
  return sheets.length > 1
    ? file.replace(/(\.xlsx)?$/, `-${sheetName.replaceAll(/[\\/]/g, '_')}.xlsx`)
    : file;
}

function rowNumber(text: string): number {
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new Error('--header-row 应为行号，如 3 · must be a row number, e.g. 3');
}

/** 经办=mediators; a column is named by its header or by its place, counted from 0. */
function mappingOf(pairs: readonly string[]): RegisterMapping {
  const known = [...registerFields, 'ignore'] as const;
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, header = '', name] = /^(.+)=([a-z_]+)$/s.exec(pair) ?? [];
      const field = known.find((one) => one === name);
      if (field === undefined)
        throw new Error(
          `--map ${pair}：应写作 栏目=含义，含义为 · header=field, where field is one of\n${known.join(' ')}`,
        );
      return [headerKey(header), field];
    }),
  );
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
