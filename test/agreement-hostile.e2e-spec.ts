import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { inRecord, verifyCase } from '#casework/verification';
import { type CommandInput, type CommandType, plannedParts } from '#domain';
import { Vault } from '#platform';
import { aCaseUnderway } from './support/a-case-underway.ts';
import { anApp, type Session, type TestApp } from './support/app.ts';
import { attempt, type Case, seen, send } from './support/case-story.ts';

let app: TestApp;
let mediator: Session;
beforeAll(async () => {
  app = await anApp();
  mediator = await app.as('guochangshun');
}, 60_000);
afterAll(() => app.close());

const today = '2026-11-23';
const courtNumber = '（2026）豫0822诉前调确18号';
const parts = (totalFen: number, count: number, name: string) =>
  plannedParts({ totalFen, count, rhythm: 'monthly', firstDueOn: today }).map(({ number, ...part }) => ({
    ...part,
    id: `${name}${number}`,
    kind: 'pay' as const,
    what: `第${number}期修墙款`,
    instalment: { plan: name, number, of: count, totalFen },
  }));
const ditch = { id: 'd', kind: 'build' as const, what: '加装檐沟', dueOn: today };
const idsOf = ({ parties }: Case) => parties.map(({ id }) => id);
const remedies = { toldOn: today, ways: ['court' as const] };

async function agreed(over: Partial<CommandInput<'REACH_AGREEMENT'>> = {}): Promise<Case> {
  const id = (await aCaseUnderway({ app })).split('/').at(-1) ?? '';
  const made = await seen(mediator, { id });
  return await send(mediator, made, 'REACH_AGREEMENT', {
    form: 'written',
    terms: '申二牛分三期付修墙款三千元，并加装檐沟。',
    obligations: [...parts(300_000, 3, 'a'), ditch],
    totalFen: 300_000,
    signatures: made.parties.map(({ id: partyId }) => ({ partyId, on: today })),
    mediatorSignedOn: today,
    sealedOn: today,
    ...over,
  });
}
const told = async ({ id }: Case) =>
  (await mediator.browser.get(`/api/v1/disputes/${id}/agreements`).expect(200)).body.items.at(-1);
const sums = async (of: Case) => {
  const { promised, performed, left } = await told(of);
  return [promised.fen, performed.fen, left.fen];
};
const pointerOf = async <T extends CommandType>(of: Case, type: T, body: CommandInput<T>) => {
  const answer = await attempt(mediator, of, type, body);
  const [fault] = answer.body.errors ?? [];
  expect(fault?.messageZh ?? answer.body.title).toMatch(/\p{Script=Han}/u);
  return [answer.status, fault?.pointer ?? answer.body.code];
};
const paid = (obligationId: string, over: object) => ({
  obligationId,
  performedOn: today,
  proof: '收条',
  ...over,
});
const amendment = ({ parties }: Case, over: object = {}) => ({
  terms: '余款改为两期。',
  obligations: parts(200_000, 2, 'b'),
  totalFen: 200_000,
  consentingPartyIds: parties.map(({ id }) => id),
  amendedOn: today,
  reason: '外出务工',
  ...over,
});
const verified = async ({ id }: Case) =>
  (await inRecord(app.dataSource, (tx) => verifyCase(tx, app.app.get(Vault), id))).differences;

