import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { query } from '#platform';
import { anApp, type Session, type TestApp } from '../../../../test/support/app.ts';
import { nobody } from '../../../../test/support/command-samples.ts';

let app: TestApp;
let administrator: Session;
/** Works in the administrator's township. */
let here: string;
/** Works in another township of the county. */
let elsewhere: string;

beforeAll(async () => {
  app = await anApp();
  administrator = await app.as('guanliyuan');
  here = await app.person('here', 'mediator', await app.unit('柳溪村'));
  const [township] = await query<{ id: string }>(app.dataSource, {
    text: `insert into organisation (parent_id, kind, name) values ($1, 'township', '东岭镇') returning id`,
    values: [await app.unit('博爱县')],
  });
  elsewhere = await app.person('elsewhere', 'mediator', township?.id ?? '');
});
afterAll(() => app.close());

const patch = (path: string, body: object) => administrator.browser.patch(`/api/v1/staff/${path}`).send(body);

async function termOf(staffId: string): Promise<string> {
  const [term] = await query<{ id: string }>(app.dataSource, {
    text: 'select id from appointment where staff_id = $1',
    values: [staffId],
  });
  return term?.id ?? '';
}

describe('people outside an administrator’s part of the tree', () => {
  test.each([
    ['changing', (id: string) => patch(id, { active: true })],
    [
      'appointing',
      (id: string) =>
        administrator.browser
          .post(`/api/v1/staff/${id}/appointments`)
          .send({ role: 'reporter', startsOn: '2026-01-01' }),
    ],
    ['ending a term', (id: string) => patch(`${id}/appointments/${nobody}`, { endsOn: '2026-12-31' })],
  ] as const)('%s one of them is answered as if there were nobody', async (_, ask) => {
    const [theirs, nobodys] = [await ask(elsewhere), await ask(nobody)];
    const { correlationId: _one, instance: _here, ...answer } = theirs.body;
    const { correlationId: _other, instance: _there, ...same } = nobodys.body;
    expect(theirs.status).toBe(404);
    expect(answer).toEqual(same);
  });
});

describe('the end of a term', () => {
  test('is kept, and the past stays', async () => {
    const answer = await patch(`${here}/appointments/${await termOf(here)}`, { endsOn: '2026-12-31' });
    expect(answer.status).toBe(200);
    expect(answer.body.appointments).toMatchObject([{ startsOn: '2026-01-01', endsOn: '2026-12-31' }]);
  });

  test('cannot lie before its beginning', async () => {
    const answer = await patch(`${here}/appointments/${await termOf(here)}`, { endsOn: '2025-12-31' });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'term-ends-early', errors: [{ pointer: '/endsOn' }] });
  });

  test('cannot be that of somebody else’s office', async () => {
    const answer = await patch(`${here}/appointments/${await termOf(administrator.staffId)}`, {
      endsOn: '2026-12-31',
    });
    expect(answer.status).toBe(404);
    expect(answer.body.code).toBe('no-such-appointment');
  });
});
