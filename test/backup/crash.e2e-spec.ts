import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { writeBackupKey } from '../../libs/platform/src/backup/backup.key.ts';
import { checkBackup } from '../../libs/platform/src/backup/check-backup.ts';
import { findBackups } from '../../libs/platform/src/backup/manifest.ts';
import { pruneBackups } from '../../libs/platform/src/backup/prune.ts';
import { aRichTownship } from '../support/a-rich-township.ts';
import { aBackupRoom, type BackupRoom } from '../support/backup-room.ts';
import { aDatabase } from '../support/database.ts';
import type { MeetingRoom } from '../support/meeting-room.ts';
import { startProgram } from '../support/program.ts';
import { wholeContent } from '../support/whole-content.ts';

// Many databases, and processes that start from source: minutes on a busy machine.
jest.setTimeout(240_000);

const program = new URL('../support/back-up.program.ts', import.meta.url);

let township: MeetingRoom;
let room: BackupRoom;
let keyFile: string;
beforeAll(async () => {
  township = await aRichTownship();
  room = await aBackupRoom();
  keyFile = `${room.folder}.key`;
  await writeBackupKey(keyFile, room.key);
});
afterAll(async () => {
  await room.close();
  await township.office.close();
});

/** Runs until it has said so many lines, and a little longer; then kills it. @returns false when it had ended before */
async function killed(what: string, url: string, lines: number, moreMs: number): Promise<boolean> {
  const running = startProgram(program, [what, url, room.folder, keyFile]);
  for (let n = 0; n < lines; n += 1) {
    const { step } = await running.line<{ step: string }>();
    if (step !== 'done') continue;
    expect(await running.exited).toBe(0);
    return false;
  }
  await pause(moreMs);
  await running.kill();
  return true;
}

test('a backup that is killed at any moment is none, hurts no earlier one, and is made good by the next', async () => {
  const { url } = township.office.database;
  await room.backup(url);
  for (let n = 0; n < 16; n += 1) {
    await township.desk.reported({ summary: '为水渠争吵' });
    await killed('backup', url, 1 + n, Math.random() * 60);
    const { backups, unreadable } = await findBackups(room.folder);
    expect(unreadable).toEqual([]);
    for (const { file } of backups) await checkBackup(await room.opened(file), room.key.secret);
  }
  const was = await wholeContent(township.office.dataSource);
  const { file } = await room.backup(url);
  await pruneBackups(room.folder, room.key, { days: 1, weeks: 0 });
  expect([...(await room.files()).keys()].filter((name) => /\.half-|lock$/.test(name))).toEqual([]);
  const restored = await room.restored(file);
  expect(await wholeContent(restored.dataSource)).toEqual(was);
  await restored.close();
});

test('a restore that is killed at any moment can be run again until it is done, and nothing else can use the place', async () => {
  await room.backup(township.office.database.url, { isFull: true });
  const was = await wholeContent(township.office.dataSource);
  for (const first of [1, 3, 5]) {
    const target = await aDatabase({ isMigrated: false });
    let lines = first;
    while (await killed('restore', target.url, lines, Math.random() * 150)) {
      const found = await wholeContent(target.dataSource);
      // Before the mark there is nothing, and after it everything; while it stands no product starts on the place.
      if (!('restore_unfinished' in found) && Object.keys(found).length > 0) break;
      lines += 1;
    }
    expect(await wholeContent(target.dataSource)).toEqual(was);
    await target.close();
  }
});
