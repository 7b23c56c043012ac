import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inRecord, verifyCase } from '#casework/verification';
import { type CommandInput, plannedParts } from '#domain';
import { Vault } from '#platform';
import { anApp, type Session, type TestApp } from './support/app.ts';
import { attempt, type Case, dispatch, report, seen, send } from './support/case-story.ts';
import { settledOnPaper } from './support/lying-on-paper.ts';

let app: TestApp;
let mediator: Session;
let dispute: Case;
let both: string[];

beforeAll(async () => {
  app = await anApp();
  const [grid, centre] = [await app.as('wanggeyuan'), await app.as('zhongxin')];
  mediator = await app.as('guochangshun');
  dispute = await report(grid, { amountFen: 1_000_000 });
  both = dispute.parties.map(({ id }) => id);
  await send(centre, dispute, 'ACCEPT', {});
  await dispatch(app, centre, dispute, { leadId: mediator.organisationId });
  await send(mediator, dispute, 'SIGN_FOR', { mediatorIds: [mediator.staffId], noConflictOfInterest: true });
  await send(mediator, dispute, 'HOLD_SESSION', {
    heldOn: '2026-11-23',
    place: '柳溪村调解室',
    attendingPartyIds: both,
    record: '双方同意分期赔偿',
    open: false,
  });
}, 60_000);
afterAll(() => app.close());

async function on(day: string): Promise<void> {
  app.clock.set(`${day}T02:00:00.000Z`);
  mediator = await app.as('guochangshun');
}
const planned = (totalFen: number, count: number, firstDueOn: string, name: string) =>
  plannedParts({ totalFen, count, rhythm: 'monthly', firstDueOn }).map(({ number, ...part }) => ({
    ...part,
    id: `${name}${number}`,
    kind: 'pay' as const,
    what: `支付第${number}期赔偿款`,
    fromPartyId: both[1],
    toPartyId: both[0],
    instalment: { plan: name, number, of: count, totalFen },
  }));
const agreement = (): CommandInput<'REACH_AGREEMENT'> => ({
  form: 'written',
  terms: '钱小河分七期赔偿赵大山一万元，并修好排水沟。',
  obligations: planned(1_000_000, 7, '2026-12-10', 'a'),
  totalFen: 1_000_000,
  signatures: both.map((partyId, n) => ({ partyId, on: `2026-11-2${3 + n}` })),
  mediatorSignedOn: '2026-11-24',
  sealedOn: '2026-11-25',
});
const paid = (obligationId: string, amountFen: number, performedOn: string) =>
  send(mediator, dispute, 'RECORD_PERFORMANCE', { obligationId, amountFen, performedOn, proof: '收条' });
const told = async () =>
  (await mediator.browser.get(`/api/v1/disputes/${dispute.id}/agreements`).expect(200)).body.items[0];
const statuses = async () =>
  (await told()).promises.map((one: { id: string; status: string }) => `${one.id} ${one.status}`);
const clocks = async () =>
  ((await seen(mediator, dispute)) as unknown as { clocks: readonly { key: string; dueOn: string }[] })
    .clocks;
const clockKeys = async () => (await clocks()).map(({ key }) => key);
const faultsOf = async (answer: ReturnType<typeof attempt>) => {
  const { status, body } = await answer;
  expect(status).toBe(422);
  return body.errors.map((fault: { pointer: string }) => `${fault.pointer} ${JSON.stringify(fault)}`);
};

/** A part of a typical case with what was replaced in it. */
interface Part {
  readonly marks: readonly Readonly<
    Record<'start' | 'end', number> & Record<'replacement' | 'kind' | 'reason', string>
  >[];
}
const asSent = ({ start, end, replacement, kind, reason }: Part['marks'][number]) => ({
  start,
  end,
  replacement,
  kind,
  reason,
});

