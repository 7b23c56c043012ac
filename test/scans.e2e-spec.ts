import { randomBytes } from 'node:crypto';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { inRecord, verifyCase } from '#casework/verification';
import { type PaperForm, paperCodeText } from '#domain';
import { execute, query, Vault } from '#platform';
import { aCaseUnderway } from './support/a-case-underway.ts';
import { anApp, type Session, type TestApp } from './support/app.ts';
import { report } from './support/case-story.ts';

let app: TestApp;
let mediator: Session;
let id: string;
const codes: Partial<Record<PaperForm, string>> = {};

beforeAll(async () => {
  app = await anApp();
  mediator = await app.as('guochangshun');
  id = (await aCaseUnderway({ app })).split('/').at(-1) ?? '';
  for (const [form, seq] of [
    ['record', 5],
    ['rightsNotice', undefined],
    ['identity', undefined],
  ] as const) {
    await mediator.browser.post(`/api/v1/disputes/${id}/papers/${form}`).send({ seq }).expect(200);
    codes[form] = await codeOf(form);
  }
}, 60_000);
afterAll(() => app.close());

async function codeOf(form: PaperForm, disputeId = id): Promise<string> {
  const [row] = await query<{ digest: string }>(app.dataSource, {
    text: 'select digest from paper_print where dispute_id = $1 and form = $2 and version = 1',
    values: [disputeId, form],
  });
  return paperCodeText({ disputeId, form, version: 1, check: row?.digest ?? '' });
}

const aPage = () => Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), randomBytes(90)]);
/** A scan with a page of each width. */
async function pagesOfWidth(...widths: readonly number[]): Promise<Buffer> {
  const scan = await PDFDocument.create();
  for (const width of widths) scan.addPage([width, 500]);
  return Buffer.from(await scan.save());
}
const scanOf = (pages: number, ...read: readonly (readonly [page: number, form: PaperForm])[]) =>
  JSON.stringify({ pages, codes: read.map(([page, form]) => ({ page, code: codes[form] })) });
const add = (
  fields: Readonly<Record<string, string>>,
  content: Buffer = aPage(),
  { by = mediator, of = id, name = 'page.png' } = {},
) => {
  const request = by.browser.post(`/api/v1/disputes/${of}/attachments`);
  for (const [field, value] of Object.entries({ kind: 'photo', ...fields })) request.field(field, value);
  return request.attach('file', content, name);
};
const dossier = async () =>
  (await mediator.browser.get(`/api/v1/disputes/${id}/dossier`).expect(200)).body.items as readonly {
    item: string;
    isThere: boolean;
    fileIds: readonly string[];
  }[];
const scansOf = async (form: PaperForm) =>
  (await mediator.browser.get(`/api/v1/disputes/${id}/papers`).expect(200)).body.items
    .filter((paper: { form: string }) => paper.form === form)
    .flatMap((paper: { scans: readonly { attachmentId: string }[] }) => paper.scans)
    .map(({ attachmentId }: { attachmentId: string }) => attachmentId);

describe('a page with a code', () => {
  test('is the paper whose code it bears, for whatever place it was handed in', async () => {
    const { body } = await add({ form: 'identity', scan: scanOf(1, [1, 'rightsNotice']) }).expect(201);
    expect(body).toMatchObject({ kind: 'paper', form: 'rightsNotice', parts: null });
    expect(await scansOf('rightsNotice')).toEqual([body.id]);
    const asEvidence = await add({ scan: scanOf(1, [1, 'rightsNotice']) }).expect(201);
    expect(asEvidence.body).toMatchObject({ kind: 'paper', form: 'rightsNotice' });
  });

  test('gets into no other case, for whatever place and whoever hands it in', async () => {
    const reporter = await app.as('wanggeyuan');
    const other = await report(reporter);
    for (const by of [mediator, reporter])
      for (const fields of [{}, { form: 'rightsNotice' }]) {
        const answer = await add({ ...fields, scan: scanOf(1, [1, 'rightsNotice']) }, aPage(), {
          by,
          of: other.id,
        });
        expect([answer.status, answer.body.code]).toEqual([409, 'paper-of-another-case']);
        expect(answer.body.title).toContain('属于另一案件');
      }
    const { body } = await mediator.browser.get(`/api/v1/disputes/${other.id}/attachments`).expect(200);
    expect(body.items).toEqual([]);
  });

  test('that nobody has printed, and what is no code at all, are refused by their own names', async () => {
    const forged = `${codes.record?.slice(0, -20)}${'0'.repeat(20)}`;
    const sent = (code: string) => add({ scan: JSON.stringify({ pages: 1, codes: [{ page: 1, code }] }) });
    expect((await sent(forged)).body.code).toBe('no-such-paper');
    expect((await sent('https://example.org')).body.code).toBe('paper-code-damaged');
    expect((await add({ scan: 'no json' })).body.code).toBe('invalid-input');
    expect((await add({ scan: scanOf(1, [2, 'record']) })).body.code).toBe('invalid-input');
  });
});

