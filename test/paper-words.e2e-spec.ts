import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { anApp, type Session, type TestApp } from './support/app.ts';
import { type Case, dispatch, report, send } from './support/case-story.ts';

const today = '2026-11-23';
let app: TestApp;
let mediator: Session;
let centre: Session;
let office: Session;
beforeAll(async () => {
  app = await anApp();
  [mediator, centre, office] = [
    await app.as('guochangshun'),
    await app.as('zhongxin'),
    await app.as('sifasuo'),
  ];
});
afterAll(() => app.close());

/** Accepted, with somebody who mediates it. */
async function assigned(over: Parameters<typeof report>[1] = {}): Promise<Case> {
  const made = await report(mediator, over);
  await send(centre, made, 'ACCEPT', {});
  await dispatch(app, centre, made, { leadId: mediator.organisationId, dueOn: '2026-12-20' });
  await send(mediator, made, 'SIGN_FOR', { mediatorIds: [mediator.staffId], noConflictOfInterest: true });
  return made;
}
const session = (made: Case, attendingPartyIds = made.parties.map(({ id }) => id)) =>
  send(mediator, made, 'HOLD_SESSION', {
    heldOn: today,
    place: '柳溪村调解室',
    attendingPartyIds,
    record: '各自陈述。',
    open: false,
  });

/** The paragraphs of the latest paper of a form, as somebody prints it. */
async function paragraphsOf(by: Session, { id }: Case, form: string): Promise<readonly string[]> {
  const { items } = (await by.browser.get(`/api/v1/disputes/${id}/papers`).expect(200)).body;
  const { seq } = items.findLast((item: { form: string }) => item.form === form);
  const answer = await by.browser
    .post(`/api/v1/disputes/${id}/papers/${form}`)
    .send(seq === null ? {} : { seq })
    .responseType('blob')
    .expect(200);
  return linesOf(answer.body, 'word/document.xml');
}
const linesOf = (bytes: Uint8Array, part: string): readonly string[] =>
  strFromU8(unzipSync(bytes)[part] as Uint8Array)
    .replaceAll('<w:br/>', '\n')
    .split('</w:p>')
    .map((line) => line.replace(/<[^>]+>/g, ''));

describe('a paper says', () => {
  test('of what was done in which words it was promised, also where the terms were amended since', async () => {
    const made = await assigned();
    await session(made);
    const ids = made.parties.map(({ id }) => id);
    const [payer, creditor] = [ids[1], ids[0]];
    const pay = { kind: 'pay', amountFen: 10_000, fromPartyId: payer, toPartyId: creditor } as const;
    await send(mediator, made, 'REACH_AGREEMENT', {
      form: 'written',
      terms: '分两期支付。',
      obligations: [
        { id: '1', what: '支付第一期修墙款', dueOn: '2026-12-01', ...pay },
        { id: '2', what: '支付第二期修墙款', dueOn: '2026-12-10', ...pay },
        { id: '3', kind: 'do', what: '清理排水沟', dueOn: '2027-02-20' },
      ],
      signatures: ids.map((partyId) => ({ partyId, on: today })),
      mediatorSignedOn: today,
      sealedOn: today,
    });
    await send(mediator, made, 'RECORD_PERFORMANCE', {
      obligationId: '1',
      performedOn: today,
      amountFen: 10_000,
      proof: '收条',
    });
    // Who owes what to whom stands in cells of their own, and no cell is left to be filled after the signature.
    const terms = await paragraphsOf(mediator, made, 'agreement');
    const from = terms.indexOf('清理排水沟');
    expect(terms.slice(from, from + 5)).toEqual(['清理排水沟', '—', '—', '—', '']);
    expect(terms[from + 5]).toBe('2027年2月20日\n农历丁未年正月十五（元宵节）');

    await send(mediator, made, 'AMEND_AGREEMENT', {
      terms: '第二期延期一个月。',
      obligations: [{ id: '2', what: '支付第二期修墙款', dueOn: '2027-01-10', ...pay }],
      consentingPartyIds: ids,
      amendedOn: today,
      reason: '外出务工',
    });
    expect(await paragraphsOf(mediator, made, 'performance')).toContain('支付第一期修墙款');
  });

  test('of a session who came: nobody else is to sign it', async () => {
    const made = await assigned();
    await session(made, [made.parties[0]?.id ?? '']);
    const lines = await paragraphsOf(mediator, made, 'record');
    expect(lines).toContain('申请人　赵大山');
    expect(lines.filter((line) => line.includes('钱小河'))).toEqual(['钱小河']);
  });

  test('of a supervision the body that ordered it', async () => {
    const made = await assigned();
    await send(office, made, 'SUPERVISE', { order: '三日内上门调解' });
    expect(await paragraphsOf(office, made, 'supervision')).toContain('月山镇司法所');
  });

  test('of a refusal that no reason was given, and which ways the law leaves', async () => {
    const made = await report(mediator);
    await send(centre, made, 'ACCEPT', {});
    await send(centre, made, 'REFUSE', { partyId: made.parties[1]?.id ?? '', refusedOn: today });
    const text = (await paragraphsOf(centre, made, 'termination')).join('\n');
    expect(text).toContain('当事人未说明理由');
    expect(text).toContain('下列途径维护自己的权利：仲裁、行政、司法等途径。');
  });

  test('of a case that was given away before anybody led it, that the centre did so', async () => {
    const made = await report(mediator);
    await send(centre, made, 'ACCEPT', {});
    await send(centre, made, 'REFER', { receivingBody: '县人民法院', kind: 'court', ground: '选择诉讼' });
    expect(await paragraphsOf(centre, made, 'referral')).toContain('月山镇综治中心（盖章）');
  });

  test('of a dossier both sides, however many are on the first', async () => {
    const names = ['赵大山', '孙大圣', '钱小河'];
    const roles = ['applicant', 'applicant', 'respondent'] as const;
    const made = await assigned({
      parties: names.map((name, n) => ({ name, role: roles[n] ?? 'applicant' })),
    });
    const { body } = await office.browser
      .post(`/api/v1/disputes/${made.id}/dossier/zip`)
      .send({ reason: '报县司法局评查' })
      .responseType('blob')
      .expect(200);
    expect(linesOf(unzipSync(body)['00 封面.docx'] as Uint8Array, 'word/document.xml')).toContain(
      '赵大山与钱小河等3方邻里纠纷',
    );
  });
});
