import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inRecord, verifyCase } from '#casework/verification';
import { addDays } from '#domain';
import { Vault } from '#platform';
import { anApp, type Session, type TestApp } from './support/app.ts';
import { attempt, type Case, dispatch, report, seen, send } from './support/case-story.ts';
import { settledOnPaper } from './support/lying-on-paper.ts';

let app: TestApp;
let grid: Session;
let centre: Session;
let mediator: Session;
let office: Session;
let leader: Session;
const today = '2026-11-23';

beforeAll(async () => {
  app = await anApp();
  grid = await app.as('wanggeyuan');
  centre = await app.as('zhongxin');
  mediator = await app.as('guochangshun');
  office = await app.as('sifasuo');
  leader = await app.as('lingdao');
});
afterAll(() => app.close());

const signing = () => ({ mediatorIds: [mediator.staffId], noConflictOfInterest: true as const });

async function acceptedCase(): Promise<Case> {
  return await send(centre, await report(grid), 'ACCEPT', {});
}

describe('one dispute through the four stages, by four people', () => {
  let dispute: Case;

  beforeAll(async () => {
    dispute = await report(grid);
  });

  test('is reported by a grid worker and accepted by the centre with the first number', async () => {
    expect(dispute).toMatchObject({ stage: 'reported', state: 'registered', number: null });
    dispute = await send(centre, dispute, 'ACCEPT', {});
    expect(dispute).toMatchObject({ state: 'accepted', number: '（2026）月人调字第001号' });
  });

  test('is dispatched by an urgent review, which keeps the decision', async () => {
    const meetings = '/api/v1/review/meetings';
    const { body: meeting } = await centre.browser
      .post(meetings)
      .send({ kind: 'urgent', reason: '紧急', place: '镇综治中心' })
      .expect(201);
    await centre.browser.post(`${meetings}/${meeting.id}/open`).send({}).expect(200);
    const { body } = await centre.browser
      .post(`${meetings}/${meeting.id}/decisions`)
      .send({
        disputeId: dispute.id,
        command: {
          type: 'ANALYZE',
          typeCode: 'NEI',
          risk: 'green',
          complexity: 'simple',
          leadId: grid.organisationId,
          measure: '到现场查看，就地调解',
          dueOn: addDays(today, 14),
        },
      })
      .expect(201);
    const { body: closed } = await centre.browser
      .post(`${meetings}/${meeting.id}/close`)
      .send({})
      .expect(200);
    expect(body.dispute).toMatchObject({ stage: 'analyzed', state: 'dispatched' });
    expect(closed).toMatchObject({
      state: 'closed',
      decisions: [{ disputeId: dispute.id, type: 'ANALYZE' }],
    });
  });

  test('is mediated by the village to a kept agreement, visited and archived', async () => {
    const both = dispute.parties.map((party) => party.id);
    const states = [
      await send(mediator, dispute, 'SIGN_FOR', signing()),
      await send(mediator, dispute, 'HOLD_SESSION', {
        heldOn: today,
        place: '柳溪村调解室',
        attendingPartyIds: both,
        record: '双方同意清沟并分摊费用',
        open: false,
      }),
      await send(mediator, dispute, 'REACH_AGREEMENT', {
        form: 'written',
        terms: '钱小河清理排水沟，并付给赵大山三百元',
        obligations: [{ id: '1', kind: 'pay', what: '支付三百元', amountFen: 30_000, dueOn: today }],
        totalFen: 30_000,
        signatures: both.map((partyId) => ({ partyId, on: today })),
        mediatorSignedOn: today,
        sealedOn: today,
      }),
      await send(mediator, dispute, 'RECORD_PERFORMANCE', {
        obligationId: '1',
        performedOn: today,
        amountFen: 30_000,
        proof: '收条',
      }),
      await send(mediator, dispute, 'VISIT', {
        visitedOn: today,
        performed: true,
        satisfaction: 'satisfied',
        dangerLeft: false,
      }),
      await send(office, dispute, 'ARCHIVE', {
        papers: settledOnPaper,
      }),
    ];
    expect(states.map(({ state }) => state)).toEqual([
      'assigned',
      'underway',
      'agreed',
      'followUp',
      'concluded',
      'concluded',
    ]);
    expect(states.at(-1)).toMatchObject({ stage: 'resolved', dossier: 'archived', version: 9 });
  });

  test('has a history that people can read in both languages and the machine can replay', async () => {
    const { body } = await office.browser.get(`/api/v1/disputes/${dispute.id}/history`).expect(200);
    expect(body.items.map((line: { typeName: { zh: string } }) => line.typeName.zh)).toEqual([
      '上报登记',
      '受理',
      '研判交办',
      '签收',
      '开展调解',
      '达成协议',
      '记录履行',
      '回访',
      '归档',
    ]);
    expect(body.items[1].sentence).toEqual({
      zh: expect.stringContaining('2026-11-23 月山镇综治中心崔玉兰 受理：已登记 → 已受理'),
      en: expect.stringContaining('accepted: registered → accepted'),
    });
    const result = await inRecord(app.dataSource, (tx) => verifyCase(tx, app.app.get(Vault), dispute.id));
    expect(result).toMatchObject({ events: 9, state: 'concluded', differences: [] });
  });
});

