import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { query } from '#platform';
import { anApp, type Session, type TestApp } from './support/app.ts';
import { attempt, type Case, dispatch, report, send } from './support/case-story.ts';

let app: TestApp;
let village: Session;
let centre: Session;
let office: Session;
let mediatorName: string;
beforeAll(async () => {
  app = await anApp();
  village = await app.as('guochangshun');
  centre = await app.as('zhongxin');
  office = await app.as('sifasuo');
  const [row] = await query<{ name: string }>(app.dataSource, {
    text: 'select name from staff where id = $1',
    values: [village.staffId],
  });
  mediatorName = row?.name ?? '';
}, 60_000);
afterAll(() => app.close());

const phone = '13800000911';
let told = 0;
/** The other party is somebody new each time. */
const between = (name: string, number = phone) => {
  told += 1;
  const other = { role: 'respondent' as const, name: `钱小${told}`, phone: `137000009${10 + told}` };
  return { parties: [{ role: 'applicant' as const, name, phone: number }, other] };
};
/** A case that waits to be signed for by the village. */
const waiting = async (over: Parameters<typeof report>[1]): Promise<Case> => {
  const dispute = await report(centre, { ...over, placeId: village.organisationId });
  await send(centre, dispute, 'ACCEPT', {});
  await dispatch(app, centre, dispute, { leadId: village.organisationId, dueOn: '2026-12-20' });
  return dispute;
};
const sign = (dispute: Case, more: object = {}) =>
  attempt(village, dispute, 'SIGN_FOR', {
    mediatorIds: [village.staffId],
    noConflictOfInterest: true,
    ...more,
  });
const warningsOf = async (by: Session, { id }: Case) =>
  (await by.browser.get(`/api/v1/disputes/${id}/mediator-warnings`).expect(200)).body as {
    items: { mediatorId: string; partyId: string | null; signs: string[]; needsReason: boolean }[];
    said: { mediatorId: string; saidBy: string }[];
  };
const ofVillage = async (by: Session, dispute: Case) =>
  (await warningsOf(by, dispute)).items.filter(({ mediatorId }) => mediatorId === village.staffId);
const lastFacts = async (dispute: Case) =>
  (await office.browser.get(`/api/v1/disputes/${dispute.id}/history`).expect(200)).body.items.at(-1).facts;

describe('a mediator with the name of a party', () => {
  test('signs with a reason, which stands in the history with what was warned of', async () => {
    const dispute = await waiting(between(mediatorName, '13800000961'));
    expect(await ofVillage(village, dispute)).toMatchObject([{ signs: ['same_name'], needsReason: true }]);
    const refused = await sign(dispute);
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '/interestReason']);
    expect((await sign(dispute, { interestReason: '同名不同人，已核对' })).status).toBe(200);
    expect(await lastFacts(dispute)).toMatchObject({
      interestReason: '同名不同人，已核对',
      warned: [{ mediatorId: village.staffId, partyId: dispute.parties[0]?.id, signs: ['same_name'] }],
    });
  });

  test('is known also where the name was written in traditional characters', async () => {
    const traditional = '郭長順';
    expect([mediatorName, traditional.length]).toEqual(['郭长顺', 3]);
    const dispute = await waiting(between(traditional, '13800000962'));
    expect(await ofVillage(village, dispute)).toMatchObject([{ signs: ['same_name'], needsReason: true }]);
  });

  test('is known by nothing to whom the case is only offered, but that they should ask', async () => {
    const elsewhere = await app.unit('石桥岭村');
    const dispute = await report(centre, { ...between(mediatorName, '13800000971'), placeId: elsewhere });
    await send(centre, dispute, 'ACCEPT', {});
    await send(centre, dispute, 'HAND_OVER', { toId: village.organisationId, reason: '更近' });
    expect(await ofVillage(village, dispute)).toEqual([
      { mediatorId: village.staffId, partyId: null, signs: [], needsReason: true },
    ]);
  });
});

describe('a mediator with the telephone of a party', () => {
  test('is warned of, however it is written', async () => {
    const contact = { email: null, phone, emailTopics: [], smsTopics: [], quiet: true };
    await village.browser.put('/api/v1/contact').send(contact).expect(200);
    const dispute = await waiting(between('赵大山', '138 0000 0911'));
    expect(await ofVillage(village, dispute)).toMatchObject([{ signs: ['same_phone'] }]);
    await village.browser
      .put('/api/v1/contact')
      .send({ ...contact, phone: null })
      .expect(200);
  });
});

