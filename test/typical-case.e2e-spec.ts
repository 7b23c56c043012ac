import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { digestOf } from '#casework/seal';
import { query } from '#platform';
import { aClosedCase } from './support/a-closed-case.ts';
import { anApp, type Session, type TestApp } from './support/app.ts';
import { type Case, send } from './support/case-story.ts';

/** An edition as the interface answers it, as far as this story reads it. */
interface Working {
  readonly id: string;
  readonly version: number;
  readonly parts: Readonly<
    Record<'facts' | 'process' | 'result', { original: string; text: string; marks: Mark[] }>
  >;
  readonly residues: readonly { readonly words: string; readonly certainty: string }[];
}
interface Mark {
  readonly start: number;
  readonly end: number;
  readonly original: string;
  readonly replacement: string;
  readonly kind: string;
  readonly reason: string;
  readonly undone: string | null;
}

let app: TestApp;
let mediator: Session;
let office: Session;
let centre: Session;
let leader: Session;
let grid: Session;
let elsewhere: Session;
let dispute: Case;
let working: Working;

beforeAll(async () => {
  app = await anApp();
  [mediator, office, centre, leader, grid, elsewhere] = (await Promise.all(
    ['guochangshun', 'sifasuo', 'zhongxin', 'lingdao', 'wanggeyuan', 'shiyumei'].map(app.as),
  )) as [Session, Session, Session, Session, Session, Session];
  dispute = await aClosedCase({ app });
}, 60_000);
afterAll(() => app.close());

/** Everything by which somebody of the case is known, as it is written somewhere in it. */
const secrets =
  /郭|申|秋生|二牛|石满仓|xiaomei|shen|长顺|長順|柳溪|石桥岭|月山|恒达|guo_qs|A1234|0921|６|6222|12号|1月2[0-9]日|10月8日|12月20|67岁|35600|伍佰/iu;
const path = (of: string) => `/api/v1/typical-cases/${working.id}/${of}`;
const bodyOf = ({ parts, version }: Working, over: object = {}) => ({
  version,
  title: '一滴水檐，两家和好',
  laws: [{ law: '《中华人民共和国民法典》', articles: '第二百八十八条' }],
  parts: Object.fromEntries(
    (['facts', 'process', 'result'] as const).map((part) => [part, parts[part].marks.map(asSent)]),
  ),
  comment: '相邻各方应当按照方便生活、团结互助的原则处理相邻关系。',
  cleared: [],
  ...over,
});
const asSent = ({ start, end, replacement, kind, reason, undone }: Mark) => ({
  start,
  end,
  replacement,
  kind,
  reason,
  ...(undone === null ? {} : { undone }),
});

