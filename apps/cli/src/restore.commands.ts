import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { type Config, findBackup, openBackup, readConfig } from '#platform';
import { backUp, type OpenerOptions, openerOf, placeOf } from './backup.order.ts';
import { duration, officeTime, size } from './figures.ts';
import { type Restored, restoreTo } from './restore.order.ts';

const codeOption = [
  '--recovery-code <code>',
  '恢复码（代替密钥文件） · the recovery code instead of the key file',
] as const;
const keyOption = [
  '--key <file>',
  '备份密钥文件（默认为本机的） · the key file, by default that of this machine',
] as const;

/** Restoring, and practising it. docs/backup.md */
export function addRestoreCommands(program: Command): void {
  program
    .command('restore')
    .description(
      '把备份恢复到空目录或空数据库，再逐件核对 · Restore into an empty place, then verify every case',
    )
    .argument(
      '<path>',
      '备份目录（取最新一份）或其中一份（.fqb） · the folder (its newest) or one backup of it',
    )
    .option('--into <place>', '空数据目录或 postgresql:// 地址，默认按设置 · an empty data folder or address')
    .option(...keyOption)
    .option(...codeOption)
    .action(async (path: string, options: OpenerOptions & { readonly into?: string }) => {
      const config = configInto(readConfig(process.env), options.into);
      const found = await findBackup(path);
      const key = await openerOf(found, options, readConfig(process.env));
      const backup = await openBackup(found, key);
      say(
        `备份 · Backup: ${officeTime(found.header.takenAt)}, ${found.header.rows} 行 · rows, v${found.header.program}`,
      );
      const restored = await restoreTo(config, backup, key, told);
      say(`已恢复到 · Restored into: ${await placeOf(config)}`);
      tellVerified(restored);
    });

  program
    .command('drill')
    .description(
      '演练：备份，恢复到临时数据库，逐件核对，报告用时 · Back up, restore into a temporary database, verify',
    )
    .option('--from <path>', '不做新备份，演练恢复这一份 · restore this backup instead of making one')
    .option('--to <folder>', '备份到此目录，默认 FENGQIAO_BACKUP_TO，否则为临时目录 · where to back up')
    .option(...keyOption)
    .option(...codeOption)
    .action((options: OpenerOptions & { readonly from?: string; readonly to?: string }) => drill(options));
}

/** The settings as they are for the place that was named. */
function configInto(config: Config, into: string | undefined): Config {
  if (into === undefined) return config;
  if (/^postgres(ql)?:\/\//.test(into)) return { ...config, databaseUrl: into };
  return { ...config, databaseUrl: undefined, dataFolder: into };
}

async function drill(
  options: OpenerOptions & { readonly from?: string; readonly to?: string },
): Promise<void> {
  const config = readConfig(process.env);
  const temporary = join(tmpdir(), `fengqiao-drill-${randomUUID()}`);
  const lines: [string, string, string][] = [];
  const timed = async <Result>(
    what: string,
    work: () => Promise<Result>,
    facts: (result: Result) => string,
  ) => {
    const start = performance.now();
    const result = await work();
    lines.push([what, duration(performance.now() - start), facts(result)]);
    return result;
  };
  try {
    let path = options.from;
    if (path === undefined) {
      const folder = options.to ?? config.backup.folder ?? `${temporary}-backups`;
      const taken = await timed(
        '备份 · back up',
        () => backUp(config, folder),
        ({ header }) => `${size(header.bytes)} → ${size(header.stored)}, 新增 · added ${size(header.added)}`,
      );
      if (taken.recoveryCode !== undefined)
        say(`恢复码 · Recovery code (写在纸上 · write it down): ${taken.recoveryCode}`);
      path = taken.file;
    }
    const found = await findBackup(path);
    const key = await openerOf(found, options, config);
    const backup = await openBackup(found, key);
    const target: Config = {
      ...config,
      databaseUrl: undefined,
      redisUrl: undefined,
      dataFolder: temporary,
      storage: undefined,
      keyFile: undefined,
      backup: { ...config.backup, keyFile: undefined },
    };
    let at = performance.now();
    let running = '';
    const end = (next: string) => {
      if (running !== '') lines.push([running, duration(performance.now() - at), '']);
      at = performance.now();
      running = next;
    };
    const restored = await restoreTo(target, backup, key, (stage) => {
      if (stageNames[stage] !== running) end(stageNames[stage] ?? stage);
    });
    end('');
    say(`演练 · Drill: ${officeTime(found.header.takenAt)}, v${found.header.program}, ${found.file}`);
    for (const [what, took, facts] of lines) say(`  ${took.padStart(9)}  ${what}  ${facts}`);
    for (const { name, rows } of backup.content.tables) say(`  ${String(rows).padStart(9)}  ${name}`);
    tellVerified(restored);
  } finally {
    for (const folder of [temporary, `${temporary}-backups`])
      await rm(folder, { recursive: true, force: true });
  }
}

const stageNames: Readonly<Record<string, string>> = {
  check: '校验备份文件 · prove the files',
  start: '建立空数据库 · make an empty database',
  schema: '建立当时的表结构 · make the schema of that version',
  load: '装入数据 · load',
  compare: '逐行比对 · compare row by row',
  upgrade: '升级到当前版本 · upgrade',
  verify: '逐件核对历史 · verify every history',
};

let lastTold = '';
function told(stage: string): void {
  if (stage === lastTold) return;
  lastTold = stage;
  process.stderr.write(`  ${stageNames[stage] ?? stage}\n`);
}

/** @throws Error when a history does not prove its case, or a file is lost: exit code 1 */
function tellVerified({ cases, root, differing, lostFiles }: Restored): void {
  for (const line of differing) say(`✗ ${line}`);
  for (const file of lostFiles) say(`✗ 附件 · attachment ${file}`);
  say(`核对 · Verified: ${cases} 件 · cases，${differing.length} 件不符 · differ`);
  say(`  案件历史总摘要 · Root of all histories: ${root}`);
  if (differing.length > 0) {
    throw new Error(
      '数据已恢复，但有案件的历史与现状不符 · Restored, but some histories do not prove their cases',
    );
  }
  if (lostFiles.length > 0) {
    throw new Error(
      `数据已恢复，但备份中没有 ${lostFiles.length} 个附件的内容 · Restored, but the backup does not hold the bytes of ${lostFiles.length} attachments`,
    );
  }
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
