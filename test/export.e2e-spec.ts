import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { anApp, type Session, type TestApp } from './support/app.ts';
import { report } from './support/case-story.ts';

let app: TestApp;
let centre: Session;
beforeAll(async () => {
  app = await anApp();
  const mediator = await app.as('guochangshun');
  await report(mediator, { reportedOn: '2026-11-02', persons: 3, amountFen: 3_500_000 });
  await report(mediator, { reportedOn: '2026-11-03', persons: 5 });
  centre = await app.as('zhongxin');
});
afterAll(() => app.close());

const file = async (query: string): Promise<readonly string[]> => {
  const { text } = await centre.browser.get(`/api/v1/exports/disputes?format=csv${query}`).expect(200);
  return text.replace('\ufeff', '').trim().split('\r\n');
};

test('a file has the columns that were chosen, in that order', async () => {
  expect(await file('&columns=parties,persons,amount')).toEqual([
    '当事人,涉及人数,涉及金额(元)',
    '赵大山、钱小河,3,35000',
    '赵大山、钱小河,5,',
  ]);
  expect(await file('&columns=persons&columns=place')).toEqual(['涉及人数,村(社区)', '3,柳溪村', '5,柳溪村']);
});

test('a file is sorted as the list was', async () => {
  expect(await file('&columns=persons&sort=-reportedOn')).toEqual(['涉及人数', '5', '3']);
});

test('a file for which nobody chose shows all of a register, oldest first', async () => {
  const [head = '', first = ''] = await file('');
  expect(head).toMatch(/^案号,排查日期,.*,化解日期$/);
  expect(first).toContain('2026-11-02');
});

test('a column that no file has is refused', async () => {
  const { body } = await centre.browser.get('/api/v1/exports/disputes?columns=idNumber').expect(422);
  expect(body.errors[0].pointer).toBe('/query/columns/0');
});
