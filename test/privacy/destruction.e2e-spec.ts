import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inRecord, verifyRecord } from '#casework/verification';
import { query, Vault } from '#platform';
import { CaseErasure } from '../../libs/casework/src/retention/case.erasure.ts';
import { DestructionWork } from '../../libs/casework/src/retention/destruction/destruction.job.ts';
import { anApp, type Session, type TestApp } from '../support/app.ts';
import { attempt, type Case, report, send } from '../support/case-story.ts';
import { lyingOnPaper } from '../support/lying-on-paper.ts';
import { placesOfPlain } from '../support/plain-values.ts';

const person = {
  name: '尉迟鸿雁',
  phone: '13987654329',
  idNumber: '11010519491231002X',
  address: '柳溪村西头',
};

const summary = '两家为檐沟滴水争吵';

let app: TestApp;
let [office, centre, leader, deputy]: readonly Session[] = [];
const the = (session: Session | undefined): Session => {
  if (session === undefined) throw new Error('signed in before');
  return session;
};
const on = async (day: string): Promise<void> => {
  app.clock.set(`${day}T01:00:00.000Z`);
  [office, centre, leader, deputy] = [
    await app.as('sifasuo'),
    await app.as('zhongxin'),
    await app.as('lingdao'),
    await app.as('fuzhenzhang'),
  ];
};
beforeAll(async () => {
  app = await anApp();
  await app.person('fuzhenzhang', 'leader', await app.unit('月山镇'));
  await on('2026-11-23');
});
afterAll(() => app.close());

/** Declined and shut for ten years, with a file. */
async function archived(): Promise<Case> {
  const made = await report(the(office), {
    summary,
    parties: [
      { role: 'applicant', ...person },
      { role: 'respondent', name: '欧阳铁柱' },
    ],
  });
  await the(centre)
    .browser.post(`/api/v1/disputes/${made.id}/attachments`)
    .field('kind', 'paper')
    .field('form', 'identity')
    .attach('file', Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(900)]), '身份证.pdf')
    .expect(201);
  await send(the(centre), made, 'DECLINE', { ground: '已有生效判决', guidedTo: '县人民法院' });
  return await send(the(office), made, 'ARCHIVE', { papers: lyingOnPaper, retention: '10years' });
}
const propose = (by: Session | undefined, ...cases: readonly Case[]) =>
  the(by)
    .browser.post('/api/v1/destruction-lists')
    .send({ disputeIds: cases.map(({ id }) => id), reason: '鉴定小组逐卷审查，无保存价值' });
const decide = (by: Session | undefined, id: string, approved: boolean) =>
  the(by)
    .browser.post(`/api/v1/destruction-lists/${id}/decision`)
    .send({ approved, reason: approved ? '同意销毁' : '须再保存五年' });
const hold = (by: Session | undefined, { id }: Case, end = false) =>
  the(by)
    .browser.post(`/api/v1/disputes/${id}/holds${end ? '/end' : ''}`)
    .send({ reason: '县法院诉讼保全来函' });
const view = async (id: string) =>
  (await the(office).browser.get(`/api/v1/destruction-lists/${id}`).expect(200)).body;
const work = () => app.app.get(DestructionWork);
const verified = async () =>
  (await inRecord(app.dataSource, (tx) => verifyRecord(tx, app.app.get(Vault)))).differences;
const filesLeft = async ({ id }: Case) =>
  (
    await query<{ count: number }>(app.dataSource, {
      text: 'select count(*)::int as count from attachment where dispute_id = $1 and object_key is not null',
      values: [id],
    })
  )[0]?.count;

let [one, two, three, four]: readonly Case[] = [];
const of = (dispute: Case | undefined): Case => {
  if (dispute === undefined) throw new Error('made before');
  return dispute;
};

