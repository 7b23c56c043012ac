import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { anApp, type Session, type TestApp } from '../support/app.ts';
import { type Case, dispatch, report, send } from '../support/case-story.ts';

const names = ['慕容雪晴', '欧阳铁柱'] as const;
const words = '祖宅西墙与邻居滴水檐';
const reason = '电话通知当事人开庭前调解';

let app: TestApp;
let grid: Session;
let mediator: Session;
let centre: Session;
let office: Session;
let auditor: Session;
let police: Session;
beforeAll(async () => {
  app = await anApp();
  [grid, mediator, centre, office, auditor, police] = await Promise.all([
    app.as('wanggeyuan'),
    app.as('guochangshun'),
    app.as('zhongxin'),
    app.as('sifasuo'),
    app.as('shenji'),
    app.as('paichusuo'),
  ]);
});
afterAll(() => app.close());

const tell = (over: object = {}): Promise<Case> =>
  report(grid, {
    summary: words,
    parties: [
      { role: 'applicant', name: names[0], phone: '13987654321', idNumber: '11010519491231002X' },
      { role: 'respondent', name: names[1], phone: '0391-8650003' },
    ],
    ...over,
  });
const accesses = async (by: Session, { id }: Pick<Case, 'id'>) =>
  (await by.browser.get(`/api/v1/disputes/${id}/accesses`).expect(200)).body.items as readonly {
    action: string;
    reason: string | null;
    by: { name: string };
    party: { name: string } | null;
  }[];
const open = (by: Session, { id }: Pick<Case, 'id'>) => by.browser.get(`/api/v1/disputes/${id}`).expect(200);
const inList = async (by: Session, { id }: Pick<Case, 'id'>, q?: string) => {
  const { body } = await by.browser
    .get('/api/v1/disputes')
    .query({ limit: 200, ...(q ? { q } : {}) })
    .expect(200);
  return (body.items as { id: string; parties: string; summary: string | null; sensitive: boolean }[]).find(
    (line) => line.id === id,
  );
};

describe('a sensitive case', () => {
  let violent: Case;
  beforeAll(async () => {
    violent = await tell({ typeCode: 'MAR', riskFactors: ['domestic_violence', 'minors'] });
  });

  test('is masked in list, search and export, also for those who may open it', async () => {
    for (const line of [await inList(centre, violent), await inList(centre, violent, names[0])])
      expect(line).toMatchObject({ sensitive: true, parties: '慕**、欧**', summary: null });
    const file = await centre.browser.get('/api/v1/exports/disputes?format=csv').expect(200);
    expect(file.text).not.toContain(names[0]);
    expect(file.text).not.toContain(words);
  });

  test('leaves a note when it is opened: once per person and day, whatever was read of it', async () => {
    expect((await open(centre, violent)).text).toContain(names[0]);
    await open(centre, violent);
    await centre.browser.get(`/api/v1/disputes/${violent.id}/history`).expect(200);
    await Promise.all([open(office, violent), open(office, violent), open(office, violent)]);
    expect((await accesses(centre, violent)).map(({ action, by }) => `${action} ${by.name}`).sort()).toEqual([
      'dispute.read 崔玉兰',
      'dispute.read 韩立新',
    ]);
  });

  test('leaves none where it is seen masked, for there is nothing to see', async () => {
    const before = await accesses(auditor, violent);
    expect((await open(auditor, violent)).text).not.toContain(names[0]);
    expect(await accesses(auditor, violent)).toEqual(before);
  });

  test('is one that somebody who may regrade has marked confidential, until they take it back', async () => {
    const ordinary = await tell();
    expect(await inList(centre, ordinary)).toMatchObject({ sensitive: false, summary: words });
    const mark = { risk: 'green', reason: '当事人为公众人物' } as const;
    await send(centre, ordinary, 'REGRADE', { ...mark, confidential: true });
    expect(await inList(centre, ordinary)).toMatchObject({ sensitive: true, summary: null });
    await send(centre, ordinary, 'REGRADE', mark);
    expect((await open(centre, ordinary)).body).toMatchObject({ confidential: true, sensitive: true });
    await send(centre, ordinary, 'REGRADE', { ...mark, confidential: false });
    expect(await inList(centre, ordinary)).toMatchObject({ sensitive: false, summary: words });
  });
});

