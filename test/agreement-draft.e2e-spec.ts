import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { inRecord, verifyCase } from '#casework/verification';
import { type PaperForm, paperCodeText } from '#domain';
import { query, Vault } from '#platform';
import { aCaseUnderway } from './support/a-case-underway.ts';
import { anApp, type Session, type TestApp } from './support/app.ts';
import { attempt, type Case, report, seen, send } from './support/case-story.ts';

const terms = {
  form: 'written',
  terms: '申二牛于2026年12月20日前加装檐沟，付郭秋生修墙款3,560元。',
  obligations: [
    { id: '1', kind: 'pay', what: '付修墙款', amountFen: 356_000, dueOn: '2026-12-20' },
    { id: '2', kind: 'build', what: '加装檐沟', dueOn: '2026-12-20' },
  ],
  totalFen: 356_000,
} as const;

let app: TestApp;
let mediator: Session;
beforeAll(async () => {
  app = await anApp();
  mediator = await app.as('guochangshun');
});
afterAll(() => app.close());

const underway = async (): Promise<Case> => {
  const id = (await aCaseUnderway({ app })).split('/').at(-1) ?? '';
  return await seen(mediator, { id });
};
const draft = (of: Case, body: object = terms, by = mediator) =>
  by.browser.post(`/api/v1/disputes/${of.id}/agreement-drafts`).send(body).responseType('blob');
const wordsOf = (bytes: Buffer, name = 'word/document.xml') =>
  strFromU8(unzipSync(bytes)[name] as Uint8Array).replace(/<[^>]+>/g, '');
const refusalOf = (body: Buffer) => JSON.parse(body.toString('utf8'));
const agreementOf = async ({ id }: Case) =>
  (await mediator.browser.get(`/api/v1/disputes/${id}/papers`).expect(200)).body.items.find(
    ({ form }: { form: string }) => form === 'agreement',
  );
const dossierItem = async ({ id }: Case, item: string) =>
  (await mediator.browser.get(`/api/v1/disputes/${id}/dossier`).expect(200)).body.items.find(
    (line: { item: string }) => line.item === item,
  );
const record = (of: Case, over: object = {}) =>
  send(mediator, of, 'REACH_AGREEMENT', {
    ...terms,
    obligations: [...terms.obligations],
    signatures: of.parties.map(({ id }) => ({ partyId: id, on: app.clock.today() })),
    mediatorSignedOn: app.clock.today(),
    sealedOn: app.clock.today(),
    ...over,
  });
const codeOf = async ({ id }: Case, version: number, form: PaperForm = 'agreement') => {
  const [row] = await query<{ digest: string }>(app.dataSource, {
    text: `select digest from paper_print where dispute_id = $1 and form = $3 and version = $2`,
    values: [id, version, form],
  });
  return paperCodeText({ disputeId: id, form, version, check: row?.digest ?? '' });
};
const readCode = async ({ id }: Case, version: number) => {
  const code = await codeOf({ id } as Case, version);
  return (await mediator.browser.post(`/api/v1/disputes/${id}/paper-codes`).send({ code }).expect(200)).body;
};
/** Photographs are never the same, and the same file is not filed twice. */
const aPage = () => Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), randomBytes(16)]);
const file = async ({ id }: Case, printId: string) =>
  (
    await mediator.browser
      .post(`/api/v1/disputes/${id}/attachments`)
      .field('kind', 'paper')
      .field('form', 'agreement')
      .field('printId', printId)
      .attach('file', aPage(), '签字页.png')
      .expect(201)
  ).body;