describe('a list of destruction', () => {
  test('takes only dossiers whose term is over, that nobody holds and that stand on no other list', async () => {
    [one, two, three, four] = [await archived(), await archived(), await archived(), await archived()];
    const early = await propose(office, one);
    expect([early.status, early.body.errors?.[0]?.pointer]).toEqual([422, '/disputeIds/0']);
    const listed = async (dossier: string) =>
      (await the(office).browser.get(`/api/v1/disputes?dossier=${dossier}`).expect(200)).body.items.length;
    expect([await listed('open'), await listed('archived')]).toEqual([0, 4]);
    await on('2037-01-02');
    await hold(leader, of(four)).expect(201);
    const held = await propose(office, of(one), of(four));
    expect([held.status, held.body.code, held.body.errors[0].pointer]).toEqual([
      422,
      'case-held',
      '/disputeIds/1',
    ]);
    await hold(centre, of(four), true).expect(200);
    const { body } = await propose(office, of(one)).expect(201);
    expect(body).toMatchObject({ number: '销〔2037〕1号', state: 'proposed', dossiers: 1, maySign: false });
    const twice = await propose(office, of(one), of(two));
    expect([twice.status, twice.body.code]).toEqual([422, 'listed-already']);
    await decide(leader, body.id, false).expect(200);
    expect(await view(body.id)).toMatchObject({ state: 'refused', decided: { reason: '须再保存五年' } });
    expect(await filesLeft(of(one))).toBe(1);
  });

  test('is signed by two people: neither alone, and of two who sign at once one is refused', async () => {
    const id = await app.person('liangyong', 'office', await app.unit('月山镇司法所'));
    await query(app.dataSource, {
      text: `insert into appointment (staff_id, role, is_head, starts_on) values ($1, 'leader', false, '2026-01-01')`,
      values: [id],
    });
    const both = await app.as('liangyong');
    const { body: own } = await propose(both, of(one)).expect(201);
    const alone = await decide(both, own.id, true);
    expect([alone.status, alone.body.code]).toEqual([403, 'same-person']);
    expect((await decide(office, own.id, true)).status).toBe(403);
    expect((await propose(leader, of(two))).status).toBe(403);
    const raced = await Promise.all([decide(leader, own.id, false), decide(deputy, own.id, false)]);
    expect(raced.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await work().carryOutAll()).toBe(0);
    expect(await filesLeft(of(one))).toBe(1);
  });

  test('is frozen: no line of it can be changed or taken away, not even in the database', async () => {
    const run = (text: string) => query(app.dataSource, { text });
    await expect(run(`update destruction_item set number = '1'`)).rejects.toThrow('frozen');
    await expect(run(`update destruction_list set reason = '另有理由'`)).rejects.toThrow('frozen');
    await expect(run('delete from destruction_item')).rejects.toThrow('never deleted');
    const refused = `(select id from destruction_list where state = 'refused' limit 1)`;
    for (const state of ['approved', 'proposed', 'done'])
      await expect(
        run(`update destruction_list set state = '${state}', done_at = case '${state}' when 'done' then now() end
             where id = ${refused}`),
      ).rejects.toThrow('signed once');
    await expect(
      run(`update destruction_item set outcome = 'destroyed', done_at = now() where list_id = ${refused}`),
    ).rejects.toThrow('approved list');
    await expect(
      run(`insert into destruction_item (list_id, position, dispute_id, class, archived_on, ends_on, events, head_hash, files, bytes, parties)
           select list_id, 99, dispute_id, class, archived_on, ends_on, events, head_hash, files, bytes, parties
           from destruction_item where list_id = ${refused}`),
    ).rejects.toThrow('nothing is added');
  });
});

