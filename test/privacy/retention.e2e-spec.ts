import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { RetentionWork } from '#casework/retention';
import { inRecord, verifyCase, verifyRecord } from '#casework/verification';
import { query, Vault } from '#platform';
import { anApp, type Session, type TestApp } from '../support/app.ts';
import { type Case, report, send } from '../support/case-story.ts';
import { lyingOnPaper } from '../support/lying-on-paper.ts';
import { placesOfPlain } from '../support/plain-values.ts';

const person = {
  name: '慕容雪晴',
  phone: '13987654321',
  idNumber: '11010519491231002X',
  address: '柳溪村东头第七户',
};
const register = [
  '序号,排查日期,村(社区),纠纷类型,当事人,联系电话,纠纷简要情况,办理结果',
  '1,2026-3-5,柳溪村,邻里纠纷,甲某与乙某,13987650005,两家为地边争吵,在办',
].join('\r\n');

let app: TestApp;
let office: Session;
let centre: Session;
let administrator: Session;
beforeAll(async () => {
  app = await anApp();
  office = await app.as('sifasuo');
  centre = await app.as('zhongxin');
  administrator = await app.as('guanliyuan');
});
afterAll(() => app.close());

const on = async (day: string): Promise<void> => {
  app.clock.set(`${day}T01:00:00.000Z`);
  office = await app.as('sifasuo');
  centre = await app.as('zhongxin');
};
/** Declined, and archived where a term is given. */
async function ended(retention?: '10years' | '30years' | 'permanent'): Promise<Case> {
  const parties = [
    { role: 'applicant', ...person },
    { role: 'respondent', name: '欧阳铁柱' },
  ] as const;
  const made = await report(office, { parties: [...parties] });
  const declined = await send(centre, made, 'DECLINE', { ground: '已有生效判决', guidedTo: '县人民法院' });
  if (retention === undefined) return declined;
  return await send(office, made, 'ARCHIVE', { papers: lyingOnPaper, retention });
}
const due = async (until?: string) =>
  (
    await office.browser
      .get('/api/v1/retention')
      .query(until ? { until } : {})
      .expect(200)
  ).body;
const dueIds = async (until?: string): Promise<readonly string[]> =>
  (await due(until)).dossiers.map((dossier: { disputeId: string }) => dossier.disputeId);
const erase = (by: Session, { id, parties }: Case, ground: string, n = 0) =>
  by.browser
    .post(`/api/v1/disputes/${id}/parties/${parties[n]?.id}/erase`)
    .send({ ground, reason: '局长批示2037第3号' });
const differences = async ({ id }: Case) =>
  (await inRecord(app.dataSource, (tx) => verifyCase(tx, app.app.get(Vault), id))).differences;

