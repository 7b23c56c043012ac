import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { demoPassword } from '#casework/demonstration';
import { isWebFresh } from '../../apps/web/build.mjs';
import { anApp, type TestApp, type TestAppOptions } from './app.ts';
import { startChromium } from './chromium.ts';

const checkout = fileURLToPath(new URL('../..', import.meta.url));

/** The screens on which the product must be pleasant, in CSS pixels. */
export const sizes = {
  phone: { width: 390, height: 844 },
  office: { width: 1440, height: 900 },
  projector: { width: 1920, height: 1080 },
} as const;

/** Somebody's device. */
export interface Device {
  /** Default: office. */
  readonly size?: keyof typeof sizes;
  /** Default: Chinese, as the browser of a township. */
  readonly locale?: 'zh-CN' | 'en-GB';
  /** Whether things may glide: by default it was asked to keep still. */
  readonly isLively?: boolean;
}

/** The whole product with a browser before it. */
export interface Screens {
  readonly app: TestApp;
  readonly address: string;
  /** A new device: no cookie, nothing kept. */
  device(device?: Device): Promise<BrowserContext>;
  /** A page of somebody who has signed in, on a device of their own. @param path default My day */
  pageOf(username: string, path?: string, device?: Device): Promise<Page>;
  /** Everything that went wrong on any page so far: uncaught errors, and refusals by the page's own policy. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

/** Starts both. Call it in `beforeAll`, `close()` in `afterAll`. */
export async function theScreens(options: TestAppOptions = {}): Promise<Screens> {
  await builtWeb();
  const webFolder = fileURLToPath(new URL('../../dist/web', import.meta.url));
  const app = await anApp({ role: 'both', ...options, webFolder });
  const browser: Browser = await startChromium();
  const address = await app.app.getUrl();
  const faults: string[] = [];
  const device = async ({ size = 'office', locale = 'zh-CN', isLively = false }: Device = {}) => {
    const context = await browser.newContext({
      baseURL: address,
      locale,
      timezoneId: 'Asia/Shanghai',
      viewport: sizes[size],
      hasTouch: size === 'phone',
      isMobile: size === 'phone',
      // What still glides under the mouse may miss its click, and axe reads colours of what is half there.
      reducedMotion: isLively ? 'no-preference' : 'reduce',
    });
    // A machine may be busy with other files of the tests: what is there at all is there by then.
    context.setDefaultTimeout(25_000);
    await context.clock.setFixedTime(app.clock.now().getTime());
    await context.exposeFunction('refusedByPolicy', (refusal: string) => {
      faults.push(`refused by the policy of the page: ${refusal}`);
    });
    await context.addInitScript(tellRefusals);
    context.on('weberror', (error) => faults.push(error.error().stack ?? String(error.error())));
    return context;
  };
  return {
    app,
    address,
    faults,
    device,
    pageOf: async (username, path = '/', asked = {}) => {
      const context = await device(asked);
      const answer = await context.request.post('/api/v1/session', {
        data: { username, password: demoPassword },
      });
      if (!answer.ok()) throw new Error(`${username} cannot sign in: ${answer.status()}`);
      const page = await context.newPage();
      await page.goto(path);
      return page;
    },
    close: async () => {
      await keepPictures(browser);
      await browser.close();
      await app.close();
    },
  };
}

/** Runs before everything else on every page. Written as text: the types of the tests know no document. */
const tellRefusals = `document.addEventListener('securitypolicyviolation', (refusal) => {
  window.refusedByPolicy([refusal.effectiveDirective, refusal.blockedURI, refusal.sample, refusal.sourceFile].join(' '));
});`;

/** Builds the browser's part where its sources are newer; one process builds, whoever asks. */
async function builtWeb(): Promise<void> {
  if (isWebFresh(checkout)) return;
  const build = spawn(process.execPath, ['apps/standalone/build.mjs'], { cwd: checkout, stdio: 'ignore' });
  const [code] = await once(build, 'exit');
  if (code !== 0) throw new Error('the build of the web part failed: npm run build says why');
}

/** With SCREENSHOTS set to a folder, what every page shows at the end: the way to see why a test has failed. */
async function keepPictures(browser: Browser): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  const pages = browser.contexts().flatMap((context) => context.pages());
  for (const [n, page] of pages.entries()) {
    await page.screenshot({ path: join(folder, `last-${process.pid}-${n}.png`), fullPage: true });
  }
}