describe('performance in hostile orders', () => {
  test('is money that says how much, or that it was all; of the rest nothing is left and nothing too much', async () => {
    const made = await agreed();
    expect(await pointerOf(made, 'RECORD_PERFORMANCE', paid('a1', {}))).toEqual([422, '/amountFen']);
    await send(mediator, made, 'RECORD_PERFORMANCE', paid('a1', { amountFen: 40_000 }));
    expect(await sums(made)).toEqual([300_000, 40_000, 260_000]);
    for (const [body, pointer] of [
      [paid('a1', { amountFen: 60_001 }), '/amountFen'],
      [paid('a1', { amountFen: 0 }), '/amountFen'],
      [paid('a1', { amountFen: 50_000, whole: true }), '/amountFen'],
      [paid('a1', { partly: true }), '/partly'],
      [paid('d', { amountFen: 100 }), '/amountFen'],
      [paid('d', { partly: true, whole: true }), '/whole'],
      [paid('a1', { whole: true, performedOn: '2026-11-24' }), '/performedOn'],
      [paid('a1', { whole: true, performedOn: '2025-11-23' }), '/performedOn'],
      [paid('z9', { whole: true }), '/obligationId'],
    ] as const) {
      expect([body, await pointerOf(made, 'RECORD_PERFORMANCE', body)]).toEqual([body, [422, pointer]]);
    }
    await send(mediator, made, 'RECORD_PERFORMANCE', paid('a1', { whole: true }));
    expect(await sums(made)).toEqual([300_000, 100_000, 200_000]);
    expect(await pointerOf(made, 'RECORD_PERFORMANCE', paid('a1', { whole: true }))).toEqual([
      422,
      '/obligationId',
    ]);
    const { body } = await mediator.browser
      .post(`/api/v1/disputes/${made.id}/papers/performance`)
      .send({ seq: made.version })
      .responseType('blob')
      .expect(200);
    const words = strFromU8(unzipSync(body)['word/document.xml'] as Uint8Array).replace(/<[^>]+>/g, '');
    expect(words).toContain('陆佰元整');
    expect(words.match(/第1期修墙款/g)?.length).toBeGreaterThan(1);
  }, 60_000);

  test('goes on while a new attempt is made over what was broken, until all is kept', async () => {
    const made = await agreed({ obligations: parts(300_000, 3, 'a') });
    const applied = { step: 'applied' as const, datedOn: today, applyingPartyIds: idsOf(made) };
    await send(mediator, made, 'RECORD_CONFIRMATION', applied);
    await send(mediator, made, 'RECORD_CONFIRMATION', { step: 'granted', datedOn: today, courtNumber });
    const breach = { obligationId: 'a1', facts: '说不付了', remedies, conduct: 'refused' as const };
    const failed = await send(mediator, made, 'DEFAULT', { ...breach, next: 'attempt' });
    expect(failed).toMatchObject({ state: 'failed', agreement: null, brokenAgreement: { form: 'written' } });
    expect(failed.allowedEvents).toEqual(
      expect.arrayContaining(['RECORD_PERFORMANCE', 'RECORD_CONFIRMATION', 'RETRY']),
    );
    await send(mediator, made, 'RECORD_PERFORMANCE', paid('a1', { amountFen: 40_000 }));
    const mediatorIds = [mediator.staffId];
    await send(mediator, made, 'RETRY', { level: 'village', mediatorIds, reason: '再调一次' });
    await send(mediator, made, 'RECORD_CONFIRMATION', { step: 'enforcement', datedOn: today });
    await send(mediator, made, 'RECORD_PERFORMANCE', paid('a1', { amountFen: 10_000 }));
    expect(await sums(made)).toEqual([300_000, 50_000, 250_000]);
    expect((await told(made)).promises[0]).toMatchObject({ status: 'enforcement', leftFen: 50_000 });
    expect(
      await pointerOf(made, 'RECORD_PERFORMANCE', paid('a1', { whole: true, performedOn: '2026-11-22' })),
    ).toEqual([422, '/performedOn']);
    for (const id of ['a1', 'a2', 'a3'])
      await send(mediator, made, 'RECORD_PERFORMANCE', paid(id, { whole: true }));
    expect(await seen(mediator, made)).toMatchObject({ state: 'followUp', brokenAgreement: null });
    expect(await told(made)).toMatchObject({ left: { fen: 0 }, endedOn: null });
    expect(await verified(made)).toEqual([]);
  }, 60_000);

  test('is no matter of a no to mediation, and is recorded where the case ended over it, until its dossier is shut', async () => {
    const made = await agreed({ obligations: parts(300_000, 3, 'a') });
    const [partyId] = idsOf(made);
    expect(made.allowedEvents).not.toContain('REFUSE');
    for (const [type, body] of [
      ['REFUSE', { partyId, refusedOn: today }],
      ['WITHDRAW', { partyId, withdrawnOn: today }],
    ] as const)
      expect(await pointerOf(made, type, body)).toEqual([409, 'illegal-transition']);
    const breach = { obligationId: 'a1', facts: '说不付了', remedies, conduct: 'refused' as const };
    await send(mediator, made, 'DEFAULT', { ...breach, next: 'attempt' });
    const ended = await send(mediator, made, 'TERMINATE', {
      ground: 'no_agreement',
      reason: '谈不拢',
      remedies,
    });
    expect(ended).toMatchObject({ state: 'terminated', brokenAgreement: { form: 'written' } });
    await send(mediator, made, 'RECORD_PERFORMANCE', paid('a1', { amountFen: 40_000 }));
    const applied = { step: 'applied' as const, datedOn: today, applyingPartyIds: idsOf(made) };
    await send(mediator, made, 'RECORD_CONFIRMATION', applied);
    expect(await seen(mediator, made)).toMatchObject({ state: 'terminated', nextDueOn: null });
    expect(await sums(made)).toEqual([300_000, 40_000, 260_000]);
    expect(await verified(made)).toEqual([]);
  }, 60_000);

  test('that all was kept leaves nothing to amend, to break or to pay', async () => {
    const made = await agreed({ obligations: parts(300_000, 2, 'a') });
    for (const id of ['a1', 'a2'])
      await send(mediator, made, 'RECORD_PERFORMANCE', paid(id, { whole: true }));
    const { state } = await seen(mediator, made);
    expect(state).toBe('followUp');
    expect(await pointerOf(made, 'AMEND_AGREEMENT', amendment(made))).toEqual([409, 'illegal-transition']);
    expect(await pointerOf(made, 'RECORD_PERFORMANCE', paid('a1', { whole: true }))).toEqual([
      409,
      'illegal-transition',
    ]);
    expect(await pointerOf(made, 'DEFAULT', { obligationId: 'a1', facts: '未付', remedies })).toEqual([
      409,
      'illegal-transition',
    ]);
    expect(await verified(made)).toEqual([]);
  }, 60_000);
});