describe('a file that holds several papers', () => {
  let several: string;

  test('lies with each of them, by its pages', async () => {
    const scan = scanOf(5, [1, 'record'], [3, 'identity'], [4, 'rightsNotice']);
    const { body } = await add({ scan }, await pagesOfWidth(701, 702, 703, 704, 705), {
      name: '多页.pdf',
    }).expect(201);
    several = body.id;
    expect(body.form).toBe('record');
    expect(
      body.parts.map(({ form, fromPage, toPage }: { form: string; fromPage: number; toPage: number }) => [
        form,
        fromPage,
        toPage,
      ]),
    ).toEqual([
      ['record', 1, 2],
      ['identity', 3, 3],
      ['rightsNotice', 4, 5],
    ]);
    for (const form of ['record', 'identity', 'rightsNotice'] as const)
      expect(await scansOf(form)).toContain(several);
    for (const item of ['record', 'identity', 'rightsNotice']) {
      const line = (await dossier()).find((one) => one.item === item);
      expect([line?.isThere, line?.fileIds.includes(several)]).toEqual([true, true]);
    }
  });

  test('is bound page by page where each belongs, and packed once', async () => {
    const take = async (form: 'pdf' | 'zip') =>
      (
        await (
          await app.as('sifasuo')
        ).browser
          .post(`/api/v1/disputes/${id}/dossier/${form}`)
          .responseType('blob')
          .send({ reason: '报县司法局评查' })
          .expect(200)
      ).body;
    const { body: other } = await add(
      { scan: scanOf(3, [1, 'identity'], [2, 'rightsNotice']) },
      await pagesOfWidth(711, 712),
      { name: '页数不符.pdf' },
    ).expect(201);
    const widths = (await PDFDocument.load(await take('pdf'))).getPages().map((page) => page.getWidth());
    expect(widths.filter((width) => width > 700)).toEqual([704, 705, 711, 712, 703, 701, 702]);
    expect(other.parts).toHaveLength(2);
    const names = Object.keys(unzipSync(await take('zip')));
    expect(names.filter((name) => name.includes('多页'))).toEqual([expect.stringMatching(/^02 .*多页.pdf$/)]);
  }, 60_000);

  test('may be one photograph with two codes', async () => {
    const { body } = await add({ scan: scanOf(1, [1, 'record'], [1, 'identity']) }).expect(201);
    expect(body.parts).toHaveLength(2);
    expect(await scansOf('record')).toContain(body.id);
    expect(await scansOf('identity')).toContain(body.id);
  });

  test('is refused whole for a page of another case, which is named', async () => {
    const foreign = paperCodeText({
      disputeId: '00000000-0000-4000-8000-000000000000',
      form: 'record',
      version: 1,
      check: '0'.repeat(20),
    });
    const scan = JSON.stringify({
      pages: 2,
      codes: [
        { page: 1, code: codes.record },
        { page: 2, code: foreign },
      ],
    });
    const { body } = await add({ scan }).expect(409);
    expect(body.title).toContain('第2页属于另一案件');
  });

  test('is proven by the history, part by part', async () => {
    const faults = async () => {
      const proof = await inRecord(app.dataSource, (tx) => verifyCase(tx, app.app.get(Vault), id));
      return proof.differences.map(({ field }) => field);
    };
    expect(await faults()).toEqual([]);
    await execute(app.dataSource, {
      text: `update attachment set parts = jsonb_set(parts, '{2,toPage}', '4') where id = $1`,
      values: [several],
    });
    expect(await faults()).toEqual(['attachment.parts']);
    await execute(app.dataSource, {
      text: `update attachment set parts = jsonb_set(parts, '{2,toPage}', '5') where id = $1`,
      values: [several],
    });
  });
});

describe('the same file once more', () => {
  test('is told and not filed twice, also of seven that come at once', async () => {
    const page = aPage();
    const scan = scanOf(1, [1, 'identity']);
    const answers = await Promise.all(Array.from({ length: 7 }, () => add({ scan }, page)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409, 409, 409]);
    const refusal = answers.find(({ status }) => status === 409)?.body;
    expect([refusal.code, refusal.title]).toEqual(['already-filed', expect.stringContaining('没有重复归入')]);
  });

  test('as another paper, and after it was removed, is filed', async () => {
    const page = aPage();
    const { body } = await add({ form: 'identity' }, page).expect(201);
    await add({ form: 'evidence' }, page).expect(201);
    await mediator.browser
      .post(`/api/v1/disputes/${id}/attachments/${body.id}/removal`)
      .send({ reason: '拍得不清楚' })
      .expect(200);
    await add({ form: 'identity' }, page).expect(201);
  });
});

describe('a recording', () => {
  const voice = Buffer.from('#!AMR\n12345');
  test('is no signed paper, and a photograph is no recording', async () => {
    const asAgreement = await add({ kind: 'voice', form: 'agreement' }, voice, { name: '录音.amr' });
    expect([asAgreement.status, asAgreement.body.code]).toEqual([422, 'file-no-paper']);
    const photo = await add({ kind: 'voice', form: 'agreement' });
    expect([photo.status, photo.body.code]).toEqual([422, 'file-of-another-kind']);
  });

  test('lies among the evidence as what it is', async () => {
    const { body } = await add({ kind: 'paper', form: 'evidence' }, voice, { name: '录音.amr' }).expect(201);
    expect(body).toMatchObject({ kind: 'voice', form: 'evidence' });
  });
});