describe('carried out', () => {
  test('takes people and bytes, and what was held or opened again since stays, with the reason', async () => {
    const { body: before } = await the(office)
      .browser.get('/api/v1/statistics/figures?period=2026')
      .expect(200);
    const { body } = await propose(office, of(one), of(two), of(three)).expect(201);
    await decide(deputy, body.id, true).expect(200);
    await hold(leader, of(two)).expect(201);
    await send(the(centre), of(three), 'REOPEN', { reason: '当事人又起争执' });
    expect(await work().carryOutAll()).toBe(3);
    const list = await view(body.id);
    expect(list).toMatchObject({ state: 'done', destroyed: 1, kept: 2 });
    expect(list.items.map((item: { keptReason: string | null }) => item.keptReason)).toEqual([
      null,
      'held',
      'reopened',
    ]);
    expect(await Promise.all([of(one), of(two), of(three)].map(filesLeft))).toEqual([0, 1, 1]);
    const { body: gone } = await the(office)
      .browser.get(`/api/v1/disputes/${of(one).id}`)
      .expect(200);
    expect(gone.parties).toMatchObject([{ name: '（已删除）', phone: null }, { name: '（已删除）' }]);
    expect(gone).toMatchObject({ sight: 'masked', destroyed: { listId: body.id, number: list.number } });
    const { body: after } = await the(office)
      .browser.get('/api/v1/statistics/figures?period=2026')
      .expect(200);
    expect(after.accepted).toEqual(before.accepted);
    expect(await verified()).toEqual([]);
    const [loose] = await query<{ count: number }>(app.dataSource, {
      text: 'select count(*)::int as count from loose_object',
    });
    expect(loose?.count).toBe(0);
  });

  test('leaves a case that nobody opens again or adds anything to, and says so', async () => {
    const { body: gone } = await the(centre)
      .browser.get(`/api/v1/disputes/${of(one).id}`)
      .expect(200);
    expect(gone.allowedEvents).toEqual([]);
    for (const refused of [
      await attempt(the(centre), of(one), 'REOPEN', { reason: '当事人又起争执' }),
      await attempt(the(centre), of(one), 'NOTE', { text: '当事人来电询问' }),
    ]) {
      expect([refused.status, refused.body.code]).toEqual([409, 'dossier-destroyed']);
      expect(refused.body.title).toContain('另行上报');
    }
  });

  test('leaves a case whose words nobody reads any more, whoever asks at whichever door', async () => {
    for (const session of [the(office), the(centre), the(leader), the(deputy)]) {
      const by = session.browser;
      const at = `/api/v1/disputes/${of(one).id}`;
      const answers = await Promise.all([
        by.get(at).expect(200),
        by.get(`${at}/history`).expect(200),
        by.get('/api/v1/disputes?dossier=archived').expect(200),
        by.get('/api/v1/disputes').query({ q: summary }).expect(200),
      ]);
      const [, history, list, found] = answers;
      expect(history?.body.items.length).toBeGreaterThan(2);
      expect(list?.body.items.map(({ id }: Case) => id)).toContain(of(one).id);
      expect(found?.body.items.map(({ id }: Case) => id)).not.toContain(of(one).id);
      const told = answers.map(({ body }) =>
        JSON.stringify(body.items?.filter(({ id = of(one).id }: Case) => id === of(one).id) ?? body),
      );
      for (const words of [summary, '已有生效判决', person.name, '欧阳铁柱'])
        expect(told.filter((one) => one.includes(words))).toEqual([]);
    }
  });

  test('leaves a case of which no paper is listed, printed or taken out any more', async () => {
    const by = (await app.as('sifasuo')).browser;
    const at = `/api/v1/disputes/${of(one).id}`;
    const asked = [
      by.get(`${at}/papers`),
      by.post(`${at}/papers/registration`).send({}),
      by.get(`${at}/dossier`),
      by.post(`${at}/dossier/pdf`).send({ reason: '上级调阅卷宗' }),
      by.get(`${at}/attachments`),
      by.get(`${at}/holds`),
    ];
    const answers = await Promise.all(asked);
    expect(answers.map(({ status, body }) => `${status} ${body.code}`)).toEqual(
      asked.map(() => '409 destroyed-already'),
    );
  });

  test('gives a register as a paper that names cases by number and nobody', async () => {
    const { body } = await the(office).browser.get('/api/v1/destruction-lists').expect(200);
    const done = body.items.find(({ state }: { state: string }) => state === 'done');
    const answer = await the(deputy)
      .browser.get(`/api/v1/destruction-lists/${done.id}/register.docx`)
      .responseType('blob')
      .expect(200);
    const file = answer.body as Buffer;
    expect(file.length).toBeGreaterThan(4_000);
    expect(file.includes(Buffer.from(person.name))).toBe(false);
  });

  test('goes on where it was cut off: what was destroyed once is not tried again, the rest follows', async () => {
    await hold(leader, of(two), true).expect(200);
    const { body } = await propose(office, of(two), of(four)).expect(201);
    await decide(leader, body.id, true).expect(200);
    const erasure = app.app.get(CaseErasure);
    const [real, failing] = [erasure.erase.bind(erasure), new Error('the process ended here')];
    let calls = 0;
    erasure.erase = async (...given) => {
      const erased = await real(...given);
      calls += 1;
      // After everything of the second was taken, before its line says so.
      if (calls === 2) throw failing;
      return erased;
    };
    await expect(work().carryOutAll()).rejects.toThrow(failing);
    erasure.erase = real;
    expect(await view(body.id)).toMatchObject({ state: 'approved', destroyed: 1, kept: 0 });
    expect(await Promise.all([of(two), of(four)].map(filesLeft))).toEqual([0, 1]);
    expect(await verified()).toEqual([]);
    const [left, other] = await Promise.all([work().carryOutAll(), work().carryOutAll()]);
    expect((left ?? 0) + (other ?? 0)).toBe(1);
    expect(await view(body.id)).toMatchObject({ state: 'done', destroyed: 2 });
    expect(await verified()).toEqual([]);
  });
});