describe('a mediator who was in another case with a party', () => {
  test('is warned of, as far as whoever names them sees that case', async () => {
    await report(centre, {
      placeId: village.organisationId,
      parties: [
        { role: 'applicant', name: mediatorName },
        { role: 'respondent', name: '孙晓梅', phone: '13800000921' },
      ],
    });
    const dispute = await waiting(between('孙晓梅', '13800000921'));
    expect(await ofVillage(centre, dispute)).toMatchObject([{ signs: ['other_case'] }]);
  });

  test('is not warned of by a sensitive case', async () => {
    await report(centre, {
      placeId: village.organisationId,
      riskFactors: ['domestic_violence'],
      parties: [
        { role: 'applicant', name: mediatorName },
        { role: 'respondent', name: '李秀兰', phone: '13800000931' },
      ],
    });
    const dispute = await waiting(between('李秀兰', '13800000931'));
    expect(await ofVillage(centre, dispute)).toEqual([]);
  });
});

describe('a mediator of the village with the surname of a party', () => {
  test('is shown so and asked for nothing', async () => {
    const dispute = await waiting(between(`${mediatorName.slice(0, 1)}大山`, '13800000941'));
    expect(await ofVillage(village, dispute)).toMatchObject([
      { signs: ['same_surname'], needsReason: false },
    ]);
    expect((await sign(dispute)).status).toBe(200);
  });
});

describe('a mediator who declares an interest', () => {
  test('is not named: the unit objects, and the history says who said it', async () => {
    const dispute = await waiting(between('赵大山', '13800000951'));
    await send(village, dispute, 'DECLARE_INTEREST', {
      mediatorId: village.staffId,
      saidBy: 'mediator',
      tie: 'relative',
      partyId: dispute.parties[0]?.id,
      saidOn: '2026-11-23',
    });
    const refused = await sign(dispute, { interestReason: '无人可派' });
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '/mediatorIds']);
    expect((await warningsOf(village, dispute)).said).toEqual([
      { mediatorId: village.staffId, saidBy: 'mediator' },
    ]);
    await send(village, dispute, 'OBJECT', { reason: '调解员与当事人有利害关系' });
  });

  test('is somebody who works here', async () => {
    const dispute = await report(village);
    const refused = await attempt(village, dispute, 'DECLARE_INTEREST', {
      mediatorId: dispute.id,
      saidBy: 'party',
      tie: 'relative',
      saidOn: '2026-11-23',
    });
    expect([refused.status, refused.body.errors?.[0]?.pointer]).toEqual([422, '/mediatorId']);
  });
});

describe('what is said of a mediator', () => {
  const said = (dispute: Case, over: object = {}) => ({
    mediatorId: village.staffId,
    saidBy: 'party' as const,
    tie: 'relative' as const,
    partyId: dispute.parties[0]?.id,
    saidOn: '2026-11-23',
    ...over,
  });

  test('is no declaration of theirs in the mouth of a grid worker, who may tell what a party said', async () => {
    const grid = await app.as('wanggeyuan');
    const dispute = await report(grid);
    const refused = await attempt(grid, dispute, 'DECLARE_INTEREST', said(dispute, { saidBy: 'mediator' }));
    expect([refused.status, refused.body.errors?.[0]?.pointer]).toEqual([403, '/saidBy']);
    await send(grid, dispute, 'DECLARE_INTEREST', said(dispute));
  });

  test('is recorded once: the very same is refused, something else is something new', async () => {
    const dispute = await waiting(between('赵大山', '13800000952'));
    const first = await send(centre, dispute, 'DECLARE_INTEREST', said(dispute));
    const again = await attempt(centre, dispute, 'DECLARE_INTEREST', said(dispute));
    expect([again.status, again.body.code]).toEqual([409, 'declared-already']);
    const more = await send(centre, dispute, 'DECLARE_INTEREST', said(dispute, { words: '是表兄弟' }));
    expect(more.version).toBe(first.version + 1);
  });
});

describe('a party who asks for another mediator', () => {
  test('is heard: the same one stays only with a reason', async () => {
    const dispute = await waiting(between('赵大山', '13800000951'));
    await send(centre, dispute, 'DECLARE_INTEREST', {
      mediatorId: village.staffId,
      saidBy: 'party',
      tie: 'other',
      partyId: dispute.parties[1]?.id,
      saidOn: '2026-11-23',
      words: '他跟对方常一起喝酒',
    });
    expect((await sign(dispute)).body.errors[0].pointer).toBe('/interestReason');
    expect((await sign(dispute, { interestReason: '双方同意仍由其调解' })).status).toBe(200);
  });
});