describe('two people on one case', () => {
  test('the slower one is told what changed, and by whom', async () => {
    const dispute = await report(grid);
    await send(centre, dispute, 'ACCEPT', {});
    const late = await attempt(
      office,
      dispute,
      'DECLINE',
      { ground: '不属调解范围', guidedTo: '人民法院' },
      { 'If-Match': `"${dispute.version}"` },
    );
    expect(late.status).toBe(412);
    expect(late.body).toMatchObject({
      code: 'changed-meanwhile',
      version: 2,
      changes: [{ seq: 2, type: 'ACCEPT', fromState: 'registered', toState: 'accepted', by: '崔玉兰' }],
    });
    expect(late.body.changes[0].sentence).toEqual({
      zh: expect.stringMatching(/ 月山镇综治中心崔玉兰 受理：已登记 → 已受理$/),
      en: expect.stringMatching(/ 崔玉兰, 月山镇综治中心 — .+: registered → accepted$/),
    });
    expect(await seen(office, dispute)).toMatchObject({ version: 2, state: 'accepted' });
  });

  test('an answered command carries the version to send next as its ETag', async () => {
    const dispute = await report(grid);
    const answer = await attempt(centre, dispute, 'ACCEPT', {}, { 'If-Match': '"1"' }).expect(200);
    expect(answer.headers.etag).toBe('"2"');
    const detail = await centre.browser.get(`/api/v1/disputes/${dispute.id}`).expect(200);
    expect(detail.headers.etag).toBe('"2"');
  });

  test('an event that the state does not accept names those that it does, and writes nothing', async () => {
    const dispute = await acceptedCase();
    const refused = await attempt(office, dispute, 'ARCHIVE', { papers: [] });
    expect(refused.status).toBe(409);
    expect(refused.body.code).toBe('illegal-transition');
    expect(refused.body.allowedEvents).toEqual(expect.arrayContaining(['ANALYZE', 'REFUSE', 'WITHDRAW']));
    expect(refused.body.allowedEvents).not.toContain('ARCHIVE');
    expect(await seen(centre, dispute)).toMatchObject({ version: dispute.version });
  });
});

describe('a key of the client', () => {
  const body = (placeId: string, summary: string) => ({
    origin: 'grid',
    placeId,
    typeCode: 'NEI',
    summary,
    partiesUnknown: true,
  });
  const post = (key: string, summary: string) =>
    grid.browser
      .post('/api/v1/disputes')
      .set('Idempotency-Key', key)
      .send(body(grid.organisationId, summary));

  test('makes a repeated report one report with one answer', async () => {
    const first = await post('report-0001', '围墙').expect(201);
    const again = await post('report-0001', '围墙').expect(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers.etag).toBe('"1"');
  });

  test('makes eight at once one report', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => post('report-0002', '滴水')));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 201));
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
  });

  test('belongs to one request: another under it is refused', async () => {
    await post('report-0003', '树枝').expect(201);
    const other = await post('report-0003', '另一件').expect(422);
    expect(other.body.code).toBe('idempotency-key-reused');
  });

  test('adds a party once', async () => {
    const dispute = await report(grid);
    const add = () =>
      centre.browser
        .post(`/api/v1/disputes/${dispute.id}/parties`)
        .set('Idempotency-Key', 'party-0001')
        .send({ role: 'respondent', name: '孙后来' });
    const [first, again] = [await add().expect(201), await add().expect(201)];
    expect(first.body.parties).toHaveLength(dispute.parties.length + 1);
    expect(again.body).toEqual(first.body);
  });

  test('is free again when its request was refused', async () => {
    const dispute = await report(grid);
    const key = { 'Idempotency-Key': 'accept-0001', 'If-Match': '"7"' };
    await attempt(centre, dispute, 'ACCEPT', {}, key).expect(412);
    await attempt(centre, dispute, 'ACCEPT', {}, { ...key, 'If-Match': '"1"' }).expect(200);
  });
});

