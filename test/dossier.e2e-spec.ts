import { writeFile } from 'node:fs/promises';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { query } from '#platform';
import { anApp, type Session, type TestApp } from './support/app.ts';
import { type Case, report, send } from './support/case-story.ts';

/** A picture of one dot. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const people = Array.from({ length: 30 }, (_, n) => ({
  role: n === 0 ? ('applicant' as const) : ('respondent' as const),
  name: n === 0 ? '䶮雪晴' : n === 1 ? '𠮷田' : `欧阳铁柱${n}`,
  ...(n === 0 ? { idNumber: '11010519491231002X', phone: '13987654321', address: '柳溪村' } : {}),
}));

let app: TestApp;
let office: Session;
let centre: Session;
let mediator: Session;
let dispute: Case;

beforeAll(async () => {
  app = await anApp();
  [office, centre, mediator] = [
    await app.as('sifasuo'),
    await app.as('zhongxin'),
    await app.as('guochangshun'),
  ];
  const made = await report(mediator, { parties: people });
  await send(centre, made, 'ACCEPT', {});
  await send(office, made, 'SETTLE_ON_SPOT', {
    settledOn: app.clock.today(),
    terms: '双方各让一步，修复院墙。'.repeat(250),
    consentingPartyIds: made.parties.map(({ id }) => id),
    performedAtOnce: true,
    mediatorIds: [mediator.staffId],
  });
  dispute = made;
}, 60_000);
afterAll(() => app.close());

const view = async (by: Session) =>
  (await by.browser.get(`/api/v1/disputes/${dispute.id}/dossier`).expect(200)).body;
const lineOf = async (item: string) =>
  (await view(office)).items.find((line: { item: string }) => line.item === item);
const attach = (content: Buffer, name: string, form?: string) => {
  const sending = office.browser
    .post(`/api/v1/disputes/${dispute.id}/attachments`)
    .field('kind', 'paper')
    .attach('file', content, name);
  return (form === undefined ? sending : sending.field('form', form)).expect(201);
};
const take = (by: Session, form: 'pdf' | 'zip', reason = '报县司法局评查') =>
  by.browser.post(`/api/v1/disputes/${dispute.id}/dossier/${form}`).responseType('blob').send({ reason });

describe('the checklist of a dossier', () => {
  test('is computed from the case: what is there, what is missing and what supplies it', async () => {
    const { items, missing } = await view(office);
    expect(items).toHaveLength(13);
    expect(await lineOf('registration')).toMatchObject({ position: 1, need: 'must', isThere: true });
    expect(await lineOf('agreement')).toMatchObject({ need: 'must', isThere: true, supply: null });
    expect(await lineOf('rightsNotice')).toMatchObject({ need: 'must', isThere: false, supply: 'ATTACH' });
    expect((await lineOf('identity')).remarks[0].zh).toContain('已登记1人，共30人');
    expect(await lineOf('confirmation')).toMatchObject({ need: 'optional', isThere: false });
    expect(missing).toBe(2);
  });

  test('takes a file into the item that it names, and one that names none into the evidence', async () => {
    await attach(dot, '告知书.png', 'rightsNotice');
    await attach(dot, '身份证.png', 'identity');
    await attach(dot, '院墙.png');
    expect(await lineOf('rightsNotice')).toMatchObject({ isThere: true, remarks: [] });
    expect((await lineOf('evidence')).fileIds).toHaveLength(1);
    expect(await view(office)).toMatchObject({ missing: 0, files: 3 });
  });
});

describe('a dossier that is taken out', () => {
  let pagesOfAll: number;

  test('is one PDF in page order: cover, index, papers and files with their numbers, back page', async () => {
    const source = await PDFDocument.create();
    for (let n = 0; n < 2; n += 1) source.addPage([842, 595]).drawText(`receipt ${n}`);
    await attach(Buffer.from(await source.save()), '收条.pdf', 'performance');
    await attach(Buffer.from('%PDF-1.7\nbroken'), '坏的.pdf');
    await attach(Buffer.from('当事人陈述'), '陈述.txt');
    const first = (await take(office, 'pdf').expect(200)).body as Buffer;
    const again = (await take(office, 'pdf').expect(200)).body as Buffer;
    expect(again.equals(first)).toBe(true);
    const read = await PDFDocument.load(first);
    expect(read.getTitle()).toContain('人民调解卷宗');
    // The receipt lies in the ninth of thirteen items, and nothing in those after it: the back page alone follows.
    pagesOfAll = read.getPageCount();
    const wide = read.getPageIndices().filter((at) => read.getPage(at).getWidth() > 840);
    expect(wide).toEqual([pagesOfAll - 3, pagesOfAll - 2]);
    if (process.env.PAPERS !== undefined) await writeFile(`${process.env.PAPERS}/dossier.pdf`, first);
  });

  test('or its parts: papers of Word, files as they were handed in, and a list with their hashes', async () => {
    const parts = unzipSync((await take(office, 'zip').expect(200)).body as Buffer);
    const names = Object.keys(parts);
    expect(names).toContain('00 封面.docx');
    const places = names.filter((name) => name.includes('/')).map((name) => name.slice(0, 2));
    expect(places).toEqual(places.toSorted((one, other) => Number(one) - Number(other)));
    const index = strFromU8(
      unzipSync(parts['00 卷内目录.docx'] as Uint8Array)['word/document.xml'] as Uint8Array,
    );
    expect(index.replace(/<[^>]+>/g, '')).toMatch(
      /受理登记表.*告知书\.png.*身份证\.png.*院墙\.png.*坏的\.pdf.*陈述\.txt.*口头协议登记表.*收条\.pdf/,
    );
    const png = names.find((name) => name.endsWith('告知书.png')) ?? '';
    expect(png).toMatch(/^02 /);
    expect(Buffer.from(parts[png] as Uint8Array).equals(dot)).toBe(true);
    expect(strFromU8(parts['99 附件清单.csv'] as Uint8Array)).toMatch(/陈述\.txt.*[0-9a-f]{64}/);
    if (process.env.PAPERS !== undefined)
      for (const name of ['00 封面.docx', '00 卷内目录.docx', '99 备考表.docx'])
        await writeFile(`${process.env.PAPERS}/${name}`, parts[name] as Uint8Array);
  });

  test('leaves a note with its reason, and nobody takes one out who sees the case masked', async () => {
    const { body } = await centre.browser.get(`/api/v1/disputes/${dispute.id}/accesses`).expect(200);
    expect(body.items[0]).toMatchObject({ action: 'dossier.export', reason: 'zip: 报县司法局评查' });
    expect((await take(await app.as('shenji'), 'pdf')).status).toBe(403);
    expect((await take(await app.as('guanliyuan'), 'pdf')).status).toBe(403);
    expect((await take(office, 'pdf', '看').expect(422)).status).toBe(422);
  });

  test('names a file whose bytes are lost, and is whole but for it', async () => {
    await query(app.dataSource, {
      text: `update attachment set object_key = repeat('0', 64) where dispute_id = $1
             and added_seq = (select min(added_seq) from attachment where dispute_id = $1 and media_type = 'application/pdf')`,
      values: [dispute.id],
    });
    const read = await PDFDocument.load((await take(office, 'pdf').expect(200)).body as Buffer);
    expect(read.getPages().filter((page) => page.getWidth() > 840)).toHaveLength(0);
    // A page names it in place of its own two.
    expect(read.getPageCount()).toBe(pagesOfAll - 1);
    const parts = unzipSync((await take(office, 'zip').expect(200)).body as Buffer);
    expect(strFromU8(parts['99 附件清单.csv'] as Uint8Array)).toContain('原件遗失或损坏');
  });
});