describe('a case that goes on for another one', () => {
  test('keeps what was said there of mediators, as it keeps the parties', async () => {
    const [given, standing] = [await waiting(between('孙大山')), await waiting(between('李大山'))];
    await send(centre, given, 'DECLARE_INTEREST', {
      mediatorId: village.staffId,
      saidBy: 'mediator',
      tie: 'relative',
      partyId: given.parties[0]?.id,
      saidOn: '2026-11-23',
    });
    await send(centre, given, 'MERGE_INTO', { disputeId: standing.id, reason: '同一纠纷' });
    const now = (await centre.browser.get(`/api/v1/disputes/${standing.id}`).expect(200)).body as Case;
    const refused = await sign(now, { interestReason: '无人可派' });
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '/mediatorIds']);
  });
});

describe('a dispute that was settled on the spot', () => {
  test('by a mediator with the name of a party tells why it was them', async () => {
    const dispute = await report(village, between(mediatorName, '13800000971'));
    const settle = (more: object = {}) =>
      attempt(village, dispute, 'SETTLE_ON_SPOT', {
        settledOn: '2026-11-23',
        terms: '当场赔礼道歉',
        consentingPartyIds: dispute.parties.map(({ id }) => id),
        performedAtOnce: true,
        mediatorIds: [village.staffId],
        ...more,
      });
    const refused = await settle();
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '/interestReason']);
    expect((await settle({ interestReason: '同名不同人，已核对' })).status).toBe(200);
    expect(await lastFacts(dispute)).toMatchObject({ warned: [{ signs: ['same_name'] }] });
  });
});

describe('a mediator who declares an interest in mid-case', () => {
  test('holds no session and reaches no agreement until the unit has named another; to end it nobody waits', async () => {
    const dispute = await waiting(between('赵大山', '13800000981'));
    expect((await sign(dispute)).status).toBe(200);
    const session = {
      heldOn: '2026-11-23',
      place: '柳溪村调解室',
      attendingPartyIds: dispute.parties.map(({ id }) => id),
      record: '各自陈述',
      open: false,
    };
    await send(village, dispute, 'HOLD_SESSION', session);
    await send(village, dispute, 'DECLARE_INTEREST', {
      mediatorId: village.staffId,
      saidBy: 'mediator',
      tie: 'relative',
      saidOn: '2026-11-23',
    });
    const refused = await attempt(village, dispute, 'HOLD_SESSION', session);
    expect([refused.status, JSON.stringify(refused.body.errors[0])]).toEqual([
      422,
      expect.stringMatching(/\/mediatorIds.*先更换调解员/),
    ]);
    const partyId = dispute.parties[0]?.id ?? '';
    await send(village, dispute, 'REFUSE', { partyId, refusedOn: '2026-11-23' });
  });
});

describe('a party who turns up later with the name of the mediator', () => {
  test.each(['·', '　', ' '])(
    'is warned of with “%s” in it, and added with a reason that the history keeps',
    async (sign2) => {
      const dispute = await waiting(
        between(`赵大山${sign2}`, `1380000${7000 + (sign2.charCodeAt(0) % 1000)}`),
      );
      expect((await sign(dispute)).status).toBe(200);
      const name = `${mediatorName.slice(0, 1)}${sign2}${mediatorName.slice(1)}`;
      const added = { role: 'respondent', name };
      const parties = village.browser.post(`/api/v1/disputes/${dispute.id}/parties`);
      const refused = await parties.send(added);
      expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '/interestReason']);
      await village.browser
        .post(`/api/v1/disputes/${dispute.id}/parties`)
        .send({ ...added, interestReason: '同名不同人，已核对' })
        .expect(201);
      expect(await lastFacts(dispute)).toMatchObject({ interestReason: '同名不同人，已核对' });
      expect((await ofVillage(village, dispute)).at(-1)).toMatchObject({ needsReason: true });
    },
  );
});

test.each(['shenji', 'guanliyuan', 'lingdao', 'wanggeyuan'])(
  '%s takes no cases, and is no mediator of one',
  async (account) => {
    const other = await app.as(account);
    const dispute = await waiting(between('赵大山', `138000${60000 + other.staffId.charCodeAt(0)}`));
    const refused = await sign(dispute, { mediatorIds: [other.staffId] });
    expect([refused.status, JSON.stringify(refused.body.errors[0])]).toEqual([
      422,
      expect.stringMatching(/\/mediatorIds.*不能担任本案调解员/),
    ]);
  },
);