describe('a dossier', () => {
  test('is due on the first day of the year after its term, by the term that was chosen for it', async () => {
    const [ten, thirty, ever] = [await ended('10years'), await ended('30years'), await ended('permanent')];
    expect(await dueIds()).toEqual([]);
    expect(await dueIds('2036-12-31')).toEqual([]);
    expect(await dueIds('2037-01-01')).toEqual([ten.id]);
    const { dossiers } = await due('2057-01-01');
    expect(dossiers).toMatchObject([
      { disputeId: ten.id, class: 'dossier_10years', archivedOn: '2026-11-23', endsOn: '2037-01-01' },
      { disputeId: thirty.id, class: 'dossier_30years', endsOn: '2057-01-01' },
    ]);
    expect(await dueIds('2199-12-31')).not.toContain(ever.id);
  });

  test('is due by the term of this place, where it has one, and the rules name who decided so', async () => {
    const decision = { term: 20, unit: 'year', source: '县档案局2026第8号' };
    await administrator.browser.put('/api/v1/retention/dossier_10years').send(decision).expect(204);
    expect(await dueIds('2046-12-31')).toEqual([]);
    const { rules, dossiers } = await due('2047-01-01');
    expect(dossiers).toMatchObject([{ class: 'dossier_10years', endsOn: '2047-01-01' }]);
    const rule = rules.find((one: { class: string }) => one.class === 'dossier_10years');
    expect(rule).toMatchObject({
      term: 20,
      isLocal: true,
      source: '县档案局2026第8号',
      endedBy: 'signature',
    });
    await administrator.browser.delete('/api/v1/retention/dossier_10years').expect(204);
    await administrator.browser.delete('/api/v1/retention/dossier_10years').expect(204);
    const { rules: usual } = await due();
    expect(usual.find((one: { class: string }) => one.class === 'dossier_10years')).toMatchObject({
      term: 10,
      isLocal: false,
    });
    const noted = await query<{ reason: string; sealed: boolean }>(app.dataSource, {
      text: `select a.reason, s.id is not null as sealed from audit_entry a
             left join lateral (select subject_id as id from seal where subject_id = a.id) s on true
             where a.action = 'retention.set' order by a.at, a.id`,
    });
    expect(noted).toMatchObject([
      { reason: 'dossier_10years: 20 year: 县档案局2026第8号', sealed: true },
      { reason: expect.stringContaining('dossier_10years: chosen'), sealed: true },
    ]);
  });

  test('is due by the term of its own township: what another has decided holds there alone', async () => {
    const county = await query<{ id: string }>(app.dataSource, {
      text: `insert into organisation (parent_id, kind, name, code)
             select parent_id, 'township', '云岭镇', '999' from organisation where name = '月山镇' returning id`,
    });
    const other = county[0]?.id ?? '';
    await app.person('yunling', 'administrator', other);
    const there = await app.as('yunling');
    const decision = { term: 40, unit: 'year', source: '云岭镇2026第1号' };
    await there.browser.put('/api/v1/retention/dossier_10years').send(decision).expect(204);
    await there.browser
      .put('/api/v1/retention/notification')
      .send({ ...decision, term: 1 })
      .expect(204);
    const termAt = async (by: Session, name = 'dossier_10years') =>
      (await by.browser.get('/api/v1/retention').expect(200)).body.rules.find(
        (one: { class: string }) => one.class === name,
      );
    expect(await termAt(there)).toMatchObject({ term: 40, isLocal: true, differs: false });
    expect(await termAt(administrator)).toMatchObject({ term: 10, isLocal: false, differs: false });
    expect(await dueIds('2037-01-01')).not.toEqual([]);
    const [noted] = await query<{ chain: string }>(app.dataSource, {
      text: `select s.chain_id as chain from audit_entry a join seal s on s.subject_id = a.id
             where a.action = 'retention.set' and a.reason like '%云岭镇2026第1号' limit 1`,
    });
    expect(noted?.chain).toBe(other);
    await administrator.browser.delete('/api/v1/retention/dossier_10years').expect(204);
    expect(await termAt(there)).toMatchObject({ term: 40 });
    // What ends by itself does so there by the term of there.
    const notify = (staffId: string) =>
      query<{ id: string }>(app.dataSource, {
        text: `insert into notification (staff_id, kind, source, created_at) values ($1, 'test', 'a test', '2024-12-01T00:00:00Z') returning id`,
        values: [staffId],
      });
    const [[gone], [kept]] = [await notify(there.staffId), await notify(administrator.staffId)];
    await app.app.get(RetentionWork).carryOut();
    const left = await query<{ id: string }>(app.dataSource, {
      text: `select id from notification where source = 'a test'`,
    });
    expect(left.map(({ id }) => id)).toEqual([kept?.id]);
    expect(gone?.id).not.toBe(kept?.id);
  });

  test('is set by an administrator, never shorter than was chosen, and never where it is for ever', async () => {
    const set = (by: Session, name: string, term: number) =>
      by.browser.put(`/api/v1/retention/${name}`).send({ term, unit: 'year', source: '县档案局2026第8号' });
    expect((await set(office, 'dossier_10years', 20)).status).toBe(403);
    for (const [name, term, status, code] of [
      ['dossier_10years', 9, 422, 'retention-term'],
      ['register_file', 101, 422, 'retention-term'],
      ['dossier_permanent', 50, 409, 'retention-fixed'],
      ['audit_entry', 3, 409, 'retention-fixed'],
      ['everything', 1, 422, 'invalid-input'],
    ] as const) {
      const answer = await set(administrator, name, term);
      expect([name, answer.status, answer.body.code]).toEqual([name, status, code]);
    }
    const { body } = await administrator.browser.get('/api/v1/retention').expect(200);
    expect(body.dossiers).toEqual([]);
  });
});

