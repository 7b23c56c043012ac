import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { disputeFilter } from '#casework/dispute';
import { DisputeExport, type ExportFormat, exportFormats, RegisterImportService } from '#casework/exchange';
import { documentOf } from '#platform';
import { openApi } from './open-api.ts';
import { withDatabase, withOffice } from './open-office.ts';
import { progress } from './progress.ts';

/** Data in and out. */
export function addDataCommands(program: Command): void {
  program
    .command('migrate')
    .description('升级数据库结构（空库时按 FENGQIAO_SEED 建立演示数据） · Bring the database up to date')
    .action(async () => {
      await withDatabase(async () => process.stdout.write('数据库已是最新 · The database is up to date\n'));
    });

  program
    .command('import')
    .description('导入台账（.xlsx 或 .csv） · Import a register')
    .argument('<file>')
    .requiredOption('--as <username>', '以谁的身份导入 · who imports')
    .option('--dry-run', '只预览，不导入 · preview only', false)
    .option('--held <file.xlsx>', '把待更正的行存入此文件 · save the held rows here')
    .option('--sheet <name>', '工作表 · sheet')
    .action(importRegister);

  program
    .command('export')
    .description('导出案件 · Export disputes')
    .argument('<file>', '扩展名决定格式（.xlsx 或 .csv） · the extension decides')
    .requiredOption(
      '--as <username>',
      '以谁的身份导出（只含其可见内容） · who exports; only what they may see',
    )
    .addOption(
      new Option('--stage <stage...>', '阶段 · stage').choices([
        'reported',
        'analyzed',
        'mediated',
        'resolved',
        'closed',
      ]),
    )
    .action(async (file: string, options: { as: string; stage?: string[] }) => {
      const format = exportFormats.find((known) => file.endsWith(`.${known}`));
      if (!format) throw new Error('文件名应以 .xlsx 或 .csv 结尾 · The file name must end in .xlsx or .csv');
      const content = await exported(options.as, { stage: options.stage }, format);
      await writeFile(file, content);
      process.stdout.write(`${file} (${content.length} bytes)\n`);
    });

  program
    .command('openapi')
    .description('输出接口说明 · Print the description of the interface')
    .action(async () => {
      await withDatabase(async (url, config) => {
        const app = await openApi(url, config);
        process.stdout.write(`${JSON.stringify(documentOf(app), null, 2)}\n`);
        await app.close();
      });
    });
}

async function importRegister(
  file: string,
  options: { as: string; dryRun: boolean; held?: string; sheet?: string },
): Promise<void> {
  const content = await readFile(file);
  await withOffice(async ({ app, actor }) => {
    const who = await actor(options.as, 'register.import');
    const imports = app.get(RegisterImportService);
    const { id, reading } = await imports.begin(who, basename(file), content, { sheetName: options.sheet });
    const { dataRows, imported, held } = reading.summary;
    for (const { messageZh } of reading.problems) process.stdout.write(`${messageZh}\n`);
    if (reading.layout === null) throw new Error('没有导入 · Nothing was imported');
    for (const row of reading.rows) {
      for (const message of row.messages) {
        if (message.severity !== 'info')
          process.stdout.write(`${message.severity === 'error' ? '✗' : '!'} ${message.messageZh}\n`);
      }
    }
    process.stdout.write(
      `共 ${dataRows} 行，可导入 ${imported}，待更正 ${held} · ${dataRows} rows: ${imported} good, ${held} held\n`,
    );
    if (options.held !== undefined && held > 0) {
      await writeFile(options.held, await imports.heldRows(who, id));
      process.stdout.write(`待更正的行已存入 · held rows saved to ${options.held}\n`);
    }
    if (options.dryRun) return;
    const shown = progress('导入 · imported', imported);
    let before = 0;
    const result = await imports.commit(who, id, (done) => {
      for (; before < done; before += 1) shown.step();
    });
    shown.end();
    process.stdout.write(
      `已导入 ${result.imported}，已存在 ${result.repeated}，待更正 ${result.held} · imported ${result.imported}, known ${result.repeated}, held ${result.held}\n`,
    );
  });
}

async function exported(
  username: string,
  filter: Readonly<Record<string, unknown>>,
  format: ExportFormat,
): Promise<Buffer> {
  return await withOffice(async ({ app, actor }) =>
    app.get(DisputeExport).file(await actor(username, 'dispute.export'), disputeFilter.parse(filter), format),
  );
}
