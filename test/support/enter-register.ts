import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { Screens } from './screens.ts';

const register = fileURLToPath(new URL('../fixtures/register/register-2026.xlsx', import.meta.url));

/** Imports the register of a township as its centre does. @returns the page on which that was done */
export async function enterRegister(screens: Screens): Promise<Page> {
  const page = await screens.pageOf('zhongxin', '/imports');
  await page.locator('input[type=file]').setInputFiles(register);
  await page.getByRole('button', { name: /^导入 \d+ 行$/ }).click();
  await page.getByText(/^已导入 \d+ 件/).waitFor();
  return page;
}
