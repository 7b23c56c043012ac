import { constants } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';

/** A user of the operating system as whom PostgreSQL runs. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
  /** For messages: the name, or the number where there is none. */
  readonly name: string;
}

/** Debian's "nobody", the last resort: PostgreSQL refuses to run as root, and no user is ever created. */
const nobody = 65534;

/** The name of the user that this process runs as, or the number where there is none: as chown takes it. */
export function ownName(): string {
  try {
    // Not $USER, which su and setpriv leave as it was.
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? 'unknown');
  }
}

/**
 * As whom PostgreSQL has to run.
 *
 * Root needs somebody else: whoever owns the cluster, else whoever owns the data folder, else the user `postgres`,
 * else 65534. A folder's owner whom /etc/passwd does not know is passed over, since initdb refuses such a user.
 * @param cluster  PostgreSQL's own folder, may be absent
 * @param folder   the data folder around it, may be absent
 * @returns undefined = as this process (which is not root)
 */
export async function chooseAccount(cluster: string, folder: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const known = await knownAccounts();
  const named = (uid: number, gid: number): Account =>
    known.find((account) => account.uid === uid) ?? { uid, gid, name: String(uid) };

  const clusterOwner = await ownerOf(cluster);
  if (clusterOwner && clusterOwner.uid !== 0) return named(clusterOwner.uid, clusterOwner.gid);
  const folderOwner = await ownerOf(folder);
  return (
    known.find((account) => account.uid !== 0 && account.uid === folderOwner?.uid) ??
    known.find((account) => account.name === 'postgres') ??
    named(nobody, nobody)
  );
}

/**
 * The first folder on the way to `path` that the account may not enter. Access lists are not read: mode bits only.
 * @param path  absolute; parts that do not exist yet are passed over
 */
export async function closedFolderAbove(path: string, account: Account): Promise<string | undefined> {
  const way: string[] = [];
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) way.unshift(folder);
  for (const folder of way) {
    const facts = await stat(folder).catch(() => undefined);
    if (facts === undefined) return undefined;
    const bit =
      facts.uid === account.uid
        ? constants.S_IXUSR
        : facts.gid === account.gid
          ? constants.S_IXGRP
          : constants.S_IXOTH;
    if ((facts.mode & bit) === 0) return folder;
  }
  return undefined;
}

async function ownerOf(path: string): Promise<{ readonly uid: number; readonly gid: number } | undefined> {
  return await stat(path).catch(() => undefined);
}

async function knownAccounts(): Promise<readonly Account[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return text
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}