describe('an agreement in seven instalments', () => {
  test('may not be oral, for each reason that there is, nor in too few copies', async () => {
    await on('2026-11-25');
    const { sealedOn: _, ...oral } = agreement();
    const faults = await faultsOf(
      attempt(mediator, dispute, 'REACH_AGREEMENT', {
        ...oral,
        form: 'oral',
        writtenAskedBy: [both[0] ?? ''],
      }),
    );
    expect(faults).toEqual([expect.stringContaining('/form'), expect.stringContaining('/form')]);
    expect(
      await faultsOf(attempt(mediator, dispute, 'REACH_AGREEMENT', { ...agreement(), copies: 2 })),
    ).toEqual([expect.stringContaining('/copies')]);
  });

  test('is effective with the seal, is told in both calendars, and its parts make the whole', async () => {
    await send(mediator, dispute, 'REACH_AGREEMENT', { ...agreement(), copies: 3 });
    const account = await told();
    expect(account).toMatchObject({
      form: 'written',
      copies: 3,
      effective: {
        on: '2026-11-25',
        name: { zh: '2026年11月25日，农历丙午年十月十七' },
        reason: { zh: expect.stringContaining('盖章之日起生效') },
      },
      promised: { fen: 1_000_000, words: '壹万元整' },
      performed: { fen: 0 },
      left: { fen: 1_000_000 },
      confirmation: { hints: [], court: { zh: expect.stringContaining('调解组织所在地') } },
    });
    expect(account.promises[0]).toMatchObject({
      amount: { fen: 142_800, words: '壹仟肆佰贰拾捌元整' },
      due: { on: '2026-12-10', name: { zh: '2026年12月10日，农历丙午年冬月初二' } },
      instalment: { number: 1, of: 7, totalFen: 1_000_000 },
      status: 'notDue',
      statusName: { zh: '未到期' },
    });
    expect(account.promises[6].amount.fen).toBe(143_200);
  });

  test('is confirmed by the court, which both ask together', async () => {
    await on('2026-12-08');
    const applied = { step: 'applied' as const, datedOn: '2026-12-08' };
    const alone = attempt(mediator, dispute, 'RECORD_CONFIRMATION', {
      ...applied,
      applyingPartyIds: both.slice(1),
    });
    expect(await faultsOf(alone)).toEqual([expect.stringContaining('/applyingPartyIds')]);
    expect(await faultsOf(attempt(mediator, dispute, 'RECORD_CONFIRMATION', applied))).toEqual([
      expect.stringContaining('/applyingPartyIds'),
    ]);
    await send(mediator, dispute, 'RECORD_CONFIRMATION', { ...applied, applyingPartyIds: both });
    expect((await told()).confirmation.late).toBeNull();
    await on('2026-12-18');
    const courtNumber = '（2026）豫0822诉前调确18号';
    await send(mediator, dispute, 'RECORD_CONFIRMATION', {
      step: 'granted',
      datedOn: '2026-12-17',
      courtNumber,
    });
    expect((await told()).confirmation.outdated).toBeNull();
    expect((await told()).confirmation.steps).toMatchObject([
      { step: 'applied', applyingPartyIds: both },
      { step: 'granted', stepName: { zh: '裁定确认' }, courtNumber },
    ]);
  });

  test('is paid in part, then in full; more than is owed is refused with what is', async () => {
    await paid('a1', 100_000, '2026-12-10');
    expect((await statuses())[0]).toBe('a1 overdue');
    const more = { obligationId: 'a1', amountFen: 50_000, performedOn: '2026-12-18', proof: '转账' };
    const faults = await faultsOf(attempt(mediator, dispute, 'RECORD_PERFORMANCE', more));
    expect(faults.join()).toMatch(/\/amountFen .*428元/);
    const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0]);
    const upload = mediator.browser.post(`/api/v1/disputes/${dispute.id}/attachments`).field('kind', 'photo');
    const { body: file } = await upload.attach('file', jpeg, '收条.jpg').expect(201);
    await send(mediator, dispute, 'RECORD_PERFORMANCE', {
      ...more,
      amountFen: 42_800,
      attachmentIds: [file.id],
    });
    expect((await told()).promises[0]).toMatchObject({
      status: 'performed',
      performedOn: '2026-12-18',
      receipts: [
        { amount: { fen: 100_000 }, isLate: false },
        { amount: { fen: 42_800 }, isLate: true, attachmentIds: [file.id] },
      ],
    });
    const removal = mediator.browser.post(`/api/v1/disputes/${dispute.id}/attachments/${file.id}/removal`);
    expect((await removal.send({ reason: '误传' })).status).toBe(422);
  });

  test('is broken at its third part: the creditor is guided, and the agreement stands under a clock of its own', async () => {
    await on('2027-01-10');
    await paid('a2', 142_800, '2027-01-10');
    const remedies = { toldOn: '2027-01-10', ways: ['enforcement' as const] };
    const broken = { obligationId: 'a3', facts: '称无钱支付', remedies, next: 'guidance' as const };
    expect(await faultsOf(attempt(mediator, dispute, 'DEFAULT', broken))).toEqual([
      expect.stringContaining('/obligationId'),
    ]);
    await on('2027-02-20');
    const refused = { ...broken, conduct: 'refused' as const };
    const after = await send(mediator, dispute, 'DEFAULT', refused);
    expect(after.state).toBe('agreed');
    expect((await statuses()).slice(0, 4)).toEqual([
      'a1 performed',
      'a2 performed',
      'a3 refused',
      'a4 notDue',
    ]);
    expect(await clockKeys()).toEqual(
      expect.arrayContaining(['guidance:a3', 'performance:a4', 'enforcement']),
    );
    expect((await clocks()).find(({ key }) => key === 'guidance:a3')?.dueOn).toBe('2027-03-22');
  });

  test('is enforced, then amended: the former terms stay, with what had been paid', async () => {
    await on('2027-02-26');
    await send(mediator, dispute, 'RECORD_CONFIRMATION', { step: 'enforcement', datedOn: '2027-02-26' });
    expect((await statuses()).slice(2, 4)).toEqual(['a3 enforcement', 'a4 notDue']);
    expect(await clockKeys()).toEqual(
      expect.arrayContaining(['guidance:a3', 'performance:a4', 'enforcement']),
    );
    await paid('a3', 42_800, '2027-02-26');
    await send(mediator, dispute, 'AMEND_AGREEMENT', {
      terms: '余款七千元改为两期付清，赵大山放弃其余。',
      obligations: planned(600_000, 2, '2027-03-10', 'b'),
      totalFen: 600_000,
      consentingPartyIds: both,
      amendedOn: '2027-02-26',
      reason: '钱小河外出务工',
    });
    const account = await told();
    expect(account.confirmation.outdated.zh).toContain('变更前的协议');
    expect(account.former).toMatchObject([
      { seq: expect.any(Number), reason: '钱小河外出务工', promises: { length: 5 } },
    ]);
    expect(account.former[0].promises[0]).toMatchObject({
      id: 'a3',
      status: 'amended',
      performedFen: 42_800,
    });
    expect(account.promised.fen).toBe(142_800 * 2 + 42_800 + 600_000);
    expect(account.performed.fen + account.left.fen).toBe(account.promised.fen);
  });

  test('is confirmed anew as it was amended: enforced it cannot be before, and late it is from the thirty-first day on', async () => {
    expect(await clockKeys()).toEqual(expect.arrayContaining(['judicialConfirmation', 'performance:b1']));
    expect(await clockKeys()).not.toContain('enforcement');
    const asked = { step: 'applied' as const, datedOn: '2027-02-26', applyingPartyIds: both };
    const enforced = { step: 'enforcement' as const, datedOn: '2027-02-26' };
    expect(await faultsOf(attempt(mediator, dispute, 'RECORD_CONFIRMATION', enforced))).toEqual([
      expect.stringContaining('/step'),
    ]);
    await on('2027-04-05');
    const late = { ...asked, datedOn: '2027-04-05' };
    await send(mediator, dispute, 'RECORD_CONFIRMATION', late);
    expect((await told()).confirmation.late.zh).toContain('超过三十日');
    const ruled = {
      step: 'granted' as const,
      datedOn: '2027-04-02',
      courtNumber: '(2027)豫0822 诉前调确9号',
    };
    expect(await faultsOf(attempt(mediator, dispute, 'RECORD_CONFIRMATION', ruled))).toEqual([
      expect.stringContaining('/datedOn'),
    ]);
    await send(mediator, dispute, 'RECORD_CONFIRMATION', { ...ruled, datedOn: '2027-04-05' });
    const { confirmation } = await told();
    expect([confirmation.outdated, confirmation.steps.at(-1).courtNumber]).toEqual([
      null,
      '（2027）豫0822诉前调确9号',
    ]);
  });

  test('is kept, visited, archived, and its history replays', async () => {
    await on('2027-04-10');
    await paid('b1', 300_000, '2027-04-06');
    expect((await paid('b2', 300_000, '2027-04-09')).state).toBe('followUp');
    await send(mediator, dispute, 'VISIT', {
      visitedOn: '2027-04-10',
      performed: true,
      satisfaction: 'satisfied',
      dangerLeft: false,
    });
    const office = await app.as('sifasuo');
    const archived = await send(office, dispute, 'ARCHIVE', { papers: settledOnPaper });
    expect(archived).toMatchObject({ stage: 'resolved', dossier: 'archived' });
    expect(await told()).toMatchObject({ left: { fen: 0, words: '零元整' }, endedOn: null });
    const result = await inRecord(app.dataSource, (tx) => verifyCase(tx, app.app.get(Vault), dispute.id));
    expect(result).toMatchObject({ state: 'concluded', differences: [] });
  });

  test('is told as a typical case once a second person has read it, without anybody in it', async () => {
    const drafts = `/api/v1/disputes/${dispute.id}/typical-cases`;
    const { body: draft } = await mediator.browser.post(drafts).send({}).expect(201);
    const at = (step: string) => `/api/v1/typical-cases/${draft.id}/${step}`;
    const parts = Object.entries<Part>(draft.parts).map(([part, { marks }]) => [part, marks.map(asSent)]);
    const { body: saved } = await mediator.browser
      .put(at('working'))
      .send({
        version: draft.version,
        title: '七期赔款，一诺千金',
        laws: [{ law: '中华人民共和国人民调解法', articles: '第三十一条' }],
        parts: Object.fromEntries(parts),
        comment: '协议不是签了就算，调解员应当跟到最后一期。',
        cleared: [],
      })
      .expect(200);
    const { body: submitted } = await mediator.browser
      .post(at('submission'))
      .send({ version: saved.version })
      .expect(200);
    const office = await app.as('sifasuo');
    await office.browser.post(at('release')).send({ version: submitted.version }).expect(200);
    const { text } = await office.browser.get(`/api/v1/typical-cases/${draft.id}`).expect(200);
    expect(text).toContain('七期赔款');
    expect(text).toContain('一方向人民法院申请强制执行');
    expect(text).not.toMatch(/赵大山|钱小河|大山|小河|柳溪|豫0822|202[67]年/u);
  });

  test('is read without its words by whoever sees the case masked', async () => {
    const outsider = await app.as('shenji');
    const { body } = await outsider.browser.get(`/api/v1/disputes/${dispute.id}/agreements`).expect(200);
    expect(JSON.stringify(body)).not.toMatch(/钱小河|排水沟|收条|支付第/);
    expect(body.items[0]).toMatchObject({ terms: null, confirmation: { hints: null } });
  });
});