describe('a dossier that cannot be destroyed', () => {
  test('keeps neither the rest of its list nor other lists waiting, and what went wrong is told', async () => {
    const today = app.clock.today();
    await on('2026-11-24');
    [one, two, three] = [await archived(), await archived(), await archived()];
    await on(today);
    const [first, second] = [
      (await propose(office, of(one), of(two)).expect(201)).body.id,
      (await propose(office, of(three)).expect(201)).body.id,
    ];
    for (const id of [first, second]) await decide(leader, id, true).expect(200);
    const erasure = app.app.get(CaseErasure);
    const [real, failing] = [erasure.erase.bind(erasure), new Error('its bytes are out of reach')];
    erasure.erase = async (tx, note, ...rest) => {
      if (note.disputeId === of(one).id) throw failing;
      return await real(tx, note, ...rest);
    };
    await expect(work().carryOutAll()).rejects.toThrow(failing);
    expect(await view(first)).toMatchObject({ state: 'approved', destroyed: 1 });
    expect(await view(second)).toMatchObject({ state: 'done', destroyed: 1 });
    expect(await Promise.all([of(one), of(two), of(three)].map(filesLeft))).toEqual([1, 0, 0]);
    erasure.erase = real;
    expect(await work().carryOutAll()).toBe(1);
    expect(await view(first)).toMatchObject({ state: 'done', destroyed: 2 });
    expect(await verified()).toEqual([]);
  });
});