describe('the data of a party', () => {
  test('stay while the case is worked on, and while its dossier is kept', async () => {
    const open = await report(office, { parties: [{ role: 'applicant', ...person }] });
    const early = await erase(office, open, 'wrong_person');
    expect([early.status, early.body.code]).toEqual([409, 'case-open']);
    const kept = await erase(office, await ended('30years'), 'term_over');
    expect([kept.status, kept.body.code]).toEqual([409, 'dossier-kept']);
    expect((await erase(office, await ended(), 'request')).status).toBe(422);
  });

  test('can be erased: nothing of them is found or shown, and history, chain and figures stay', async () => {
    const wrong = await ended();
    const before = await centre.browser.get('/api/v1/statistics/figures?period=2026').expect(200);
    const history = await centre.browser.get(`/api/v1/disputes/${wrong.id}/history`).expect(200);
    await erase(office, wrong, 'wrong_person').expect(204);
    await erase(office, wrong, 'wrong_person', 1).expect(204);
    const { body } = await centre.browser.get(`/api/v1/disputes/${wrong.id}`).expect(200);
    expect(body.parties[0]).toMatchObject({ name: '（已删除）', idNumber: null, phone: null, address: null });
    expect(await differences(wrong)).toEqual([]);
    const after = await centre.browser.get('/api/v1/statistics/figures?period=2026').expect(200);
    expect(after.body).toEqual(before.body);
    const again = await centre.browser.get(`/api/v1/disputes/${wrong.id}/history`).expect(200);
    expect(again.body).toEqual(history.body);
    const found = await centre.browser.get('/api/v1/disputes').query({ q: person.name }).expect(200);
    expect(found.body.items.map((line: { id: string }) => line.id)).not.toContain(wrong.id);
    const byPhone = await centre.browser
      .post('/api/v1/persons/search')
      .send({ phone: person.phone })
      .expect(200);
    expect(byPhone.body.items.map((line: { id: string }) => line.id)).not.toContain(wrong.id);
    const [salts] = await query<{ count: number }>(app.dataSource, {
      text: 'select num_nonnulls(salt, contact_phones) as count from dispute_intake where dispute_id = $1',
      values: [wrong.id],
    });
    expect(salts?.count).toBe(0);
    const { body: log } = await centre.browser.get(`/api/v1/disputes/${wrong.id}/accesses`).expect(200);
    expect(log.items).toHaveLength(2);
    expect(log.items[0]).toMatchObject({ action: 'party.erase', reason: 'wrong_person: 局长批示2037第3号' });
  });
});

