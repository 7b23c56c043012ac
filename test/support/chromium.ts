import { spawnSync } from 'node:child_process';
import { describe, jest } from '@jest/globals';
import { type Browser, chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** The browser of the system: CHROMIUM, or the first of the usual names that starts; undefined where there is none. */
export const chromiumPath: string | undefined = [process.env.CHROMIUM, ...names].find(
  (name) => name !== undefined && spawnSync(name, ['--version']).status === 0,
);

/** Nothing but the page itself: no sandbox for root in a container, and no word with anybody outside. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
];

/** Starts it without a window. @throws Error where there is none */
export async function startChromium(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error('there is no Chromium; CHROMIUM names one');
  const found = spawnSync('which', [chromiumPath], { encoding: 'utf8' }).stdout.trim();
  return chromium.launch({ executablePath: found || chromiumPath, args: flags });
}

/**
 * Tests in a browser; where there is none they are left out, and their title says why. With REQUIRE_BROWSER=1 its absence is
 * a failure: a gate that installs the browser must not turn green without it.
 */
export function inBrowser(title: string, tests: () => void): void {
  // A browser on a busy machine is late now and then; what failed is printed, and must succeed at the next attempt. At once:
  // the tests of a file tell one story, and the next of them goes on from here.
  jest.retryTimes(2, { logErrorsBeforeRetry: true, retryImmediately: true });
  const isRequired = process.env.REQUIRE_BROWSER === '1';
  if (chromiumPath === undefined && !isRequired)
    describe.skip(`${title} (left out: no Chromium on this machine)`, tests);
  else describe(title, tests);
}
