import { randomBytes } from 'node:crypto';
import { FolderStore } from '../../libs/platform/src/storage/folder.store.ts';

/** Takes so many bytes into a folder, tells so, and waits to be killed before the end of them. */
const [place = '', bytes = '0'] = process.argv.slice(2);
const source = async function* () {
  for (let sent = 0; sent < Number(bytes); sent += 50_000) yield randomBytes(50_000);
  process.stdout.write(`${JSON.stringify({ sent: bytes })}\n`);
  await new Promise((resolve) => setTimeout(resolve, 600_000));
};
await new FolderStore(place).receive(source());
