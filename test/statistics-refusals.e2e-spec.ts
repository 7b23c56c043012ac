import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { anApp, type Browser, type TestApp } from './support/app.ts';

let app: TestApp;
let centre: Browser;

beforeAll(async () => {
  app = await anApp();
  centre = (await app.as('zhongxin')).browser;
});
afterAll(() => app.close());

const chinese = expect.stringMatching(/^\p{Script=Han}|^只能填/u);

describe('an odd question of figures is refused at its place, in a sentence', () => {
  test.each([
    ...[
      '0000',
      '999',
      '0999',
      '1000',
      '1899',
      '2200',
      '9999',
      '12026',
      '2026-13',
      '2026-W54',
      '1000-W01',
      '',
    ].map((period) => [`figures?period=${period}&compare=true`, '/query/period']),
    ...[
      '0001-01-01..0001-02-01',
      '1000-01-01..1009-01-01',
      '9999-12-01..9999-12-31',
      '2026-02-30..2026-03-01',
      '2026-03-02..2026-03-01',
      '2010-01-01..2026-03-01',
    ].map((period) => [`series?period=${period}&each=week`, '/query/period']),
    ['durations?period=9999', '/query/period'],
    ['beside?period=9999', '/query/period'],
    ['cases?period=9999&figure=settled', '/query/period'],
    ...[
      '0000-01-01',
      '0001-01-01',
      '9999-12-31',
      '2026-02-30',
      '0001-01-01T00:00:00Z',
      '9999-12-31T23:59:59-23:59',
      '2026-11-23T10:00:00',
      'heute',
      '',
    ].map((asOf) => [`figures?period=2026&asOf=${asOf}`, '/query/asOf']),
    ['figures?period=2026&asOf=1950-01-01', '/query/asOf'],
    ['cases?period=2026&figure=settled&key=NEI', '/query/key'],
    ['cases?period=2026&figure=found&by=origin&key=x', '/query/by'],
  ])('%s', async (path, pointer) => {
    const { body } = await centre.get(`/api/v1/statistics/${path}`).expect(422);
    expect(body.errors).toEqual([expect.objectContaining({ pointer, message: chinese })]);
  });

  test.each(['0999', '1000', '9999', '2026-W10', 'x'])('a report of %s', async (period) => {
    const { body } = await centre.post('/api/v1/statistics/reports').send({ period }).expect(422);
    expect(body.errors).toEqual([expect.objectContaining({ pointer: '/period', message: chinese })]);
  });

  test.each(['1900', '2026-11-01..2026-11-23', '2016-01-01..2026-01-01'])(
    '%s is asked and answered, with what was before',
    async (period) => {
      await centre
        .get(`/api/v1/statistics/figures?period=${period}&compare=true&asOf=2199-12-31`)
        .expect(200);
    },
  );

  test('a line of an edition without its table', async () => {
    const id = '00000000-0000-4000-8000-000000000000';
    const { body } = await centre
      .get(`/api/v1/statistics/reports/${id}/editions/1/cases?figure=settled&key=NEI`)
      .expect(422);
    expect(body.errors).toMatchObject([{ pointer: '/query/key' }]);
  });
});