describe('an ordinary case', () => {
  test('is opened without a note, and its numbers with one, each time, with the reason', async () => {
    const ordinary = await tell();
    await open(centre, ordinary);
    expect(await accesses(centre, ordinary)).toEqual([]);
    const { body } = await open(centre, ordinary);
    const look = `/api/v1/disputes/${ordinary.id}/parties/${body.parties[0].id}/unmask`;
    await centre.browser.post(look).send({}).expect(422);
    for (const _ of [1, 2]) await centre.browser.post(look).send({ reason }).expect(200);
    const noted = await accesses(centre, ordinary);
    expect(noted).toHaveLength(2);
    expect(noted[0]).toMatchObject({ action: 'party.unmask', reason, party: { name: '慕**' } });
    expect(JSON.stringify(noted)).not.toMatch(/13987654321|11010519491231002X|慕容雪晴/);
    expect(app.log.join('\n')).not.toMatch(/13987654321|11010519491231002X|慕容雪晴|电话通知/);
  });

  test('shows who looked to the unit that holds it, the centre and the auditor, and to nobody else', async () => {
    const held = await tell();
    await send(centre, held, 'ACCEPT', {});
    await dispatch(app, centre, held, {
      leadId: mediator.organisationId,
      assistingIds: [police.organisationId],
    });
    for (const by of [mediator, centre, auditor]) await accesses(by, held);
    await police.browser.get(`/api/v1/disputes/${held.id}/accesses`).expect(403);
    await office.browser.get(`/api/v1/disputes/${held.id}/accesses`).expect(403);
    await grid.browser.get(`/api/v1/disputes/${held.id}/accesses`).expect(403);
    const stranger = await app.as('shiyumei');
    await stranger.browser.get(`/api/v1/disputes/${held.id}/accesses`).expect(404);
  });
});

describe('the cases of a person', () => {
  const search = async (by: Session, asked: object, status = 200) =>
    (await by.browser.post('/api/v1/persons/search').send(asked).expect(status)).body;
  const idsOf = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id);

  test('are found by an exact number, however it is written, for those who see the cases whole', async () => {
    const one = await tell({
      parties: [{ role: 'applicant', name: '孙某', idNumber: '350102199003077417', phone: '0391-8650077' }],
    });
    for (const asked of [
      { idNumber: ' 350102199003077417' },
      { phone: '（0391）8650077' },
      { phone: '03918650077' },
    ])
      expect(idsOf(await search(centre, asked))).toEqual([one.id]);
    expect(idsOf(await search(centre, { idNumber: '350102199003077410' }))).toEqual([]);
    const stranger = await app.as('shiyumei');
    expect(idsOf(await search(stranger, { idNumber: '350102199003077417' }))).toEqual([]);
    await search(auditor, { phone: '03918650077' }, 403);
  });

  test('are not asked for by a part of a number, by both numbers or by none', async () => {
    expect(idsOf(await search(centre, { phone: '1398765' }))).toEqual([]);
    for (const asked of [{}, { phone: '13987654321', idNumber: '11010519491231002X' }, { phone: '1' }])
      await search(centre, asked, 422);
  });
});

describe('a wrong number', () => {
  test('is refused at its place, in Chinese, without being repeated', async () => {
    const answer = await grid.browser.post('/api/v1/disputes').send({
      origin: 'grid',
      placeId: grid.organisationId,
      typeCode: 'NEI',
      summary: words,
      parties: [
        { role: 'applicant', name: '赵某' },
        { role: 'respondent', name: '钱某', idNumber: '110105194912310021', phone: '1398765' },
      ],
    });
    expect(answer.status).toBe(422);
    const faults = answer.body.errors as { pointer: string; message: string }[];
    expect(faults.map(({ pointer }) => pointer)).toEqual(['/parties/1/idNumber', '/parties/1/phone']);
    expect(faults[0]?.message).toBe('身份证号校验码不符；其他证件请选择证件类型');
    expect(answer.text).not.toMatch(/110105194912310021|1398765/);
  });
});

// Last, because signing in on another day ends the sign-ins of this one.
test('another day, another note', async () => {
  const violent = await tell({ riskFactors: ['domestic_violence'] });
  await open(centre, violent);
  app.clock.set('2026-11-24T01:00:00.000Z');
  const again = await app.as('zhongxin');
  await open(again, violent);
  expect(await accesses(again, violent)).toHaveLength(2);
});
