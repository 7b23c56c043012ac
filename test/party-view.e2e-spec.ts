import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { query } from '#platform';
import { anApp, type Session, type TestApp } from './support/app.ts';
import { type Case, dispatch, report, send } from './support/case-story.ts';
import { statementsOf } from './support/statements.ts';

let app: TestApp;
let village: Session;
let centre: Session;
beforeAll(async () => {
  app = await anApp();
  village = await app.as('guochangshun');
  centre = await app.as('zhongxin');
  await query(app.dataSource, {
    text: `update organisation set phone = '0734-1234567', address = '月山镇政府一楼' where name = '柳溪村'`,
  });
}, 60_000);
afterAll(() => app.close());

interface Given {
  readonly id: string;
  readonly code: string;
}
const receiptOf = (by: Session, dispute: Case, n = 0, more: object = {}) =>
  by.browser
    .post(`/api/v1/disputes/${dispute.id}/receipts`)
    .send({ partyId: dispute.parties[n]?.id, ...more });
const given = async (by: Session, dispute: Case, n = 0, more: object = {}): Promise<Given> =>
  (await receiptOf(by, dispute, n, more).expect(201)).body;
const look = (code: string) => app.browser().post('/api/v1/party-view').send({ code });
const revoke = (by: Session, dispute: Case, { id }: Given) =>
  by.browser.post(`/api/v1/disputes/${dispute.id}/receipts/${id}/revocation`).send({});
const seen = async (code: string) => (await look(code).expect(200)).body;
const isAnswered = async (code: string): Promise<boolean> => (await look(code)).status === 200;

describe('a party with a receipt', () => {
  test('sees the stage, the next appointment and whom to ask, without an account', async () => {
    const dispute = await report(village);
    const { code } = await given(village, dispute);
    expect(await seen(code)).toMatchObject({ stage: { code: 'registered' }, appointment: null });
    await send(centre, dispute, 'ACCEPT', {});
    await dispatch(app, centre, dispute, { leadId: village.organisationId, dueOn: '2026-12-20' });
    expect(await seen(code)).toMatchObject({ stage: { code: 'examined' } });
    const { staffId } = village;
    await send(village, dispute, 'SIGN_FOR', { mediatorIds: [staffId], noConflictOfInterest: true });
    await send(village, dispute, 'HOLD_SESSION', {
      heldOn: '2026-11-23',
      place: '村委会',
      attendingPartyIds: dispute.parties.map(({ id }) => id),
      record: '双方陈述',
      open: false,
      nextAppointmentOn: '2026-11-27',
      nextAppointmentTime: '14:30',
    });
    const { stage, ...rest } = await seen(code);
    expect(stage).toMatchObject({ code: 'mediating', name: { zh: '正在调解' } });
    expect(rest).toEqual({
      appointment: { on: '2026-11-27', time: '14:30', place: '月山镇政府一楼' },
      contact: { unit: '柳溪村', phone: '0734-1234567', phoneOf: null },
    });
  });
});

