import { writeFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { DisputeExport, type ExportFormat, exportFormats } from '#casework/exchange';
import { disputeFilter } from '#domain';
import { documentOf } from '#platform';
import { addImportCommand } from './import.command.ts';
import { openApi } from './open-api.ts';
import { withDatabase, withOffice } from './open-office.ts';

/** Data in and out. */
export function addDataCommands(program: Command): void {
  program
    .command('migrate')
    .description('升级数据库结构（空库时按 FENGQIAO_SEED 建立演示数据） · Bring the database up to date')
    .action(async () => {
      await withDatabase(async () => process.stdout.write('数据库已是最新 · The database is up to date\n'));
    });

  addImportCommand(program);

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

async function exported(
  username: string,
  filter: Readonly<Record<string, unknown>>,
  format: ExportFormat,
): Promise<Buffer> {
  return await withOffice(async ({ app, actor }) =>
    app.get(DisputeExport).file(await actor(username, 'dispute.export'), disputeFilter.parse(filter), {
      format,
      sort: 'reportedOn',
    }),
  );
}