describe('two who are at it at once', () => {
  test('leave a dossier on one list, and one is told', async () => {
    const today = app.clock.today();
    await on('2026-11-25');
    [one, two, three] = [await archived(), await archived(), await archived()];
    await on(today);
    const answers = await Promise.all([
      propose(office, of(one), of(two)),
      propose(office, of(two), of(three)),
      propose(office, of(three), of(one)),
    ]);
    expect(answers.map(({ status, body }) => `${status} ${body.code ?? ''}`).sort()).toEqual([
      '201 ',
      '422 listed-already',
      '422 listed-already',
    ]);
    const open = await query<{ open: number }>(app.dataSource, {
      text: 'select count(*)::int as open from destruction_item where open and outcome is null group by dispute_id',
    });
    expect(open.map((row) => row.open)).toEqual([1, 1]);
  });

  test('either hold a dossier or destroy it, never both', async () => {
    const listed = await query<{ id: string; list: string }>(app.dataSource, {
      text: `select dispute_id as id, list_id as list from destruction_item where open and outcome is null order by position`,
    });
    const list = listed[0]?.list ?? '';
    await decide(leader, list, true).expect(200);
    const [destroyed, ...held] = await Promise.all([
      work().carryOutAll(),
      ...listed.map(({ id }) => hold(office, { id } as Case)),
    ]);
    expect(destroyed).toBe(2);
    const { items } = await view(list);
    for (const [n, { outcome, keptReason, disputeId }] of items.entries()) {
      const answer = held[n];
      expect([outcome, keptReason, answer?.status, answer?.body.code]).toEqual(
        outcome === 'kept' ? ['kept', 'held', 201, undefined] : ['destroyed', null, 409, 'destroyed-already'],
      );
      expect(await filesLeft({ id: disputeId } as Case)).toBe(outcome === 'kept' ? 1 : 0);
    }
    expect(await verified()).toEqual([]);
  });
});

describe('a hold', () => {
  test('keeps a case from erasure and its files from removal until it is ended, and both are noted', async () => {
    const kept = await archived();
    await hold(office, kept).expect(201);
    expect((await hold(leader, kept)).body.code).toBe('held-already');
    const refused = await the(office)
      .browser.post(`/api/v1/disputes/${kept.id}/parties/${kept.parties[0]?.id}/erase`)
      .send({ ground: 'wrong_person', reason: '误录他人信息' });
    expect([refused.status, refused.body.code]).toEqual([409, 'case-held']);
    const open = await report(the(office), {});
    const { body: file } = await the(centre)
      .browser.post(`/api/v1/disputes/${open.id}/attachments`)
      .field('kind', 'paper')
      .attach('file', Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(900)]), '合同.pdf')
      .expect(201);
    await hold(office, open).expect(201);
    const removal = () =>
      the(centre)
        .browser.post(`/api/v1/disputes/${open.id}/attachments/${file.id}/removal`)
        .send({ reason: '误传他案' });
    expect((await removal()).body.code).toBe('case-held');
    await hold(office, open, true).expect(200);
    await removal().expect(200);
    const { body } = await the(centre).browser.get(`/api/v1/disputes/${open.id}/accesses`).expect(200);
    expect(body.items.map(({ action }: { action: string }) => action)).toEqual(['hold.end', 'hold.set']);
    expect(await verified()).toEqual([]);
  });

  test('holds the cases that were merged into it as well', async () => {
    const [given, kept] = [
      await report(the(office), { parties: [{ role: 'applicant', ...person }] }),
      await report(the(office)),
    ];
    await send(the(centre), kept, 'ACCEPT', {});
    await send(the(centre), given, 'MERGE_INTO', { disputeId: kept.id, reason: '同一纠纷重复上报' });
    await send(the(centre), kept, 'WITHDRAW', {
      withdrawnOn: app.clock.today(),
      partyId: kept.parties[0]?.id,
    });
    await hold(office, kept).expect(201);
    const refused = await the(office)
      .browser.post(`/api/v1/disputes/${given.id}/parties/${given.parties[0]?.id}/erase`)
      .send({ ground: 'wrong_person', reason: '误录他人信息' });
    expect([refused.status, refused.body.code]).toEqual([409, 'case-held']);
  });
});

test('nothing personal of what was destroyed is left in any table', async () => {
  const left = await query<{ id: string }>(app.dataSource, {
    text: `select p.id from party p join destruction_item i on i.dispute_id = p.dispute_id and i.outcome = 'destroyed'
           where p.name <> '（已删除）' or num_nonnulls(p.id_number, p.phone, p.address, p.salt) > 0`,
  });
  expect(left).toEqual([]);
  expect(await placesOfPlain(app.dataSource, [person.idNumber])).toEqual([]);
});
