import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The folder of package.json, both from the source and from dist. */
export function checkoutFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}

/** Version of this program. */
export async function programVersion(): Promise<string> {
  const described: unknown = JSON.parse(await readFile(join(checkoutFolder(), 'package.json'), 'utf8'));
  return z.object({ version: z.string() }).parse(described).version;
}