describe('the files of a party', () => {
  const attach = async (by: Session, { id }: Case, name: string) => {
    const { body } = await by.browser
      .post(`/api/v1/disputes/${id}/attachments`)
      .field('kind', 'paper')
      .attach('file', Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(900)]), name)
      .expect(201);
    return body.id as string;
  };
  const files = async ({ id }: Case) => {
    const { body } = await centre.browser.get(`/api/v1/disputes/${id}/attachments`).expect(200);
    return body.items.map(({ fileName, erasedOn }: { fileName: string; erasedOn: string | null }) => [
      fileName,
      erasedOn,
    ]);
  };
  const eraseWith = (dispute: Case, attachmentIds: readonly string[], n = 0) =>
    office.browser
      .post(`/api/v1/disputes/${dispute.id}/parties/${dispute.parties[n]?.id}/erase`)
      .send({ ground: 'wrong_person', reason: '局长批示2037第4号', attachmentIds });

  test('go with them, name and bytes, and the last party takes all that are left', async () => {
    const wrong = await ended();
    const [own, removed] = [
      await attach(centre, wrong, '雪晴身份证.pdf'),
      await attach(centre, wrong, '误传.pdf'),
    ];
    await attach(centre, wrong, '现场.pdf');
    await centre.browser
      .post(`/api/v1/disputes/${wrong.id}/attachments/${removed}/removal`)
      .send({ reason: '误传他案材料' })
      .expect((answer) => expect(answer.status).toBeLessThan(300));
    const strange = await eraseWith(wrong, [own, wrong.id]);
    expect([strange.status, strange.body.errors?.[0]?.pointer]).toEqual([422, '/attachmentIds/1']);
    await eraseWith(wrong, [own]).expect(204);
    expect(await files(wrong)).toEqual([
      ['（已删除）', app.clock.today()],
      ['误传.pdf', null],
      ['现场.pdf', null],
    ]);
    const gone = await centre.browser.get(`/api/v1/disputes/${wrong.id}/attachments/${own}`);
    expect([gone.status, gone.body.code]).toEqual([404, 'attachment-removed']);
    await eraseWith(wrong, [], 1).expect(204);
    expect(new Set((await files(wrong)).map(([name]: [string]) => name))).toEqual(new Set(['（已删除）']));
    expect(await differences(wrong)).toEqual([]);
    const [left] = await query<{ stored: number; loose: number }>(app.dataSource, {
      text: `select num_nonnulls(file_name, sha256, salt, file_key, object_key) as stored,
               (select count(*)::int from loose_object) as loose from attachment where id = $1`,
      values: [own],
    });
    expect(left).toEqual({ stored: 0, loose: 0 });
    const { differences: found } = await inRecord(app.dataSource, (tx) =>
      verifyRecord(tx, app.app.get(Vault)),
    );
    expect(found).toEqual([]);
  });

  test('stay, as the party does, while a case into which theirs was merged is worked on', async () => {
    const [given, kept] = [
      await report(centre, { parties: [{ role: 'applicant', ...person }] }),
      await report(centre),
    ];
    await send(centre, kept, 'ACCEPT', {});
    await send(centre, given, 'MERGE_INTO', { disputeId: kept.id, reason: '同一纠纷重复上报' });
    const refused = await eraseWith(given, []);
    expect([refused.status, refused.body.code]).toEqual([409, 'case-open']);
  });
});

describe('without anybody deciding', () => {
  const work = () => app.app.get(RetentionWork).carryOut();

  test('files, answers, notifications and sign-ins go when their day has come, and not before', async () => {
    const hand = async () =>
      (await centre.browser.post('/api/v1/register-imports').attach('file', Buffer.from(register), 'r.csv'))
        .body.id;
    const [committed, draft] = [await hand(), await hand()];
    await centre.browser.post(`/api/v1/register-imports/${committed}/commit`).expect(200);
    await centre.browser.post(`/api/v1/disputes`).set('Idempotency-Key', 'a-report-of-today').send({});
    const left = async () =>
      (
        await query<{ id: string }>(app.dataSource, {
          text: 'select id from register_import where content is not null',
        })
      ).map(({ id }) => id);
    await on('2026-12-22');
    await work();
    expect(new Set(await left())).toEqual(new Set([committed, draft]));
    await on('2026-12-23');
    expect(await work()).toMatchObject({ register_draft: 1, register_file: 0 });
    expect(await left()).toEqual([committed]);
    await on('2027-05-22');
    expect(await work()).toMatchObject({ register_file: 1 });
    const gone = await centre.browser.get(`/api/v1/register-imports/${committed}`);
    expect([gone.status, gone.body.code]).toEqual([409, 'register-deleted']);
    await on('2029-06-01');
    await work();
    const kept = await query(app.dataSource, {
      text: `select 'receipt' from command_receipt union all select 'notification' from notification
             union all select 'session' from session where expires_at < '2029-05-30'`,
    });
    expect(kept).toEqual([]);
    expect(await work()).toEqual({
      register_file: 0,
      register_draft: 0,
      command_receipt: 0,
      notification: 0,
      session: 0,
    });
    expect(await placesOfPlain(app.dataSource, [person.phone, '13987650005'])).toEqual([]);
  });
});

test('a party can be erased when the term of its dossier is over', async () => {
  await on('2029-06-01');
  const old = await ended('10years');
  await on('2040-01-01');
  await erase(office, old, 'term_over').expect(204);
});
