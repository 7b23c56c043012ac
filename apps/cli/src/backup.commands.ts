import type { Command } from 'commander';
import {
  type BackupKey,
  backupFaults,
  backupKeyPath,
  checkBackup,
  findBackup,
  findBackups,
  openBackup,
  readBackupKey,
  readConfig,
  type TakenBackup,
  withNewCode,
  writeBackupKey,
} from '#platform';
import { type BackedUp, backUp, backupFolder, type OpenerOptions, openerOf } from './backup.order.ts';
import { officeTime, size } from './figures.ts';

const openWith = [
  '--key <file>',
  '备份密钥文件（默认为本机的） · the key file, by default that of this machine',
] as const;
const openByCode = [
  '--recovery-code <code>',
  '恢复码（代替密钥文件） · the recovery code instead of the key file',
] as const;

/** Backups: to make them, list them, prove them, and to get a new recovery code. docs/backup.md */
export function addBackupCommands(program: Command): void {
  const backup = program
    .command('backup')
    .description('备份（运行中亦可，加密，增量） · Back up: while running, encrypted, incremental')
    .option('--to <folder>', '备份目录，默认 FENGQIAO_BACKUP_TO · folder of the backups')
    .option('--full', '不沿用以前的备份，全部重新写入 · write everything anew', false)
    .action(async ({ to, full }: { to?: string; full: boolean }) => {
      const config = readConfig(process.env);
      const taken = await backUp(config, backupFolder(to, config), { isFull: full });
      tell(taken, await backupKeyPath(config));
      tellLost(taken);
    });

  backup
    .command('list')
    .description('列出备份 · List the backups')
    .action((_options: unknown, command: Command) => list(command.optsWithGlobals()));

  backup
    .command('check')
    .description('逐一校验备份所需的全部文件 · Read and prove every file that the backups rest on')
    .argument('[path]', '备份目录或其中一份（.fqb） · the folder, or one backup of it')
    .option(...openWith)
    .option(...openByCode)
    .action((path: string | undefined, _options: unknown, command: Command) =>
      check(path, command.optsWithGlobals()),
    );

  backup
    .command('code')
    .description(
      '生成新的恢复码（旧码只能打开旧备份） · A new recovery code; the old one opens older backups only',
    )
    .action(async () => {
      const path = await backupKeyPath(readConfig(process.env));
      const known = await readBackupKey(path);
      if (known === undefined)
        throw new Error(`尚未备份过，没有密钥 · No backup was made yet, there is no key: ${path}`);
      const { key, code } = await withNewCode(known.secret);
      await writeBackupKey(path, key);
      tellCode(code);
    });
}

async function list({ to }: { readonly to?: string }): Promise<void> {
  const config = readConfig(process.env);
  const folder = backupFolder(to, config);
  const { backups, unreadable } = await findBackups(folder);
  if (backups.length + unreadable.length === 0) throw backupFaults.missing(folder);
  say(
    '时间 · taken              行 · rows     数据 · data   占用 · stored  新增 · added  密钥 · key        文件 · file',
  );
  for (const { header, file } of backups) {
    const figures = [size(header.bytes), size(header.stored), size(header.added)].map((text) =>
      text.padStart(13),
    );
    say(
      `${officeTime(header.takenAt)} ${String(header.rows).padStart(10)} ${figures.join('')}  ${header.keyId}  ${file}`,
    );
  }
  for (const file of unreadable) say(`✗ 无法读取 · cannot be read: ${file}`);
}

async function check(
  path: string | undefined,
  options: OpenerOptions & { readonly to?: string },
): Promise<void> {
  const config = readConfig(process.env);
  const wanted = path ?? backupFolder(options.to, config);
  const newest = await findBackup(wanted);
  const { backups, unreadable } =
    wanted === newest.file ? { backups: [newest], unreadable: [] } : await findBackups(wanted);
  const key: BackupKey = await openerOf(newest, options, config);
  for (const found of backups.filter(({ header }) => header.keyId === key.id)) {
    await checkBackup(await openBackup(found, key), key.secret);
    say(`✓ ${officeTime(found.header.takenAt)}  ${found.file}`);
  }
  const [first] = unreadable;
  if (first !== undefined) throw backupFaults.damaged(first);
}

function tell({ header, file, pruned, recoveryCode, isOnSameDisk }: TakenBackup, keyPath: string): void {
  say(`备份完成 · Backed up: ${file}`);
  say(
    `  ${header.rows} 行 · rows，数据 · data ${size(header.bytes)}，备份 · backup ${size(header.stored)}，本次新增 · added ${size(header.added)}`,
  );
  if (pruned.removed.length > 0) {
    say(`  已清理旧备份 · older backups removed: ${pruned.removed.length} (${size(pruned.bytes)})`);
  }
  for (const unreadable of pruned.unaccounted) {
    say(`! 无法读取，因此未清理任何数据文件 · cannot be read, so no part was removed: ${unreadable}`);
  }
  say(`  打开它需要密钥 · It opens with the key ${header.keyId}: ${keyPath}`);
  say(
    '  密钥与备份须分开保管；密钥另存一份 · Keep the key apart from the backup, and a copy of the key elsewhere',
  );
  if (isOnSameDisk) {
    say(
      '! 备份与数据在同一块磁盘上，磁盘损坏会一并丢失 · Backup and data are on one disk: copy the folder elsewhere',
    );
  }
  if (recoveryCode !== undefined) tellCode(recoveryCode);
}

/** @throws Error when files are lost: exit code 1, although a backup of all the rest was made */
function tellLost({ lostFiles, lost }: BackedUp): void {
  for (const name of lost) say(`✗ 附件 · attachment ${name}`);
  if (lostFiles.length === 0) return;
  throw new Error(
    `备份已完成，但 ${lostFiles.length} 个附件的内容已丢失或损坏，请从更早的备份中找回 · Backed up, but the bytes of ${lostFiles.length} attachments are lost or damaged: look for them in an earlier backup`,
  );
}

function tellCode(code: string): void {
  say('');
  say(`恢复码 · Recovery code:   ${code}`);
  say('  只显示这一次。请抄在纸上，锁进柜里，不要与备份放在一起：');
  say('  机器丢失后，凭备份和这串字符即可在另一台机器上恢复。');
  say(
    '  Shown only now. Write it down and lock it away, not beside the backup: with the backup and this code',
  );
  say('  everything can be restored on another machine when this one is lost.');
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
