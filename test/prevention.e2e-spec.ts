import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { preventionFigures } from '#casework/dispute';
import { inRecord, verifyCase } from '#casework/verification';
import type { CommandInput } from '#domain';
import { query, Vault } from '#platform';
import { anApp, type Session, type TestApp } from './support/app.ts';
import { attempt, type Case, report, send } from './support/case-story.ts';

const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0]);
const record: CommandInput<'RECORD_PREVENTION'> = {
  kind: 'suicide',
  persons: 2,
  preventedOn: '2026-11-20',
  facts: '一方携农药到对方门前，被劝回',
};

let app: TestApp;
let village: Session;
let centre: Session;
let one: Case;
let other: Case;
beforeAll(async () => {
  app = await anApp();
  village = await app.as('guochangshun');
  centre = await app.as('zhongxin');
  one = await report(village);
  other = await report(village);
}, 60_000);
afterAll(() => app.close());

const fileIn = async (dispute: Case): Promise<string> => {
  const sent = village.browser.post(`/api/v1/disputes/${dispute.id}/attachments`).field('kind', 'photo');
  // Photographs are never the same, and the same file is not filed twice.
  const photo = Buffer.concat([jpeg, randomBytes(8)]);
  return (await sent.attach('file', photo, '现场.jpg').expect(201)).body.id;
};
const historyOf = async (by: Session, dispute: Case) =>
  (await by.browser.get(`/api/v1/disputes/${dispute.id}/history`).expect(200)).body.items as {
    readonly type: string;
    readonly facts: { readonly preventionId?: string };
  }[];
const recordsOf = async (dispute: Case) =>
  (await historyOf(centre, dispute))
    .filter(({ type }) => type === 'RECORD_PREVENTION')
    .map(({ facts }) => facts.preventionId ?? '');
const now = () => app.clock.now().toISOString();
const figures = async (asOf = now(), placeId: string | null = null) => {
  const townshipIds = [await app.unit('月山镇')];
  const all = { townshipIds, placeId, from: '2026-11-01', to: '2026-11-30', asOf };
  return await preventionFigures(app.dataSource, all);
};
const pointersOf = (body: { readonly errors: readonly { readonly pointer: string }[] }) =>
  body.errors.map(({ pointer }) => pointer);

describe('a record of what was prevented', () => {
  test('is refused without evidence, and points at what is missing', async () => {
    const { status, body } = await attempt(village, one, 'RECORD_PREVENTION', record);
    expect(status).toBe(422);
    expect(pointersOf(body)).toEqual(['/attachmentIds']);
    expect(JSON.stringify(body.errors)).toContain('须至少有一项证据');
  });

  test('is refused with a file of another case', async () => {
    const attachmentIds = [await fileIn(one), await fileIn(other)];
    const { status, body } = await attempt(village, one, 'RECORD_PREVENTION', { ...record, attachmentIds });
    expect([status, body.code]).toEqual([422, 'unknown-reference']);
    expect(pointersOf(body)).toEqual(['/attachmentIds/1']);
  });

  test('is no matter of a grid worker, nor of a mediator who does not see the case', async () => {
    const input = { ...record, witnesses: ['村医'] };
    expect((await attempt(await app.as('wanggeyuan'), one, 'RECORD_PREVENTION', input)).status).toBe(403);
    expect((await attempt(await app.as('shiyumei'), one, 'RECORD_PREVENTION', input)).status).toBe(404);
  });

  test('counts cases once and people each, by kind, day and village, and what was known when', async () => {
    const before = now();
    app.clock.set(new Date(app.clock.now().getTime() + 60_000).toISOString());
    const attachmentIds = [await fileIn(one)];
    await send(village, one, 'RECORD_PREVENTION', { ...record, attachmentIds });
    await send(village, one, 'RECORD_PREVENTION', { ...record, persons: 1, recordNumbers: ['接警单 118'] });
    await send(centre, other, 'RECORD_PREVENTION', { ...record, persons: 5, witnesses: ['村医'] });
    await send(centre, other, 'RECORD_PREVENTION', {
      ...record,
      kind: 'massFight',
      persons: 40,
      preventedOn: '2026-10-31',
      witnesses: ['村医'],
    });
    const found = await figures();
    expect(found.suicide).toMatchObject({ cases: 2, persons: 8, disputeIds: [one.id, other.id].sort() });
    expect(found.suicide.records.map(({ persons }) => persons).toSorted()).toEqual([1, 2, 5]);
    expect(found.massFight).toEqual({ cases: 0, persons: 0, disputeIds: [], records: [] });
    expect((await figures(before)).suicide.cases).toBe(0);
    expect((await figures(now(), village.organisationId)).suicide.cases).toBe(2);
    expect((await figures(now(), await app.unit('石桥岭村'))).suicide.cases).toBe(0);
  });

  test('keeps the file that proves it in the case', async () => {
    const { body: files } = await centre.browser.get(`/api/v1/disputes/${one.id}/attachments`).expect(200);
    const proving = files.items.at(-1).id;
    const refused = await centre.browser
      .post(`/api/v1/disputes/${one.id}/attachments/${proving}/removal`)
      .send({ reason: '误传' })
      .expect(422);
    expect(pointersOf(refused.body)).toEqual(['/attachmentId']);
  });

  test('is shown to whoever sees the case masked as a record, without what it was and without a word', async () => {
    const [line] = (await historyOf(await app.as('shenji'), one)).filter(
      ({ type }) => type === 'RECORD_PREVENTION',
    );
    expect(line?.facts).toEqual({ preventedOn: '2026-11-20' });
    expect(JSON.stringify(line)).not.toMatch(/农药|suicide|自杀/);
  });

  test('is taken back once, with a reason, and then counts in no figure from that moment on', async () => {
    const before = now();
    app.clock.set(new Date(app.clock.now().getTime() + 60_000).toISOString());
    const [preventionId = ''] = await recordsOf(other);
    await send(centre, other, 'RETRACT_PREVENTION', { preventionId, reason: '重复登记' });
    const again = await attempt(centre, other, 'RETRACT_PREVENTION', { preventionId, reason: '重复登记' });
    expect([again.status, pointersOf(again.body)]).toEqual([422, ['/preventionId']]);
    expect((await figures()).suicide).toMatchObject({ cases: 1, persons: 3 });
    expect((await figures(before)).suicide).toMatchObject({ cases: 2, persons: 8 });
  });

  test('is part of a history that proves itself', async () => {
    for (const { id } of [one, other]) {
      const { differences } = await inRecord(app.dataSource, (tx) => verifyCase(tx, app.app.get(Vault), id));
      expect(differences).toEqual([]);
    }
  });

  test('is found by an index that holds nothing else', async () => {
    const plan = await query<{ 'QUERY PLAN': string }>(app.dataSource, {
      text: `explain select 1 from dispute_event e
             where e.type = 'RECORD_PREVENTION' and e.payload ->> 'preventedOn' between '2026-01-01' and '2026-12-31'`,
    });
    expect(plan.map((line) => line['QUERY PLAN']).join()).toContain('dispute_event_prevention');
  });
});
