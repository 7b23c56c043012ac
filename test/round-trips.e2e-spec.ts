import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { aClosedCase } from './support/a-closed-case.ts';
import { anApp, type Session, type TestApp } from './support/app.ts';
import type { Case } from './support/case-story.ts';
import { statementsOf } from './support/statements.ts';

let app: TestApp;
let office: Session;
let dispute: Case;
beforeAll(async () => {
  app = await anApp();
  office = await app.as('sifasuo');
  dispute = await aClosedCase({ app });
}, 60_000);
afterAll(() => app.close());

/** Who asks, and how they stand to the case, is one each; a snapshot begins and ends. */
test.each([
  ['', 3],
  ['/agreements', 3],
  ['/history', 4],
  ['/receipts', 3],
  ['/attachments', 3],
  ['/sealed-notes', 4],
  ['/typical-cases', 5],
  ['/papers', 12],
  ['/dossier', 10],
])('GET /disputes/:id%s takes no more than %d statements', async (path, atMost) => {
  const read = async () =>
    void (await office.browser.get(`/api/v1/disputes/${dispute.id}${path}`).expect(200));
  // The first fills what the process keeps.
  await read();
  expect(await statementsOf(read)).toBeLessThanOrEqual(atMost);
});

test('a dossier that is taken out is read once', async () => {
  const take = async () =>
    void (await office.browser
      .post(`/api/v1/disputes/${dispute.id}/dossier/pdf`)
      .responseType('blob')
      .send({ reason: '报县司法局评查' })
      .expect(200));
  await take();
  expect(await statementsOf(take)).toBeLessThanOrEqual(18);
});