describe('a typical case', () => {
  test('is drafted from a closed case by its mediator, without anybody in it', async () => {
    const { body: before } = await mediator.browser.get(`/api/v1/disputes/${dispute.id}/typical-cases`);
    expect(before).toEqual({ items: [], mayDraft: true, leaderDrafts: false });
    const { body } = await mediator.browser
      .post(`/api/v1/disputes/${dispute.id}/typical-cases`)
      .send({})
      .expect(201);
    working = body;
    const told = Object.values(working.parts).map(({ text }) => text);
    expect(told.join('\n')).not.toMatch(secrets);
    expect(working.residues).toEqual([]);
    expect(body).toMatchObject({ edition: 1, state: 'draft', grade: 'ordinary', editors: ['郭长顺'] });
    expect(working.parts.facts.marks).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ original: '郭秋生', replacement: '某甲', kind: 'name' }),
        expect.objectContaining({ original: '１３８ ００００ ０９２１', kind: 'phone' }),
      ]),
    );
  });

  test('is drafted once at a time, and by nobody who does not see the case whole', async () => {
    const again = `/api/v1/disputes/${dispute.id}/typical-cases`;
    await office.browser.post(again).send({}).expect(409);
    await grid.browser.post(again).send({}).expect(403);
    await grid.browser.get(path('working')).expect(403);
  });

  test('is not kept while somebody of the case can be known in it, however they are spelt', async () => {
    for (const leak of [
      '郭 秋 生',
      'guo qiu sheng',
      '申二牛',
      '一三八零零零零零九二一',
      '柳溪',
      '秋生',
      '老郭',
    ]) {
      const comment = `经此一事，${leak}懂得了道理。`;
      const { body } = await mediator.browser
        .put(path('working'))
        .send(bodyOf(working, { comment }))
        .expect(422);
      expect([leak, body.code, body.errors[0].pointer]).toEqual([leak, 'typical-residue', '/comment']);
      const [{ start, end, ...place }] = body.residues;
      expect(place).toMatchObject({ part: 'comment', certainty: 'sure' });
      expect(leak).toContain(comment.slice(start, end));
      expect(JSON.stringify(body)).not.toContain(leak);
    }
  });

  test('names laws and nothing else, and nobody in them', async () => {
    const save = async (...laws: object[]) =>
      (await mediator.browser.put(path('working')).send(bodyOf(working, { laws })).expect(422)).body;
    const code = { law: '民法典', articles: '第二百八十八条' };
    const notALaw = await save(code, { law: '郭秋生与申二牛' });
    expect(notALaw.errors[0]).toMatchObject({
      pointer: '/laws/1/law',
      message: expect.stringContaining('法律、法规'),
    });
    const noArticles = await save({ law: '民法典', articles: '申二牛应当遵守' });
    expect(noArticles.errors[0].pointer).toBe('/laws/0/articles');
    const body = await save(code, { law: '《柳溪村村规民约》', articles: '第三条' });
    expect([body.code, body.errors[0].pointer]).toEqual(['typical-residue', '/laws/1']);
    const [{ start, end, part }] = body.residues;
    expect([part, '《民法典》第二百八十八条\n《柳溪村村规民约》第三条'.slice(start, end)]).toEqual([
      'laws',
      '柳溪',
    ]);
  });

  test('keeps every replacement: one is undone with a reason only, and never where it is somebody', async () => {
    const [first, ...rest] = working.parts.facts.marks.map(asSent);
    if (!first) throw new Error('something was replaced');
    const withFacts = (facts: object[]) => bodyOf(working, { parts: { ...bodyOf(working).parts, facts } });
    const save = (facts: object[]) => mediator.browser.put(path('working')).send(withFacts(facts));
    expect((await save(rest).expect(422)).body.code).toBe('typical-replacement');
    const name = working.parts.facts.marks.findIndex(({ original }) => original === '郭秋生');
    const undone = working.parts.facts.marks.map((mark, n) =>
      asSent(n === name ? { ...mark, undone: '认为无妨' } : mark),
    );
    expect((await save(undone).expect(422)).body.code).toBe('typical-residue');
  });

  test('is saved with a title, a law and what it teaches, and handed in', async () => {
    await mediator.browser.post(path('submission')).send({ version: working.version }).expect(422);
    working = (await mediator.browser.put(path('working')).send(bodyOf(working)).expect(200)).body;
    await mediator.browser
      .put(path('working'))
      .send(bodyOf(working, { version: 1 }))
      .expect(412);
    working = (await mediator.browser.post(path('submission')).send({ version: working.version }).expect(200))
      .body;
    expect(working).toMatchObject({ state: 'submitted', laws: [{ law: '民法典' }] });
  });

  test('waits for whoever writes it, then for those who may release it', async () => {
    const turnFor = async (who: Session) => {
      const { body } = await who.browser.get('/api/v1/typical-cases/underway').expect(200);
      return body.items.map(
        ({ number, state, turn }: { number: string; state: string; turn: string | null }) => [
          number,
          state,
          turn,
        ],
      );
    };
    const { number } = dispute;
    expect(await turnFor(mediator)).toEqual([[number, 'submitted', null]]);
    expect(await turnFor(centre)).toEqual([[number, 'submitted', 'review']]);
    const may = async (who: Session) => {
      const { body } = await who.browser.get(path('working')).expect(200);
      return [
        body.mayEdit,
        body.maySubmit,
        body.mayRelease,
        body.mayReturn,
        body.mayWithdraw,
        body.releaseBar,
      ];
    };
    expect(await may(mediator)).toEqual([true, false, false, false, true, 'not-yours']);
    expect(await may(centre)).toEqual([true, false, true, true, true, null]);
  });

  test('is handed back with a remark, and released by a second person only', async () => {
    const { version } = working;
    await mediator.browser.post(path('release')).send({ version }).expect(403);
    working = (
      await office.browser.post(path('return')).send({ version, reason: '点评再充实一些' }).expect(200)
    ).body;
    const { body: waiting } = await mediator.browser.get('/api/v1/typical-cases/underway').expect(200);
    expect(waiting.items).toEqual([
      expect.objectContaining({ id: working.id, state: 'draft', turn: 'write' }),
    ]);
    working = (await office.browser.put(path('working')).send(bodyOf(working)).expect(200)).body;
    working = (await mediator.browser.post(path('submission')).send({ version: working.version }).expect(200))
      .body;
    const { body } = await office.browser
      .post(path('release'))
      .send({ version: working.version })
      .expect(403);
    expect(body.code).toBe('typical-own-work');
    working = (await centre.browser.post(path('release')).send({ version: working.version }).expect(200))
      .body;
    expect(working).toMatchObject({
      state: 'released',
      releasedBy: '崔玉兰',
      remarks: [{ by: '韩立新', words: '点评再充实一些' }],
    });
  });

  test('stands in the library, found by type, law and words, with no way back to its case', async () => {
    const found = async (asked: string) =>
      (await grid.browser.get(`/api/v1/typical-cases?${asked}`).expect(200)).body.items.length;
    expect(await found('typeCode=NEI&law=民法典&words=滴水 某甲')).toBe(1);
    expect(await found('law=第二百八十八条')).toBe(1);
    expect(await found('law=《民法典》第二百八十八条')).toBe(1);
    expect(await found('typeCode=MED')).toBe(0);
    expect(await found('words=没有这样的话')).toBe(0);
    const { body, text } = await elsewhere.browser.get(`/api/v1/typical-cases/${working.id}`).expect(200);
    expect(body).toMatchObject({ disputeId: null, mayWithdraw: false, laws: [{ law: '民法典' }] });
    expect(text).not.toContain(dispute.id);
    expect(text).not.toMatch(/郭秋生|申二牛|月人调字|柳溪/u);
    expect((await leader.browser.get(`/api/v1/typical-cases/${working.id}`)).body.disputeId).toBe(dispute.id);
  });

  test('is carried out as a paper and a feed of released text alone', async () => {
    const paper = await grid.browser.get(path('case.docx')).expect(200);
    expect(paper.headers['content-type']).toContain('wordprocessingml');
    const feed = await grid.browser.get('/api/v1/typical-cases/feed.atom').expect(200);
    expect(feed.headers['content-type']).toContain('application/atom+xml');
    expect(feed.text).toContain('<title>一滴水檐，两家和好</title>');
    expect(feed.text).not.toMatch(/郭秋生|申二牛|柳溪|月山/u);
    expect(feed.text).not.toContain(dispute.id);
    await app.browser().get('/api/v1/typical-cases/feed.atom').expect(401);
    const { body } = await grid.browser
      .post('/api/v1/api-keys')
      .send({ name: '宣传平台', scopes: ['typical'] })
      .expect(201);
    const byKey = (at: string) => app.browser().get(at).set('authorization', `Bearer ${body.key}`);
    await byKey('/api/v1/typical-cases/feed.atom').expect(200);
    await byKey('/api/v1/disputes').expect(403);
  });

  test('is noted with the hash of what was released, which nobody changes', async () => {
    const [row] = await query<Readonly<Record<string, string>>>(app.dataSource, {
      text: 'select title, laws, facts, process, result, comment, hash from typical_case where id = $1',
      values: [working.id],
    });
    const { hash, ...told } = row ?? {};
    expect(digestOf(told)).toBe(hash);
    const [note] = await query<{ reason: string }>(app.dataSource, {
      text: `select reason from audit_entry where action = 'typical.release' and dispute_id = $1`,
      values: [dispute.id],
    });
    expect(note?.reason).toContain(hash);
    const change = query(app.dataSource, { text: `update typical_case set facts = '另一番话'` });
    await expect(change).rejects.toThrow('is not told otherwise');
  });

  test('lies encrypted while it is written: no dump shows a word of the case', async () => {
    const [row] = await query<{ working: Buffer }>(app.dataSource, {
      text: 'select working from typical_case where id = $1',
      values: [working.id],
    });
    expect(row?.working.toString('utf8')).not.toMatch(/郭秋生|滴水/u);
  });

  test('is refused at the door once something in it has become a name of the case', async () => {
    const rename = (from: string, to: string) =>
      query(app.dataSource, {
        text: 'update organisation set name = $2 where name = $1',
        values: [from, to],
      });
    await rename('柳溪村', '相邻村');
    const { body } = await grid.browser.get(path('case.docx')).expect(422);
    expect(body.code).toBe('typical-residue');
    expect(body.errors).toContainEqual(expect.objectContaining({ pointer: '/comment' }));
    const feed = await grid.browser.get('/api/v1/typical-cases/feed.atom').expect(200);
    expect(feed.text).not.toContain('<entry>');
    const at = `/api/v1/typical-cases/${working.id}`;
    await grid.browser.get(at).expect(404);
    expect((await grid.browser.get('/api/v1/typical-cases').expect(200)).body.items).toEqual([]);
    expect((await office.browser.get(at).expect(200)).body.hidden).toBe(true);
    const { body: library } = await office.browser.get('/api/v1/typical-cases').expect(200);
    expect(library.items).toEqual([expect.objectContaining({ id: working.id, hidden: true })]);
    await rename('相邻村', '柳溪村');
    expect((await grid.browser.get(at).expect(200)).body.hidden).toBe(false);
  });

  test('is hidden once its case has become one that is told more carefully', async () => {
    const marked = (factors: string) =>
      query(app.dataSource, {
        text: `update dispute set version = version + 1,
                 snapshot = jsonb_set(snapshot, '{context,riskFactors}', $2::jsonb) where id = $1`,
        values: [dispute.id, factors],
      });
    await marked('["minors"]');
    await grid.browser.get(`/api/v1/typical-cases/${working.id}`).expect(404);
    expect((await office.browser.get(path('case.docx')).expect(409)).body.code).toBe('typical-graded-up');
    await marked('[]');
    await grid.browser.get(`/api/v1/typical-cases/${working.id}`).expect(200);
  });

  test('is taken back, and told again as the next edition', async () => {
    const { body } = await office.browser.get(path('working')).expect(200);
    const again = await mediator.browser
      .post(`/api/v1/disputes/${dispute.id}/typical-cases`)
      .send({})
      .expect(201);
    expect(again.body).toMatchObject({ edition: 2, state: 'draft' });
    await centre.browser
      .post(path('withdrawal'))
      .send({ version: body.version, reason: '当事人有顾虑' })
      .expect(204);
    await grid.browser.get(`/api/v1/typical-cases/${working.id}`).expect(404);
    expect((await grid.browser.get('/api/v1/typical-cases').expect(200)).body.items).toEqual([]);
  });

  test('of a case with a minor is ordered and released by the leader, without a word of the record', async () => {
    const strict = await aClosedCase({ app }, { riskFactors: ['minors'] });
    const drafts = `/api/v1/disputes/${strict.id}/typical-cases`;
    expect((await office.browser.post(drafts).send({}).expect(403)).body.code).toBe('typical-leader-drafts');
    const offered = async (who: Session) => (await who.browser.get(drafts).expect(200)).body;
    expect(await offered(office)).toEqual({ items: [], mayDraft: false, leaderDrafts: true });
    expect(await offered(leader)).toEqual({ items: [], mayDraft: true, leaderDrafts: false });
    const { body } = await leader.browser.post(drafts).send({}).expect(201);
    expect(body.grade).toBe('strict');
    expect(body.parts.facts.text).not.toContain('滴水');
    expect(body.parts.process.text).not.toContain('分摊');
  });

  test('of a confidential case is released by the leader only', async () => {
    const sensitive = await aClosedCase({ app }, { typeCode: 'MED' });
    const drafts = `/api/v1/disputes/${sensitive.id}/typical-cases`;
    working = (await mediator.browser.post(drafts).send({}).expect(201)).body;
    working = (await mediator.browser.put(path('working')).send(bodyOf(working)).expect(200)).body;
    working = (await mediator.browser.post(path('submission')).send({ version: working.version })).body;
    const { version } = working;
    expect((await centre.browser.post(path('release')).send({ version }).expect(403)).body.code).toBe(
      'typical-leader-releases',
    );
    await leader.browser.post(path('release')).send({ version }).expect(200);
  });

  test('is not handed in once its case has become one that is told strictly: the draft has its words', async () => {
    const closed = await aClosedCase({ app });
    const drafts = `/api/v1/disputes/${closed.id}/typical-cases`;
    working = (await mediator.browser.post(drafts).send({}).expect(201)).body;
    working = (await mediator.browser.put(path('working')).send(bodyOf(working)).expect(200)).body;
    await query(app.dataSource, {
      text: `update dispute set summary = '因流产手术的费用争执' where id = $1`,
      values: [closed.id],
    });
    const { version } = working;
    const { body } = await mediator.browser.post(path('submission')).send({ version }).expect(409);
    expect(body.code).toBe('typical-strict-now');
    const reason = '由镇政法委员另行起草';
    await mediator.browser.post(path('withdrawal')).send({ version, reason }).expect(204);
    expect((await mediator.browser.post(drafts).send({}).expect(403)).body.code).toBe(
      'typical-leader-drafts',
    );
  });

  test('is released as it was handed in: whole, and of a case that has still ended', async () => {
    const closed = await aClosedCase({ app });
    const drafts = `/api/v1/disputes/${closed.id}/typical-cases`;
    working = (await mediator.browser.post(drafts).send({}).expect(201)).body;
    working = (await mediator.browser.put(path('working')).send(bodyOf(working)).expect(200)).body;
    const submitted = await mediator.browser
      .post(path('submission'))
      .send({ version: working.version })
      .expect(200);
    const emptied = await mediator.browser
      .put(path('working'))
      .send(bodyOf(submitted.body, { title: '', comment: '', laws: [] }))
      .expect(200);
    const release = async (version: number, code: string, status: number) => {
      const { body } = await centre.browser.post(path('release')).send({ version }).expect(status);
      expect(body.code).toBe(code);
    };
    await release(emptied.body.version, 'typical-incomplete', 422);
    const whole = await mediator.browser.put(path('working')).send(bodyOf(emptied.body)).expect(200);
    await send(office, closed, 'REOPEN', { reason: '当事人反映新的情况' });
    await release(whole.body.version, 'case-not-ended', 409);
  });

  test('is neither drafted nor worked on once somebody of the case was erased', async () => {
    const closed = await aClosedCase({ app });
    const drafts = `/api/v1/disputes/${closed.id}/typical-cases`;
    working = (await mediator.browser.post(drafts).send({}).expect(201)).body;
    await office.browser
      .post(`/api/v1/disputes/${closed.id}/parties/${closed.parties[0]?.id}/erase`)
      .send({ ground: 'wrong_person', reason: '登记错了人' })
      .expect(204);
    await mediator.browser.put(path('working')).send(bodyOf(working)).expect(409);
    const { version } = working;
    const reason = '当事人信息已删除';
    await mediator.browser.post(path('withdrawal')).send({ version, reason });
    const { body } = await mediator.browser.post(drafts).send({}).expect(409);
    expect(body.code).toBe('typical-people-erased');
  });

  test('is not made of a case that is worked on', async () => {
    const { body } = await grid.browser.post('/api/v1/disputes').send({
      channel: 'app',
      origin: 'grid',
      placeId: grid.organisationId,
      typeCode: 'NEI',
      summary: '两家为门前排水沟争吵',
      parties: [{ role: 'applicant', name: '赵大山' }],
    });
    const { body: refusal } = await office.browser
      .post(`/api/v1/disputes/${body.id}/typical-cases`)
      .send({})
      .expect(409);
    expect(refusal.code).toBe('case-not-ended');
  });
});