test('fifty acceptances at once number fifty cases without a gap', async () => {
  const drafts = await Promise.all(Array.from({ length: 50 }, () => report(grid)));
  const before = numberOf(await acceptedCase());
  const accepted = await Promise.all(drafts.map((draft) => send(centre, draft, 'ACCEPT', {})));
  const numbers = accepted.map(numberOf).sort((a, b) => a - b);
  expect(numbers).toEqual(Array.from({ length: 50 }, (_, n) => before + 1 + n));
});

const numberOf = ({ number }: Case): number => Number(/第(\d+)号$/.exec(number ?? '')?.[1]);

describe('a hand-over', () => {
  const toOffice = (reason = '案情复杂，请司法所承办') => ({ toId: office.organisationId, reason });

  async function assignedCase(): Promise<Case> {
    const dispute = await acceptedCase();
    await dispatch(app, centre, dispute, { leadId: grid.organisationId });
    return await send(mediator, dispute, 'SIGN_FOR', signing());
  }

  test('leaves the case with the giver until the receiver has signed', async () => {
    const dispute = await assignedCase();
    const offered = await send(mediator, dispute, 'HAND_OVER', toOffice());
    expect(offered).toMatchObject({ holder: { name: '柳溪村' }, offeredTo: { name: '月山镇司法所' } });
    const signed = await send(office, dispute, 'SIGN_FOR', {
      mediatorIds: [office.staffId],
      noConflictOfInterest: true,
    });
    expect(signed).toMatchObject({ holder: { name: '月山镇司法所' }, offeredTo: null });
    expect(
      await inRecord(app.dataSource, (tx) => verifyCase(tx, app.app.get(Vault), dispute.id)),
    ).toMatchObject({
      differences: [],
    });
  });

  test('is not signed by anybody but the unit to which it was offered', async () => {
    const dispute = await assignedCase();
    await send(mediator, dispute, 'HAND_OVER', toOffice());
    await attempt(mediator, dispute, 'SIGN_FOR', signing()).expect(403);
  });

  test('is refused by a department, which is told so and sees it no more', async () => {
    const [dispute, police] = [await assignedCase(), await app.as('paichusuo')];
    await send(mediator, dispute, 'HAND_OVER', { toId: police.organisationId, reason: '涉及治安' });
    await seen(police, dispute);
    const refused = await send(police, dispute, 'OBJECT', { reason: '不属本所管辖' });
    expect(refused).toMatchObject({ sight: 'nothing', offeredTo: null, summary: null, allowedEvents: [] });
    expect(JSON.stringify(refused)).not.toMatch(/赵大山|钱小河|排水沟/);
    await police.browser.get(`/api/v1/disputes/${dispute.id}`).expect(404);
    expect(await seen(mediator, dispute)).toMatchObject({ offeredTo: null, holder: { name: '柳溪村' } });
  });

  test('that was dispatched is refused by a department, and so by the mediators of another village', async () => {
    const [department, village] = [await app.as('paichusuo'), await app.as('shiyumei')];
    for (const lead of [department, village]) {
      const dispute = await report(grid);
      await send(centre, dispute, 'ACCEPT', {});
      await dispatch(app, centre, dispute, { leadId: lead.organisationId });
      const key = { 'idempotency-key': `refusal-${dispute.id}` };
      const reason = { reason: '不属本单位管辖' };
      const answers = [1, 2].map(() => attempt(lead, dispute, 'OBJECT', reason, key).expect(200));
      for (const { body } of await Promise.all(answers)) expect(body).toMatchObject({ sight: 'nothing' });
      expect(await seen(centre, dispute)).toMatchObject({ state: 'accepted', lead: null });
    }
  });

  test('that a department reports is there for the centre', async () => {
    const police = await app.as('paichusuo');
    const dispute = await report(police, { placeId: await app.unit('柳溪村') });
    expect(await seen(centre, dispute)).toMatchObject({ state: 'registered' });
  });

  test('that was refused twice is decided by the leader alone', async () => {
    const dispute = await assignedCase();
    for (const reason of ['不属本所管辖', '人手不足']) {
      await send(mediator, dispute, 'HAND_OVER', toOffice());
      await send(office, dispute, 'OBJECT', { reason });
    }
    for (const person of [mediator, centre, office]) {
      await attempt(person, dispute, 'HAND_OVER', toOffice()).expect(403);
    }
    const decided = await send(leader, dispute, 'HAND_OVER', toOffice('由司法所承办'));
    expect(decided).toMatchObject({ holder: { name: '月山镇司法所' }, offeredTo: null });
  });
});
