/** Why a backup or a restore cannot go on; stable for machines, exit codes and tests. */
type BackupErrorCode =
  | 'backup-busy'
  | 'backup-damaged'
  | 'backup-folder'
  | 'backup-missing'
  | 'backup-newer'
  | 'backup-unfit'
  | 'key-beside-backup'
  | 'key-ring-other'
  | 'key-damaged'
  | 'key-missing'
  | 'key-wrong'
  | 'nothing-to-back-up'
  | 'recovery-code-mistyped'
  | 'restore-not-empty'
  | 'restore-differs';

/** A backup or a restore stops, and a person can do something about it: each sentence says what is wrong and what to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError';

  constructor(
    readonly code: BackupErrorCode,
    readonly messageZh: string,
    message: string,
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
  }
}

/** Everything that is known to stop a backup or a restore, on one page. Nothing has been changed when one is thrown. */
export const backupFaults = {
  busy: (folder: string, by: string) =>
    new BackupError(
      'backup-busy',
      `备份目录 ${folder} 正被另一次备份使用（${by}）。请等它结束；若那台机器已停用，请删除其中的 lock 文件后重试。`,
      `Another backup is at work in ${folder} (${by}). Wait until it has ended; if that machine is gone for good, delete the file "lock" there and try again.`,
    ),
  damaged: (file: string, cause?: unknown) =>
    new BackupError(
      'backup-damaged',
      `备份文件 ${file} 已损坏、被截断或被改动。未做任何改动。请改用另一份备份（fengqiao backup list 列出全部），或从该备份的其他副本补回此文件。`,
      `${file} of the backup is damaged, cut short or altered. Nothing was changed. Use another backup (fengqiao backup list shows them), or put this file back from another copy of the folder.`,
      cause,
    ),
  diskFull: (folder: string, cause: unknown) =>
    new BackupError(
      'backup-folder',
      `备份目录 ${folder} 所在磁盘已满，本次备份未完成（原有备份完好）。请腾出空间或减少保留份数后重试。`,
      `The disk of the backup folder ${folder} is full; this backup was not finished, earlier ones are whole. Free some space or keep fewer backups, then try again.`,
      cause,
    ),
  notWritable: (folder: string, cause: unknown) =>
    new BackupError(
      'backup-folder',
      `无法写入备份目录 ${folder}。请检查目录是否存在、磁盘是否接好、是否有写权限。`,
      `The backup folder ${folder} cannot be written. Check that it exists, that the disk is connected, and that you may write there.`,
      cause,
    ),
  missing: (place: string) =>
    new BackupError(
      'backup-missing',
      `${place} 中没有完整的备份。请核对路径：应为 --to 所指的目录，或其 backups 子目录中的一个 .fqb 文件。`,
      `There is no whole backup in ${place}. Check the path: it is the folder of --to, or one .fqb file of its folder "backups".`,
    ),
  newer: (program: string, what: string) =>
    new BackupError(
      'backup-newer',
      `该备份由更高版本（${program}）的程序制作，本版本读不了（${what}）。未做任何改动。请安装 ${program} 或更高版本后再恢复。`,
      `A newer version of the program (${program}) made this backup, and this one cannot read it (${what}). Nothing was changed. Install ${program} or newer, then restore.`,
    ),
  unfit: (what: string) =>
    new BackupError(
      'backup-unfit',
      `备份与其所记版本的数据库结构不符（${what}）。未恢复任何数据。请用制作该备份的同一版本程序恢复。`,
      `The backup does not fit the schema of the version that it names (${what}). No data were restored. Restore with the very version of the program that made it.`,
    ),
  keyBesideBackup: (file: string, folder: string) =>
    new BackupError(
      'key-beside-backup',
      `备份密钥 ${file} 位于备份目录 ${folder} 之内：拿到备份的人就能打开它。请换一个备份目录，或用 FENGQIAO_BACKUP_KEY 把密钥放到别处。`,
      `The backup key ${file} lies inside the backup folder ${folder}: whoever has the backup could open it. Choose another folder, or move the key with FENGQIAO_BACKUP_KEY.`,
    ),
  keyRingOther: (file: string) =>
    new BackupError(
      'key-ring-other',
      `密钥文件 ${file} 属于另一套数据，打不开该备份中的个人信息。未做任何改动。请将它移到别处（勿删除），或用 FENGQIAO_KEY_FILE 指定其他位置；备份自带其密钥环。`,
      `The key file ${file} belongs to other data and does not open the personal data of this backup. Nothing was changed. Move it elsewhere (do not delete it), or name another place with FENGQIAO_KEY_FILE; the backup brings its own key ring.`,
    ),
  keyDamaged: (file: string, cause?: unknown) =>
    new BackupError(
      'key-damaged',
      `备份密钥文件 ${file} 无法读取或不完整。请从副本恢复该文件，或用恢复码（--recovery-code）打开备份。`,
      `The key file ${file} cannot be read or is not whole. Put it back from a copy, or open the backup with the recovery code (--recovery-code).`,
      cause,
    ),
  keyMissing: (keyId: string) =>
    new BackupError(
      'key-missing',
      `打开该备份需要密钥 ${keyId}，本机没有。请用 --key 指定原机器的密钥文件，或用 --recovery-code 输入恢复码。`,
      `This backup opens with the key ${keyId}, which is not here. Name the key file of the machine that made it with --key, or give the recovery code with --recovery-code.`,
    ),
  keyWrong: (keyId: string, given: string) =>
    new BackupError(
      'key-wrong',
      `该备份须用密钥 ${keyId} 打开，所给的（${given}）不是。未做任何改动。请找出制作该备份的机器的密钥文件，或那台机器的恢复码。`,
      `This backup opens with the key ${keyId}, and what was given (${given}) is another. Nothing was changed. Find the key file of the machine that made it, or the recovery code of that machine.`,
    ),
  nothingToBackUp: (place: string) =>
    new BackupError(
      'nothing-to-back-up',
      `${place} 中没有本产品的数据，无可备份。请核对 FENGQIAO_DATA 或 DATABASE_URL。`,
      `There are no data of this product in ${place}: nothing to back up. Check FENGQIAO_DATA or DATABASE_URL.`,
    ),
  mistyped: () =>
    new BackupError(
      'recovery-code-mistyped',
      '恢复码有误：应为 32 个字符，且末尾校验不符。请对照纸面重新输入（不分大小写，连字符可省）。',
      'The recovery code is mistyped: 32 characters are expected and the last two must fit the others. Read it from the paper again (case and hyphens do not matter).',
    ),
  notEmpty: (place: string) =>
    new BackupError(
      'restore-not-empty',
      `${place} 不是空的，恢复不会覆盖已有数据。请用 --into 指定空目录或空数据库，或先将原有数据移走。`,
      `${place} is not empty, and a restore never writes over data. Name an empty folder or database with --into, or move what is there away first.`,
    ),
  differs: (table: string) =>
    new BackupError(
      'restore-differs',
      `表 ${table} 恢复后与备份不一致，已全部撤回。请用制作该备份的同一版本程序恢复，并报告此情况。`,
      `Table ${table} came out of the restore other than it went into the backup; everything was taken back. Restore with the version of the program that made it, and report this.`,
    ),
} as const;
