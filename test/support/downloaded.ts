import { readFile } from 'node:fs/promises';
import { expect } from '@jest/globals';
import type { Locator } from 'playwright-core';

/** Keeps what a link hands out. @returns under which name; it must be a paper of Word */
export async function downloaded(link: Locator): Promise<string> {
  const [file] = await Promise.all([link.page().waitForEvent('download'), link.click()]);
  const bytes = await readFile(await file.path());
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
  return file.suggestedFilename();
}
