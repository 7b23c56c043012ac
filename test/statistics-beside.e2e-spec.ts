import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { anApp, type Session, type TestApp } from './support/app.ts';
import { type Case, report, send } from './support/case-story.ts';

let app: TestApp;
let village: Session;
let centre: Session;
let one: Case;
let reportId: string;

/** A year with two cases, of which one prevented a suicide and is of a local type; a round of screening; a lecture. */
beforeAll(async () => {
  app = await anApp();
  village = await app.as('guochangshun');
  centre = await app.as('zhongxin');
  one = await report(village, { typeCode: 'OTH', localTypeCode: 'VILLAGE_AFFAIRS' });
  await report(village);
  await send(centre, one, 'ACCEPT', {});
  const prevented = {
    kind: 'suicide',
    preventedOn: '2026-11-20',
    facts: '一方携农药到对方门前，被劝回',
  } as const;
  await send(village, one, 'RECORD_PREVENTION', { ...prevented, persons: 2, witnesses: ['村医'] });
  await send(village, one, 'RECORD_PREVENTION', { ...prevented, persons: 1, recordNumbers: ['接警单 118'] });
  await village.browser
    .post('/api/v1/publicity')
    .send({
      heldOn: '2026-11-20',
      placeId: village.organisationId,
      kind: 'lecture',
      title: '宪法宣传进村',
      participants: 60,
      consultations: 15,
      materials: 120,
    })
    .expect(201);
}, 60_000);
afterAll(() => app.close());

const ask = async (path: string, by = centre) =>
  (await by.browser.get(`/api/v1/statistics/${path}`).expect(200)).body;
interface Groups {
  readonly groups: readonly {
    readonly id: string;
    readonly lines: readonly {
      readonly id: string;
      readonly value: number | null;
      readonly opens: string | null;
    }[];
  }[];
}
const valuesOf = ({ groups }: Groups) =>
  Object.fromEntries(groups.flatMap(({ lines }) => lines.map(({ id, value }) => [id, value])));

describe('what stands beside the counts of a year', () => {
  test('is what was found, prevented and made known, of all and by village', async () => {
    const body = await ask('beside?period=2026');
    expect(valuesOf(body)).toMatchObject({
      found: 2,
      screenings: 0,
      'prevention-suicide-cases': 1,
      'prevention-suicide-persons': 3,
      'prevention-massFight-cases': 0,
      publicityActivities: 1,
      publicityConsultations: 15,
      publicityMaterials: 120,
    });
    const own = body.villages.find(({ key }: { key: string }) => key === village.organisationId);
    expect(own).toMatchObject({
      name: '柳溪村',
      values: { found: 2, 'prevention-suicide-cases': 1, publicityActivities: 1 },
    });
    expect(valuesOf(await ask('beside?period=2025'))).toMatchObject({ found: 0, publicityActivities: 0 });
  });

  test('leaves open what a unit does not do, and counts what it has the lead of', async () => {
    const unit = (await app.as('paichusuo')).organisationId;
    expect(valuesOf(await ask(`beside?period=2026&organisation=${unit}`))).toMatchObject({
      screenings: null,
      'prevention-crime-cases': null,
      publicityActivities: null,
      found: 0,
    });
  });

  test('opens what was found, and what was prevented with the records that prove it', async () => {
    expect(await ask('cases?period=2026&figure=found')).toMatchObject({ total: 2, records: [] });
    const { items, total, records } = await ask('cases?period=2026&figure=prevented-suicide');
    expect(total).toBe(1);
    expect(items).toMatchObject([{ id: one.id }]);
    expect(records).toEqual([
      { disputeId: one.id, preventionId: expect.any(String) },
      { disputeId: one.id, preventionId: expect.any(String) },
    ]);
    expect(await ask('cases?period=2026&figure=prevented-crime')).toMatchObject({ total: 0, items: [] });
    expect(
      await ask(`cases?period=2026&figure=found&by=village&key=${village.organisationId}`),
    ).toMatchObject({ total: 2 });
    await centre.browser.get('/api/v1/statistics/cases?period=2026&figure=found&by=risk').expect(422);
  });

  test('does not tell what was prevented to somebody who sees the case masked', async () => {
    const auditor = await app.as('shenji');
    const hidden = await ask('cases?period=2026&figure=prevented-suicide', auditor);
    expect(hidden).toMatchObject({ total: 1, hidden: 1, items: [], records: [] });
  });
});

test('a local type is a line of its own, with the class to which it counts', async () => {
  const { breakdowns, checks } = await ask('figures?period=2026&by=type,localType');
  expect(breakdowns[1].lines).toMatchObject([
    { key: 'VILLAGE_AFFAIRS:OTH', name: { zh: '村务管理（计入其他）' }, counts: { accepted: 1 } },
  ]);
  expect(checks.allAgree).toBe(true);
  const { items } = await ask('cases?period=2026&figure=accepted&by=localType&key=VILLAGE_AFFAIRS:OTH');
  expect(items).toMatchObject([{ id: one.id }]);
});

describe('the report of that year', () => {
  beforeAll(async () => {
    const begun = await centre.browser
      .post('/api/v1/statistics/reports')
      .send({ period: '2026' })
      .expect(200);
    reportId = begun.body.id;
    await centre.browser.post(`/api/v1/statistics/reports/${reportId}/publication`).send({}).expect(200);
  });

  test('says so in sentences', async () => {
    const { sentences, content } = await ask(`reports/${reportId}/editions/1`);
    const text = (id: string) => sentences.find((line: { id: string }) => line.id === id)?.text;
    expect(text('prevented')).toBe('预防方面，防止民间纠纷引起自杀1件3人，均有记录和证据可查。');
    expect(text('publicity')).toBe(
      '开展法治宣传活动1场，参加60人次，解答法律咨询15次，发放宣传资料120份；宣传和咨询不计入纠纷件数。',
    );
    expect(text('localTypes')).toBe('其中按本地类型登记的，村务管理（计入其他）1件，已含在上述类型内。');
    expect(valuesOf({ groups: content.beside })).toMatchObject({ found: 2, 'prevention-suicide-persons': 3 });
  });

  test('opens its frozen cases after the record was taken back, which the figures of today no longer count', async () => {
    const path = `reports/${reportId}/editions/1/cases?figure=prevented-suicide`;
    const { records } = await ask(path);
    for (const { preventionId } of records)
      await send(centre, one, 'RETRACT_PREVENTION', { preventionId, reason: '证据不足' });
    expect(await ask(path)).toMatchObject({ total: 1, items: [{ id: one.id }], records });
    expect(await ask('cases?period=2026&figure=prevented-suicide')).toMatchObject({ total: 0 });
  });
});

test('a case that ends at the moment at which it was reported took no time, and that is a number', async () => {
  const made = await report(village);
  await send(centre, made, 'ACCEPT', {});
  await send(centre, made, 'REFUSE', { partyId: made.parties[1]?.id ?? '', refusedOn: app.clock.today() });
  const { stages } = await ask('durations?period=2026');
  expect(stages.length).toBeGreaterThan(0);
  for (const { median, p90 } of stages) expect([median, p90]).toEqual([0, 0]);
});
