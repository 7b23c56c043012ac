/**
 * Makes a backup, or restores one, in a process of its own that is meant to be killed. Prints a line of JSON at each step.
 * arguments: `backup` or `restore`, address of the database, folder of the backups, file of the key.
 */
import { migrations } from '#migrations';
import { readBackupKey } from '../../libs/platform/src/backup/backup.key.ts';
import { makeBackup } from '../../libs/platform/src/backup/make-backup.ts';
import { findBackup, openBackup } from '../../libs/platform/src/backup/manifest.ts';
import { endRestore, restoreBackup } from '../../libs/platform/src/backup/restore-backup.ts';

const [what, url = '', folder = '', keyFile = ''] = process.argv.slice(2);
const key = await readBackupKey(keyFile);
if (key === undefined) throw new Error('no key');
const say = (step: string) => console.log(JSON.stringify({ step }));
say('begun');
if (what === 'backup') {
  await makeBackup({ url, place: 'here', folder, key, program: '0.1.0', progress: say });
} else {
  const backup = await openBackup(await findBackup(folder), key);
  let shown = '';
  const progress = (stage: string) => {
    if (stage !== shown) say(stage);
    shown = stage;
  };
  await restoreBackup({ backup, key, reach: async () => url, place: 'here', migrations, progress });
  await endRestore(url);
}
say('done');