describe('an agreement that is broken', () => {
  test('is so once a day, not before its day, and by a new attempt once for all', async () => {
    const made = await agreed();
    const broken = { obligationId: 'a2', facts: '称无钱', remedies, next: 'guidance' as const };
    expect(await pointerOf(made, 'DEFAULT', { ...broken, conduct: 'late' })).toEqual([422, '/obligationId']);
    expect(await pointerOf(made, 'DEFAULT', { ...broken, conduct: 'late', next: 'attempt' })).toEqual([
      422,
      '/obligationId',
    ]);
    await send(mediator, made, 'DEFAULT', { ...broken, conduct: 'refused' });
    expect(await pointerOf(made, 'DEFAULT', { ...broken, conduct: 'refused' })).toEqual([
      422,
      '/obligationId',
    ]);
    await send(mediator, made, 'RECORD_PERFORMANCE', paid('a1', { amountFen: 30_000 }));
    const failed = await send(mediator, made, 'DEFAULT', { ...broken, conduct: 'refused', next: 'attempt' });
    expect(failed.state).toBe('failed');
    expect(await pointerOf(made, 'DEFAULT', { ...broken, next: 'attempt' })).toEqual([
      409,
      'illegal-transition',
    ]);
    expect(await pointerOf(made, 'AMEND_AGREEMENT', amendment(made))).toEqual([409, 'illegal-transition']);
    expect(await told(made)).toMatchObject({ endedOn: today });
    expect(await sums(made)).toEqual([300_000, 30_000, 270_000]);
  }, 60_000);

  test('is agreed upon anew in another attempt, which owes what it says and no more', async () => {
    const made = await agreed();
    await send(mediator, made, 'RECORD_PERFORMANCE', paid('a1', { whole: true }));
    await send(mediator, made, 'DEFAULT', {
      obligationId: 'a2',
      facts: '称无钱',
      conduct: 'refused',
      remedies,
    });
    await send(mediator, made, 'RETRY', {
      level: 'village',
      mediatorIds: [mediator.staffId],
      reason: '再调一次',
    });
    await send(mediator, made, 'HOLD_SESSION', {
      heldOn: today,
      place: '柳溪村调解室',
      attendingPartyIds: made.parties.map(({ id }) => id),
      record: '双方重新协商',
      open: false,
    });
    await send(mediator, made, 'REACH_AGREEMENT', {
      form: 'written',
      terms: '余款两千元改为两期。',
      obligations: parts(200_000, 2, 'a'),
      totalFen: 200_000,
      signatures: made.parties.map(({ id: partyId }) => ({ partyId, on: today })),
      mediatorSignedOn: today,
      sealedOn: today,
    });
    expect(await sums(made)).toEqual([200_000, 0, 200_000]);
    await send(mediator, made, 'RECORD_PERFORMANCE', paid('a1', { amountFen: 1 }));
    expect(await sums(made)).toEqual([200_000, 1, 199_999]);
    const { body } = await mediator.browser.get(`/api/v1/disputes/${made.id}/agreements`).expect(200);
    expect(body.items.map((one: { performed: { fen: number } }) => one.performed.fen)).toEqual([100_000, 1]);
    expect(await verified(made)).toEqual([]);
  }, 60_000);
});