describe('terms that are printed to be signed', () => {
  test('are the paper of the agreement with room for its days, marked at its foot, and nothing is recorded', async () => {
    const made = await underway();
    const { body } = await draft(made).expect(200);
    expect(wordsOf(body)).toContain('付郭秋生修墙款3,560元');
    expect(wordsOf(body)).toContain('叁仟伍佰陆拾元');
    expect(wordsOf(body)).not.toMatch(/\{\{|undefined/);
    expect(wordsOf(body, 'word/footer1.xml')).toContain('第1版（待签稿）');
    const { version, state } = await seen(mediator, made);
    expect([version, state]).toEqual([made.version, 'underway']);
    expect((await draft(made).expect(200)).body.equals(body)).toBe(true);
    expect(await agreementOf(made)).toMatchObject({ prints: [{ version: 1, draft: 'awaits' }] });
  });

  test('are asked what they will be asked when they are recorded, but who signs and when', async () => {
    const made = await underway();
    const partsFail = refusalOf((await draft(made, { ...terms, totalFen: 1 }).expect(422)).body);
    expect(partsFail.errors[0].pointer).toBe('/totalFen');
    const few = refusalOf((await draft(made, { ...terms, copies: 1 }).expect(422)).body);
    expect([few.code, few.errors[0].pointer]).toEqual(['requirements-not-met', '/copies']);
    const past = {
      ...terms,
      obligations: [{ ...terms.obligations[1], fromPartyId: made.id }],
      totalFen: undefined,
    };
    expect(refusalOf((await draft(made, past).expect(422)).body).code).toBe('requirements-not-met');
    expect((await draft(made, { ...terms, sealedOn: '2026-11-23' })).status).toBe(422);
    expect(
      (
        await attempt(mediator, made, 'REACH_AGREEMENT', {
          ...terms,
          obligations: [...terms.obligations],
          copies: 1,
          signatures: [],
          mediatorSignedOn: '2026-11-23',
          sealedOn: '2026-11-23',
        })
      ).status,
    ).toBe(422);
  });

  test('are not printed where no agreement can be recorded, nor by whoever cannot record one', async () => {
    const early = await report(mediator);
    const refused = refusalOf((await draft(early).expect(409)).body);
    expect(refused).toMatchObject({ code: 'no-agreement-now', title: expect.stringContaining('待签稿') });
    expect((await draft(await underway(), terms, await app.as('shenji'))).status).toBe(403);
  });
});

describe('a signed page of a draft', () => {
  test('lies with the agreement that was recorded with the very terms, whenever it was filed', async () => {
    const made = await underway();
    await draft(made).expect(200);
    const { printId, draft: standing } = await readCode(made, 1);
    expect(standing).toBe('awaits');
    const early = await file(made, printId);
    const after = await record(await seen(mediator, made));
    expect(await readCode(made, 1)).toMatchObject({ draft: 'recorded', seq: after.version });
    const late = await file(made, printId);
    expect(await agreementOf(made)).toMatchObject({
      seq: after.version,
      prints: [{ version: 1, draft: 'recorded' }],
      scans: [
        { attachmentId: early.id, differs: false },
        { attachmentId: late.id, differs: false },
      ],
    });
  });

  test('of other terms than were recorded is shown as what it is, and is not lost', async () => {
    const made = await underway();
    await draft(made, { ...terms, terms: '申二牛三日内加装檐沟。' }).expect(200);
    const { printId } = await readCode(made, 1);
    const page = await file(made, printId);
    await record(await seen(mediator, made));
    const item = await dossierItem(made, 'agreement');
    expect(item).toMatchObject({ isThere: false, fileIds: [page.id] });
    expect(item.remarks[0].zh).toContain('与登记的协议不一致');
    expect(await readCode(made, 1)).toMatchObject({ draft: 'differs', seq: null });
    expect(await agreementOf(made)).toMatchObject({
      prints: [],
      scans: [{ attachmentId: page.id, differs: true }],
    });
    const signed = mediator.browser
      .post(`/api/v1/disputes/${made.id}/attachments`)
      .field('kind', 'paper')
      .field('form', 'agreement');
    await signed.attach('file', Buffer.from('\x89PNG\r\n\x1a\n right', 'latin1'), '协议书.png').expect(201);
    expect(await dossierItem(made, 'agreement')).toMatchObject({ isThere: true, remarks: [] });
  });

  test.each([
    ['agreement', 'rightsNotice'],
    ['rightsNotice', 'agreement'],
  ] as const)(
    'of other terms proves no agreement in a scan of %s and %s, and the notice is there',
    async (...forms) => {
      const made = await underway();
      await draft(made, { ...terms, terms: '申二牛三日内加装檐沟。' }).expect(200);
      await mediator.browser.post(`/api/v1/disputes/${made.id}/papers/rightsNotice`).send({}).expect(200);
      const codes = await Promise.all(
        forms.map(async (form, n) => ({ page: n + 1, code: await codeOf(made, 1, form) })),
      );
      const { body } = await mediator.browser
        .post(`/api/v1/disputes/${made.id}/attachments`)
        .field('kind', 'paper')
        .field('scan', JSON.stringify({ pages: 2, codes }))
        .attach('file', aPage(), '两页.png')
        .expect(201);
      await record(await seen(mediator, made));
      const fileIds = [body.id];
      expect(await dossierItem(made, 'agreement')).toMatchObject({ isThere: false, fileIds });
      expect(await dossierItem(made, 'rightsNotice')).toMatchObject({ isThere: true, fileIds });
    },
  );
});

describe('a scan of an agreement', () => {
  const scanned = async ({ id }: Case, ...codes: readonly string[]) =>
    (
      await mediator.browser
        .post(`/api/v1/disputes/${id}/attachments`)
        .field('kind', 'photo')
        .field('scan', JSON.stringify({ pages: 1, codes: codes.map((code) => ({ page: 1, code })) }))
        .attach('file', aPage(), '协议书.png')
        .expect(201)
    ).body;

  test('without the page that was signed is filed and proves nothing, until that page lies with it', async () => {
    const made = await underway();
    await draft(made).expect(200);
    await record(await seen(mediator, made));
    const code = await codeOf(made, 1);
    const first = await scanned(made, code);
    expect(first.parts).toEqual([expect.objectContaining({ fromPage: 1, toPage: 1, hasEnd: false })]);
    const open = await dossierItem(made, 'agreement');
    expect(open).toMatchObject({ isThere: false, fileIds: [first.id], supply: 'ATTACH' });
    expect(open.remarks[0].zh).toContain('缺末页（签字盖章页）');
    expect((await agreementOf(made)).scans).toEqual([expect.objectContaining({ lacksEnd: true })]);

    const last = await scanned(made, code, `${code}:E`);
    expect(last.parts).toBeNull();
    expect(await dossierItem(made, 'agreement')).toMatchObject({
      isThere: true,
      remarks: [],
      fileIds: [first.id, last.id],
    });
    const proof = await inRecord(app.dataSource, (tx) => verifyCase(tx, app.app.get(Vault), made.id));
    expect(proof.differences).toEqual([]);
  });

  test('of other terms with its signed page proves nothing with the first page of the right one', async () => {
    const made = await underway();
    await draft(made, { ...terms, terms: '申二牛三日内加装檐沟。' }).expect(200);
    const old = await codeOf(made, 1);
    await draft(made).expect(200);
    await record(await seen(mediator, made));
    const right = await codeOf(made, 2);
    const both = await scanned(made, old, `${old}:E`, right);
    expect(both.parts).toMatchObject([{ hasEnd: true }, { hasEnd: false }]);
    expect(await dossierItem(made, 'agreement')).toMatchObject({ isThere: false, fileIds: [both.id] });
  });

  test('bears the code of no end that nobody has printed', async () => {
    const made = await underway();
    const printed = await underway();
    await draft(printed).expect(200);
    const code = (await codeOf(printed, 1)).replace(
      /[0-9A-F]{32}/,
      made.id.replaceAll('-', '').toUpperCase(),
    );
    const answer = await mediator.browser
      .post(`/api/v1/disputes/${made.id}/attachments`)
      .field('kind', 'photo')
      .field('scan', JSON.stringify({ pages: 1, codes: [{ page: 1, code: `${code}:E` }] }))
      .attach('file', aPage(), '协议书.png');
    expect([answer.status, answer.body.code]).toEqual([404, 'no-such-paper']);
  });
});

describe('terms that take the place of others', () => {
  const amendment = {
    form: 'amendment',
    terms: '修墙款改为两期。',
    obligations: [{ ...terms.obligations[0], id: '3', amountFen: 300_000, dueOn: '2027-01-20' }],
    totalFen: 300_000,
    reason: '申二牛外出务工',
  } as const;
  const later = () => app.clock.set('2026-11-24T02:00:00.000Z');

  test('are printed to be signed as an agreement is, and known again when they are recorded', async () => {
    const made = await underway();
    expect(refusalOf((await draft(made, amendment).expect(409)).body).code).toBe('no-agreement-now');
    const reached = await record(await seen(mediator, made));
    later();
    mediator = await app.as('guochangshun');
    const { body } = await draft(made, amendment).expect(200);
    expect(wordsOf(body)).toContain('修墙款改为两期');
    expect(wordsOf(body)).toContain('叁仟元整');
    expect(wordsOf(body, 'word/footer1.xml')).toContain('第1版（待签稿）');
    expect((await seen(mediator, made)).version).toBe(reached.version);
    const { printId, draft: standing } = await readCode(made, 1);
    expect(standing).toBe('awaits');
    await file(made, printId);
    // The reason stands in the record and not on the page: other words for it are the same terms.
    const { form: _, ...recorded } = { ...amendment, reason: '外出务工' };
    const after = await send(mediator, made, 'AMEND_AGREEMENT', {
      ...recorded,
      obligations: [...recorded.obligations],
      consentingPartyIds: made.parties.map(({ id }) => id),
      amendedOn: '2026-11-24',
    });
    expect(await readCode(made, 1)).toMatchObject({ draft: 'recorded', seq: after.version });
  });

  test('are asked what they will be asked, each fault at its place', async () => {
    const made = await underway();
    await record(await seen(mediator, made));
    await send(mediator, made, 'RECORD_PERFORMANCE', {
      obligationId: '1',
      performedOn: app.clock.today(),
      whole: true,
      proof: '收条',
    });
    const pointerOf = async (body: object) =>
      refusalOf((await draft(made, body).expect(422)).body).errors[0].pointer;
    expect(await pointerOf({ ...amendment, totalFen: 1 })).toBe('/totalFen');
    expect(await pointerOf({ ...amendment, reason: '' })).toBe('/reason');
    expect(await pointerOf({ ...amendment, copies: 3 })).not.toBeUndefined();
    const again = [{ ...amendment.obligations[0], id: '1' }];
    expect(await pointerOf({ ...amendment, obligations: again })).toBe('/obligations');
    expect(await pointerOf({ ...amendment, form: 'other' })).toBe('/form');
    expect(refusalOf((await draft(made).expect(409)).body).code).toBe('no-agreement-now');
  });
});
