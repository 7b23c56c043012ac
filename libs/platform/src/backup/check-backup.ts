import type { OpenBackup } from './manifest.ts';
import { seriesFolder } from './manifest.ts';
import { type PartRef, PartStore } from './part.store.ts';

/** Files that are read and proven at once. */
const inHand = 4;

/** The parts of an opened backup. */
export function partsOf(backup: OpenBackup, secret: Buffer): PartStore {
  return new PartStore(seriesFolder(backup.folder, backup.header.series), secret);
}

/**
 * Reads every file that a backup rests on and proves it against the manifest. Writes nothing.
 * @throws BackupError `backup-damaged` naming the first file that is missing, cut short or altered
 */
export async function checkBackup(backup: OpenBackup, secret: Buffer): Promise<void> {
  const store = partsOf(backup, secret);
  const { tables, files } = backup.content;
  const parts = new Map([...tables, ...files].flatMap((it) => it.parts).map((part) => [part.id, part]));
  const left = [...parts.values()];
  await Promise.all(
    Array.from({ length: inHand }, async () => {
      for (let part = left.pop(); part !== undefined; part = left.pop()) await store.get(part);
    }),
  );
}

/** The contents of parts in their order; the next one is read while this one is used. */
export async function* contentsOf(parts: readonly PartRef[], store: PartStore): AsyncGenerator<Buffer> {
  const reading: Promise<Buffer>[] = [];
  for (let next = 0, given = 0; given < parts.length; given += 1) {
    for (; next < parts.length && next < given + 2; next += 1) {
      const part = parts[next];
      if (part === undefined) break;
      const content = store.get(part);
      // Awaited in its turn, and its failure is thrown there.
      content.catch(() => undefined);
      reading.push(content);
    }
    const content = reading.shift();
    if (content) yield await content;
  }
}