describe('a code', () => {
  test('ends when it is renewed, for this party alone', async () => {
    const dispute = await report(village);
    const [first, other] = [await given(village, dispute), await given(village, dispute, 1)];
    const second = await given(village, dispute);
    expect(await Promise.all([first, other, second].map(({ code }) => isAnswered(code)))).toEqual([
      false,
      true,
      true,
    ]);
  });

  test('is kept nowhere, and stands in no log', async () => {
    const dispute = await report(village);
    const { code } = await given(village, dispute);
    await seen(code);
    await look(`${code.slice(0, -1)}x`);
    expect(app.log.filter((line) => line.includes(code.slice(0, 12)))).toEqual([]);
    expect(app.log.some((line) => line.includes('receipt.read'))).toBe(true);
  });

  test('stands on a paper for Word for whoever still has it, and for nobody else', async () => {
    const dispute = await report(village);
    const { id, code } = await given(village, dispute);
    const paper = (by: Session, typed: string) =>
      by.browser
        .post(`/api/v1/disputes/${dispute.id}/receipts/${id}/paper`)
        .send({ code: typed })
        .responseType('blob');
    const bytes = (await paper(village, code).expect(200)).body as Buffer;
    const words = strFromU8(unzipSync(bytes)['word/document.xml'] as Uint8Array).replaceAll(/<[^>]+>/g, '');
    expect(words).toContain((code.match(/.{4}/g) ?? []).join('\u2002'));
    expect(words).toContain('月山镇综治中心');
    expect((await paper(village, (await given(village, dispute, 1)).code)).status).toBe(404);
    expect((await paper(village, '1')).status).toBe(404);
    expect((await paper(await app.as('shenji'), code)).status).toBe(403);
    await given(village, dispute);
    expect((await paper(village, code)).status).toBe(404);
  });

  test('unknown, mistyped, revoked or of a confidential case is answered alike', async () => {
    const [lost, secret] = [await report(village), await report(village)];
    const [revoked, hidden] = [await given(village, lost), await given(village, secret)];
    await revoke(village, lost, revoked).expect(200);
    await send(centre, secret, 'REGRADE', { risk: 'green', confidential: true, reason: '当事人要求' });
    const answers = await Promise.all(
      [revoked.code, hidden.code, '000000000000000000000001', '1234', '', '你好', '０'.repeat(24)].map(look),
    );
    const words = answers.map(({ status, body: { correlationId: _, instance: __, ...body } }) => ({
      status,
      ...body,
    }));
    expect(new Set(words.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(words[0]).toMatchObject({ status: 404, code: 'no-such-receipt' });
  });
});

describe('a code that is not answered', () => {
  test('costs the same statement as one that is, whatever is wrong with it', async () => {
    const dispute = await report(village);
    const [lost, living] = [await given(village, dispute), await given(village, dispute, 1)];
    await revoke(village, dispute, lost).expect(200);
    await look(living.code);
    const counts: number[] = [];
    for (const code of [living.code, lost.code, '000000000000000000000001', 'x', ''])
      counts.push(await statementsOf(async () => void (await look(code))));
    expect(new Set(counts)).toEqual(new Set([1]));
  });
});

describe('a case that was merged', () => {
  test('is told as the one that goes on, and gives no receipts of its own', async () => {
    const [old, other] = [await report(village), await report(village)];
    const { code } = await given(village, old);
    await send(centre, other, 'ACCEPT', {});
    await send(centre, old, 'MERGE_INTO', { disputeId: other.id, reason: '同一纠纷' });
    expect(await seen(code)).toMatchObject({ stage: { code: 'examined' } });
    expect((await receiptOf(centre, old).expect(409)).body.code).toBe('receipt-merged');
  });
});

describe('a case that has ended', () => {
  test('is told as ended, whatever ended it, for ninety days', async () => {
    const endings = {
      WITHDRAW: { withdrawnOn: '2026-11-23' },
      REFUSE: { refusedOn: '2026-11-23' },
      DECLINE: { ground: '不属于受理范围', guidedTo: '县人民法院' },
      REFER: { receivingBody: '县人民法院', kind: 'court', ground: '已起诉' },
    } as const;
    const codes: string[] = [];
    for (const [type, body] of Object.entries(endings) as [keyof typeof endings, object][]) {
      const dispute = await report(village);
      codes.push((await given(village, dispute)).code);
      if (type !== 'DECLINE') await send(centre, dispute, 'ACCEPT', {});
      const partyId = type === 'WITHDRAW' || type === 'REFUSE' ? { partyId: dispute.parties[0]?.id } : {};
      await send(centre, dispute, type, { ...body, ...partyId } as never);
    }
    const stages = await Promise.all(codes.map(async (code) => (await seen(code)).stage.name.zh));
    expect(stages).toEqual(codes.map(() => '已结束'));
    const now = app.clock.now();
    try {
      app.clock.set('2027-02-21T04:00:00.000Z');
      expect(await Promise.all(codes.map(isAnswered))).toEqual(codes.map(() => true));
      app.clock.set('2027-02-22T04:00:00.000Z');
      expect(await Promise.all(codes.map(isAnswered))).toEqual(codes.map(() => false));
    } finally {
      app.clock.set(now.toISOString());
    }
  });
});

describe('a paper that is too old', () => {
  test('is answered no more, is held by nobody, and is renewed', async () => {
    const dispute = await report(village);
    const old = await given(village, dispute);
    const held = async () =>
      (await village.browser.get(`/api/v1/disputes/${dispute.id}/receipts`).expect(200)).body.items[0]
        .receipt;
    expect((await held()).id).toBe(old.id);
    await query(app.dataSource, {
      text: `update party_receipt set expires_on = '2026-11-22' where id = $1`,
      values: [old.id],
    });
    expect([await isAnswered(old.code), await held()]).toEqual([false, null]);
    const paper = village.browser.post(`/api/v1/disputes/${dispute.id}/receipts/${old.id}/paper`);
    await paper.send({ code: old.code }).expect(404);
    const { code } = await given(village, dispute);
    expect(await isAnswered(code)).toBe(true);
  });
});

describe('a unit whose office nobody has entered', () => {
  test('sends nobody to the address of another, and says whose telephone it names', async () => {
    await query(app.dataSource, {
      text: `update organisation set phone = '0734-7654321', address = '县城中心街' where name = '月山镇综治中心'`,
    });
    const [other, leading] = [await app.as('shiyumei'), await app.as('guochangshun')];
    const dispute = await report(leading);
    const { code } = await given(leading, dispute);
    await send(centre, dispute, 'ACCEPT', {});
    await dispatch(app, centre, dispute, { leadId: other.organisationId, dueOn: '2026-12-20' });
    const mediatorIds = [other.staffId];
    await send(other, dispute, 'SIGN_FOR', { mediatorIds, noConflictOfInterest: true });
    await send(other, dispute, 'HOLD_SESSION', {
      heldOn: '2026-11-23',
      place: '村委会',
      attendingPartyIds: dispute.parties.map(({ id }) => id),
      record: '双方陈述',
      open: false,
      nextAppointmentOn: '2026-11-27',
    });
    const { appointment, contact } = await seen(code);
    expect(appointment).toEqual({ on: '2026-11-27', time: null, place: null });
    expect(contact).toMatchObject({ phone: '0734-7654321', phoneOf: '月山镇综治中心' });
    expect(contact.unit).not.toBe('月山镇综治中心');
    const { body } = await receiptOf(other, dispute, 1).expect(201);
    expect(body.unit).toEqual({
      ...body.unit,
      phone: '0734-7654321',
      phoneOf: '月山镇综治中心',
      address: null,
    });
  });
});

describe('two who hand a party a receipt at once', () => {
  test('leave one code that is answered', async () => {
    const dispute = await report(village);
    const both = await Promise.all([1, 2, 3].map(() => given(village, dispute)));
    const answered = await Promise.all(both.map(({ code }) => isAnswered(code)));
    expect(answered.filter(Boolean)).toHaveLength(1);
  });
});

describe('a receipt', () => {
  test('of a confidential case is given to nobody', async () => {
    const dispute = await report(village);
    await send(centre, dispute, 'REGRADE', { risk: 'green', confidential: true, reason: '当事人要求' });
    const refused = await receiptOf(village, dispute).expect(409);
    expect(refused.body.code).toBe('receipt-confidential');
  });

  test('of a case of violence at home is given when the warning was read', async () => {
    const dispute = await report(village, { riskFactors: ['domestic_violence'] });
    const refused = await receiptOf(village, dispute).expect(422);
    expect(refused.body.errors[0].pointer).toBe('/warningRead');
    await given(village, dispute, 0, { warningRead: true });
  });
});
