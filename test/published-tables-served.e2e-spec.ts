import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { anApp, type Browser, type TestApp } from './support/app.ts';
import { acceptedIn, publishedTables, registerOf } from './support/published-tables.ts';

let app: TestApp;
let centre: Browser;

beforeAll(async () => {
  app = await anApp();
  centre = (await app.as('zhongxin')).browser;
});
afterAll(() => app.close());

/** Hands a register in and enters it, as the page of imports does. */
async function entered(content: Buffer): Promise<object> {
  const { body } = await centre
    .post('/api/v1/register-imports')
    .attach('file', content, 'register.csv')
    .expect(201);
  expect(body.summary.held).toBe(0);
  return (await centre.post(`/api/v1/register-imports/${body.id}/commit`).send({}).expect(200)).body;
}

/** All but the county of T2, whose 5,935 rows the importer itself is given. They stand in the order of their years. */
const served = publishedTables.filter(({ title }) => !title.startsWith('T2,'));

/** Cases that are open at the end of the year of a table: its own, and those of the years before, which stay open. */
const openAfter = (year: number): number =>
  served
    .filter((table) => table.year <= year)
    .reduce((sum, table) => sum + acceptedIn(table) - table.settled - table.notSettled, 0);

describe.each(served)('$title, through the interface', (table) => {
  const accepted = acceptedIn(table);
  const open = openAfter(table.year);
  const period = `/api/v1/statistics/figures?period=${table.year}&by=type`;

  test('goes in as a register and comes out as it was published', async () => {
    expect(await entered(registerOf(table))).toEqual({
      imported: accepted,
      repeated: 0,
      held: 0,
      refused: [],
    });
    const { body } = await centre.get(period).expect(200);
    const { settled, notSettled } = table;
    expect(body.counts).toMatchObject({
      accepted,
      settled,
      notSettled,
      closed: settled + notSettled,
      carriedIn: openAfter(table.year - 1),
      open,
    });
    expect(body.rates.successRate).toMatchObject({ percent: table.success, numerator: settled });
    expect(body.rates.settledOfAccepted).toMatchObject({ percent: table.ofAccepted, denominator: accepted });
    expect(body.checks.allAgree).toBe(true);
  }, 120_000);

  test('says of its open cases why they are no failures, and nothing where none is open', async () => {
    const { body } = await centre.get(period).expect(200);
    expect(body.notes).toEqual(
      open === 0
        ? []
        : [
            {
              zh: expect.stringContaining(`期末在办${open}件尚无结果，不计为调解不成`),
              en: expect.stringContaining(`${open} open: no result yet is no failure`),
            },
          ],
    );
  });
});
