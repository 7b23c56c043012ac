import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { TestApp } from '../support/app.ts';
import { dispatch, report, send } from '../support/case-story.ts';
import { inBrowser } from '../support/chromium.ts';
import { type Screens, sizes, theScreens } from '../support/screens.ts';

/**
 * Every page that somebody has, by who has it, null for whoever has not signed in; `{case}`, `{underway}` and `{declined}`
 * are cases of theirs. A case with `?do=` has a form open.
 */
const pages: readonly (readonly [username: string | null, path: string, mode?: 'elder'])[] = [
  [null, '/'],
  ['guochangshun', '/'],
  ['zhongxin', '/disputes'],
  ['guochangshun', '/disputes/{case}'],
  ['zhongxin', '/disputes/{underway}/deadlines'],
  ['zhongxin', '/disputes/{case}?do=NOTE'],
  ['guochangshun', '/disputes/{underway}?do=REACH_AGREEMENT'],
  ['sifasuo', '/disputes/{declined}?do=ARCHIVE'],
  ['guochangshun', '/', 'elder'],
  ['guochangshun', '/disputes/{case}', 'elder'],
  ['wanggeyuan', '/report'],
  ['zhongxin', '/imports'],
  ['zhongxin', '/statistics/table-check'],
  ['zhongxin', '/statistics'],
  ['zhongxin', '/statistics/cases?figure=accepted'],
  ['zhongxin', '/statistics/publicity'],
  ['zhongxin', '/notifications'],
  ['zhongxin', '/profile'],
  ['guochangshun', '/clocks'],
  ['zhongxin', '/clocks'],
  ['zhongxin', '/supervision'],
  ['guanliyuan', '/administration/queue'],
  ['guochangshun', '/rights'],
  ['guanliyuan', '/administration'],
  ['guanliyuan', '/administration/organisations'],
  ['guanliyuan', '/administration/staff'],
  ['guanliyuan', '/administration/roles'],
  ['guanliyuan', '/administration/policy'],
  ['guanliyuan', '/administration/keys'],
  ['guanliyuan', '/administration/codes'],
  ['guanliyuan', '/administration/rules'],
  ['guochangshun', '/administration/rules'],
  ['guanliyuan', '/administration/calendar'],
  ['guanliyuan', '/administration/channels'],
  ['guanliyuan', '/administration/retention'],
  ['sifasuo', '/administration/retention'],
  ['sifasuo', '/archives'],
  ['lingdao', '/archives?show=lists'],
  ['shenji', '/administration/certificates'],
  ['shenji', '/administration/trail'],
];
/** What the checker calls a fault that keeps somebody from using a page. */
const keepsOut = new Set(['serious', 'critical']);

inBrowser('the pages', () => {
  let screens: Screens;
  let cases: Readonly<Record<string, string>>;
  beforeAll(async () => {
    screens = await theScreens();
    cases = await theCases(screens.app);
  }, 120_000);
  afterAll(() => screens?.close());

  const asked = pages.flatMap(([username, path, mode = 'normal']) =>
    (['phone', 'office'] as const).map((size) => ({ username, path, mode, size })),
  );
  test.each(asked)('$path can be used by everybody, $size, $mode', async ({ username, path, mode, size }) => {
    const address = path.replace(/\{(\w+)\}/, (_, name) => cases[name] ?? name);
    const page = username
      ? await screens.pageOf(username, address, { size })
      : await signedOut(screens, address, size);
    if (mode === 'elder') {
      await page.evaluate("localStorage.setItem('fengqiao.type-size', 'elder')");
      await page.reload();
    }
    await page.locator('h1').waitFor();
    if (path.includes('?do=')) await page.getByRole('dialog').getByRole('button', { name: '提交' }).waitFor();
    await page.waitForLoadState('networkidle');
    // What lies half under the bar of a phone is scrolled from beneath it; the checker would call it too small a target.
    await page.locator('.phone-bar').evaluateAll((bars) => {
      for (const bar of bars) bar.style.position = 'static';
    });
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze();
    const faults = violations
      .filter(({ impact }) => keepsOut.has(impact ?? ''))
      .map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html.slice(0, 200)) }));
    expect(faults).toEqual([]);
    const width = await page.locator('html').evaluate(({ scrollWidth }) => scrollWidth);
    expect(width).toBeLessThanOrEqual(sizes[size].width);
    if (process.env.SCREENSHOTS) {
      const name = `${path.replace(/[{}?]/g, '')}-${mode}`.replaceAll('/', '-');
      await page.screenshot({ path: `${process.env.SCREENSHOTS}/${name}-${size}.png`, fullPage: true });
    }
    await page.context().close();
  });

  test.each([
    [true, 'glides'],
    [false, 'stands still'],
  ])('on a device that allows motion (%s) a window %s', async (isLively) => {
    const page = await screens.pageOf('zhongxin', '/', { isLively });
    await page.addInitScript(tellMotion);
    await page.goto(`/disputes/${cases.case}`);
    await page.getByRole('button', { name: '下一步：受理' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '提交' }).waitFor();
    const moved = await page.evaluate<string[]>('window.moved');
    if (isLively) expect(moved.length).toBeGreaterThan(0);
    else expect(moved).toEqual([]);
    await page.context().close();
  });
});

/** Notes what moves, but for the sign that one waits. Written as text: the types of the tests know no document. */
const tellMotion = `window.moved = [];
for (const start of ['animationstart', 'transitionrun'])
  document.addEventListener(start, ({ target, animationName, propertyName }) => {
    if (target.closest('.ant-spin') === null) moved.push(animationName ?? propertyName);
  });`;

/** Three cases: one just reported, one whose mediation is under way, one that was declined. */
async function theCases(app: TestApp): Promise<Readonly<Record<string, string>>> {
  const mediator = await app.as('guochangshun');
  const centre = await app.as('zhongxin');
  const reported = await report(mediator);
  const underway = await report(mediator);
  await send(centre, underway, 'ACCEPT', {});
  await dispatch(app, centre, underway, { leadId: mediator.organisationId });
  await send(mediator, underway, 'SIGN_FOR', {
    mediatorIds: [mediator.staffId],
    noConflictOfInterest: true,
  });
  await send(mediator, underway, 'HOLD_SESSION', {
    heldOn: app.clock.today(),
    place: '柳溪村调解室',
    attendingPartyIds: underway.parties.map(({ id }) => id),
    record: '各自陈述',
    open: false,
  });
  const declined = await report(mediator);
  await send(centre, declined, 'DECLINE', { ground: '已起诉', guidedTo: '人民法院' });
  return { case: reported.id, underway: underway.id, declined: declined.id };
}

async function signedOut(screens: Screens, path: string, size: keyof typeof sizes): Promise<Page> {
  const page = await (await screens.device({ size })).newPage();
  await page.goto(path);
  return page;
}
