import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { anApp, type Browser, type TestApp } from './support/app.ts';
import { contradictingRegister, heldOfContradicting } from './support/contradicting-register.ts';

let app: TestApp;
let centre: Browser;
let id: string;

beforeAll(async () => {
  app = await anApp();
  centre = (await app.as('zhongxin')).browser;
});
afterAll(() => app.close());

interface Row {
  readonly row: number;
  readonly kind: string;
  readonly messages: readonly {
    readonly code: string;
    readonly severity: string;
    readonly messageZh: string;
  }[];
}
/** What is said of lines that are no cases, with their numbers. */
const saidOf = (rows: readonly Row[]) =>
  rows
    .filter(({ kind }) => kind !== 'data')
    .flatMap(({ row, messages }) =>
      messages.filter(({ severity }) => severity !== 'info').map(({ messageZh }) => [row, messageZh]),
    );
const said = async (rows = 'all') =>
  saidOf((await centre.get(`/api/v1/register-imports/${id}?rows=${rows}`).expect(200)).body.rows);

describe('a register that prints other numbers than its rows give', () => {
  const neighbours = [8, expect.stringMatching(/“邻里纠纷”为5，与逐行读数3件（全部4行）不一致/)];

  test('is told so when it is handed in, at the lines that print them', async () => {
    const { body } = await centre
      .post('/api/v1/register-imports')
      .attach('file', Buffer.from(contradictingRegister), 'register.csv')
      .expect(201);
    id = body.id;
    expect(body.summary).toMatchObject({ dataRows: 4, imported: 3, held: 1 });
    expect(saidOf(body.rows)).toEqual([
      [2, expect.stringMatching(/“调解成功”为3，与逐行读数2件（全部4行）不一致/)],
      neighbours,
    ]);
    expect(await said('problems')).toHaveLength(2);
  });

  test('is held against its rows anew when a held row is corrected, and when that is taken back', async () => {
    const row = `/api/v1/register-imports/${id}/rows/${heldOfContradicting}`;
    await centre.put(row).send({ status: 'settled', closedOn: '2026-03-12' }).expect(200);
    expect(await said()).toEqual([neighbours]);
    await centre.delete(row).expect(200);
    expect(await said()).toHaveLength(2);
    await centre.put(row).send({ status: 'settled', closedOn: '2026-03-12', typeCode: 'MAR' }).expect(200);
    expect(await said()).toEqual([[8, expect.stringMatching(/“邻里纠纷”为5，与逐行读数2件/)]]);
  });

  test('is entered all the same: numbers of a summary keep no case out', async () => {
    const { body } = await centre.post(`/api/v1/register-imports/${id}/commit`).send({}).expect(200);
    expect(body).toEqual({ imported: 4, repeated: 0, held: 0, refused: [] });
    expect(await said()).toHaveLength(1);
  });
});