describe('an agreement that is amended', () => {
  test('asks for nothing twice: of what was paid in part, what is left is promised', async () => {
    const made = await agreed({ obligations: parts(300_000, 3, 'a') });
    await send(mediator, made, 'RECORD_PERFORMANCE', paid('a1', { amountFen: 80_000 }));
    const asBefore = amendment(made, { obligations: parts(300_000, 3, 'a'), totalFen: 300_000 });
    const { body } = await attempt(mediator, made, 'AMEND_AGREEMENT', asBefore);
    expect(body.errors).toEqual([
      expect.objectContaining({
        pointer: '/obligations/0/amountFen',
        message: expect.stringMatching(/已付800元，尚欠200元/),
      }),
    ]);
    expect(await sums(made)).toEqual([300_000, 80_000, 220_000]);
    const [first, ...others] = parts(300_000, 3, 'a').map(({ instalment: _, ...alone }) => alone);
    const left = amendment(made, {
      obligations: [{ ...first, amountFen: 20_000 }, ...others],
      totalFen: 220_000,
    });
    await send(mediator, made, 'AMEND_AGREEMENT', left);
    expect(await sums(made)).toEqual([300_000, 80_000, 220_000]);
  }, 60_000);

  test('while the court examines it says that other terms are examined, and its sums are right', async () => {
    const made = await agreed();
    await send(mediator, made, 'RECORD_CONFIRMATION', {
      step: 'applied',
      datedOn: today,
      applyingPartyIds: idsOf(made),
    });
    await send(mediator, made, 'RECORD_PERFORMANCE', paid('a1', { amountFen: 10_000 }));
    expect(await pointerOf(made, 'AMEND_AGREEMENT', amendment(made, { amendedOn: '2026-11-22' }))).toEqual([
      422,
      '/amendedOn',
    ]);
    await send(mediator, made, 'AMEND_AGREEMENT', amendment(made));
    expect(await sums(made)).toEqual([210_000, 10_000, 200_000]);
    expect((await told(made)).confirmation.outdated.zh).toContain('审查的是申请时的协议');
    await send(mediator, made, 'RECORD_CONFIRMATION', { step: 'granted', datedOn: today, courtNumber });
    expect((await told(made)).confirmation.outdated.zh).toContain('变更前的协议');
    expect(await verified(made)).toEqual([]);
  }, 60_000);

  test('after the court refused may be brought before it again', async () => {
    const made = await agreed();
    await send(mediator, made, 'RECORD_CONFIRMATION', {
      step: 'applied',
      datedOn: today,
      applyingPartyIds: idsOf(made),
    });
    await send(mediator, made, 'RECORD_CONFIRMATION', { step: 'refused', datedOn: today, courtNumber });
    await send(mediator, made, 'AMEND_AGREEMENT', amendment(made));
    await send(mediator, made, 'RECORD_CONFIRMATION', {
      step: 'applied',
      datedOn: today,
      applyingPartyIds: idsOf(made),
    });
    expect(
      await pointerOf(made, 'RECORD_CONFIRMATION', {
        step: 'applied',
        datedOn: today,
        applyingPartyIds: idsOf(made),
      }),
    ).toEqual([422, '/step']);
    expect((await told(made)).confirmation.outdated).toBeNull();
    expect(await verified(made)).toEqual([]);
  }, 60_000);
});

test('an agreement is not signed twice by one, nor a year before the report, nor for a day before it was signed', async () => {
  const id = (await aCaseUnderway({ app })).split('/').at(-1) ?? '';
  const made = await seen(mediator, { id });
  const signatures = made.parties.map(({ id: partyId }) => ({ partyId, on: today }));
  const body: CommandInput<'REACH_AGREEMENT'> = {
    form: 'written',
    terms: '申二牛付修墙款三千元。',
    obligations: parts(300_000, 2, 'a'),
    signatures,
    mediatorSignedOn: today,
    sealedOn: today,
  };
  for (const [over, pointer] of [
    [{ signatures: [...signatures, { ...signatures[0], on: '2026-11-22' }] }, '/signatures'],
    [{ mediatorSignedOn: '2025-11-23' }, '/mediatorSignedOn'],
    [{ obligations: [{ ...ditch, dueOn: '2025-11-23' }] }, '/obligations/0/dueOn'],
    [{ obligations: [{ ...ditch, kind: 'pay', amountFen: 0 }] }, '/obligations/0/amountFen'],
  ] as const) {
    const asked = { ...body, ...over } as CommandInput<'REACH_AGREEMENT'>;
    expect([over, await pointerOf(made, 'REACH_AGREEMENT', asked)]).toEqual([over, [422, pointer]]);
  }
});
