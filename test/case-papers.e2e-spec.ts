import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { identityCheckDigit, paperCodeText } from '#domain';
import { query } from '#platform';
import { aCaseUnderway } from './support/a-case-underway.ts';
import { anApp, type Session, type TestApp } from './support/app.ts';
import { report, send } from './support/case-story.ts';
import { nobody } from './support/command-samples.ts';

let app: TestApp;
let mediator: Session;
let id: string;
const first17 = '00000019000302001';
const idNumber = `${first17}${identityCheckDigit(first17)}`;

beforeAll(async () => {
  app = await anApp();
  mediator = await app.as('guochangshun');
  id = (await aCaseUnderway({ app })).split('/').at(-1) ?? '';
});
afterAll(() => app.close());

const papers = async (by: Session) =>
  (await by.browser.get(`/api/v1/disputes/${id}/papers`).expect(200)).body;
const print = (by: Session, form: string, body: object = {}, of = id) =>
  by.browser.post(`/api/v1/disputes/${of}/papers/${form}`).send(body).responseType('blob');
const textOf = (bytes: Buffer, name = 'word/document.xml') =>
  strFromU8(unzipSync(bytes)[name] ?? new Uint8Array(0)).replace(/<[^>]+>/g, '');

describe('the papers of a case', () => {
  test('are those that it has, those to be written by hand, and those of which nothing has happened yet', async () => {
    const { items, mayUnmask } = await papers(mediator);
    const can = (form: string) => items.find((item: { form: string }) => item.form === form);
    expect(mayUnmask).toBe(true);
    expect(can('record')).toMatchObject({ can: 'print', isDue: true, isMissing: false, seq: 5 });
    expect(can('registration')).toMatchObject({ isDue: true, isMissing: false, isKnown: true });
    expect(can('backPage')).toMatchObject({ isDue: true, isMissing: false, isKnown: true });
    expect(can('rightsNotice')).toMatchObject({ isDue: true, isMissing: true, isKnown: false });
    expect(can('agreement')).toMatchObject({ can: 'byHand', isDue: false, seq: null });
    expect(can('suspension')).toMatchObject({ can: 'notYet' });
  });

  test('are filled from the case, and are the same paper while nothing has changed', async () => {
    const { body: once } = await print(mediator, 'record', { seq: 5 }).expect(200);
    expect(textOf(once)).toContain('双方愿意协商，申家同意加装檐沟');
    expect(textOf(once)).not.toMatch(/\{\{|undefined/);
    app.clock.set('2026-11-23T03:00:00.000Z');
    const { body: again } = await print(mediator, 'record', { seq: 5 }).expect(200);
    expect(again.equals(once)).toBe(true);
    const { items } = await papers(mediator);
    expect(items.find((item: { form: string }) => item.form === 'record').prints).toHaveLength(1);
  });
});

test('a notice of which nobody says which it is, is the latest', async () => {
  const { body: latest } = await print(mediator, 'acceptance').expect(200);
  expect(textOf(latest)).toContain('受理');
  const { items } = await papers(mediator);
  const { seq } = items.find((item: { form: string }) => item.form === 'acceptance');
  const { body: named } = await print(mediator, 'acceptance', { seq }).expect(200);
  expect(named.equals(latest)).toBe(true);
  expect((await mediator.browser.post(`/api/v1/disputes/${id}/papers/confirmation`).send({})).body.code).toBe(
    'paper-not-yet',
  );
});

describe('numbers in full', () => {
  test('stand on a paper for whoever may unmask, and the log of the case says so', async () => {
    const made = await report(mediator, {
      parties: [
        { role: 'applicant', name: '单小雨', idNumber, phone: '13800000931', address: '月山镇柳溪村12号' },
        { role: 'respondent', name: 'Jean-Baptiste Emmanuel Zorg de la Fontaine-Montmorency' },
      ],
    });
    const { body: masked } = await print(mediator, 'identity', {}, made.id).expect(200);
    expect(textOf(masked)).not.toContain(idNumber);
    const { body: whole } = await print(mediator, 'identity', { personal: true }, made.id).expect(200);
    expect(textOf(whole)).toContain(idNumber);
    expect(textOf(whole)).toContain('1900年3月2日');
    expect(textOf(whole)).toContain('Fontaine-Montmorency');
    const centre = await app.as('zhongxin');
    const { body: log } = await centre.browser.get(`/api/v1/disputes/${made.id}/accesses`).expect(200);
    expect(log.items).toEqual([
      expect.objectContaining({ action: 'paper.print', reason: '打印《当事人身份证明》第2版' }),
    ]);
  });
});

describe('the code of a paper', () => {
  test('names it in its own case only', async () => {
    const { body: paper } = await print(mediator, 'registration').expect(200);
    expect(textOf(paper, 'word/footer1.xml')).toMatch(
      /人民调解受理登记表　第1版　校验[0-9A-F]{4}-[0-9A-F]{4}/,
    );
    const [row] = await query<{ digest: string }>(app.dataSource, {
      text: `select digest from paper_print where dispute_id = $1 and form = 'registration'`,
      values: [id],
    });
    const code = { disputeId: id, form: 'registration', version: 1, check: row?.digest ?? '' } as const;
    const read = (text: string) =>
      mediator.browser.post(`/api/v1/disputes/${id}/paper-codes`).send({ code: text });
    const { body } = await read(paperCodeText(code)).expect(200);
    expect(body).toMatchObject({ form: 'registration', version: 1, isLatest: true });
    expect((await read(paperCodeText({ ...code, disputeId: nobody }))).body.code).toBe(
      'paper-of-another-case',
    );
    expect((await read(paperCodeText({ ...code, check: '0'.repeat(20) }))).body.code).toBe('no-such-paper');
    expect((await read(paperCodeText({ ...code, version: 2 }))).body.code).toBe('no-such-paper');
    expect((await read('https://example.org')).body.code).toBe('paper-code-damaged');
  });
});

describe('a signed page', () => {
  const upload = (of: string, fields: Readonly<Record<string, string>>) => {
    const request = mediator.browser.post(`/api/v1/disputes/${of}/attachments`).field('kind', 'paper');
    for (const [name, value] of Object.entries(fields)) request.field(name, value);
    return request.attach('file', Buffer.from('\x89PNG\r\n\x1a\n page', 'latin1'), 'page.png');
  };

  test('lies with the paper whose code it bears, and in no other case and form', async () => {
    await print(mediator, 'rightsNotice').expect(200);
    const { items } = await papers(mediator);
    const notice = items.find((item: { form: string }) => item.form === 'rightsNotice');
    const [{ id: printId }] = notice.prints;
    const { body } = await upload(id, { form: 'rightsNotice', printId }).expect(201);
    expect(body).toMatchObject({ form: 'rightsNotice', printId, kind: 'paper' });
    const after = (await papers(mediator)).items.find(
      (item: { form: string }) => item.form === 'rightsNotice',
    );
    expect(after.scans).toEqual([
      { attachmentId: body.id, addedAt: expect.any(String), differs: false, lacksEnd: false },
    ]);
    expect((await upload(id, { form: 'agreement', printId })).body.code).toBe('paper-of-another-case');
    expect((await upload(id, { printId })).body.code).toBe('paper-of-another-case');
    const other = await report(mediator);
    expect((await upload(other.id, { form: 'rightsNotice', printId })).body.code).toBe(
      'paper-of-another-case',
    );
  });

  test('whose code nobody can read lies with the form that the person names', async () => {
    const { body } = await upload(id, { form: 'identity' }).expect(201);
    const { items } = await papers(mediator);
    const identity = items.find((item: { form: string }) => item.form === 'identity');
    expect(identity.scans).toEqual([
      { attachmentId: body.id, addedAt: expect.any(String), differs: false, lacksEnd: false },
    ]);
    expect((await upload(id, { form: 'invoice' })).status).toBe(422);
  });
});

describe('the templates of a township', () => {
  const form = 'remarks';
  const send = (path: string, content: Buffer) =>
    office.browser.post(`/api/v1/paper-templates/${form}/${path}`).attach('file', content, '情况说明.docx');
  let office: Session;
  let handed: Buffer;
  beforeAll(async () => {
    office = await app.as('sifasuo');
    handed = (
      await office.browser
        .get(`/api/v1/paper-templates/${form}/template.docx`)
        .responseType('blob')
        .expect(200)
    ).body;
  });
  const reworded = (from: string, to: string) => {
    const parts = unzipSync(handed);
    const xml = strFromU8(parts['word/document.xml'] as Uint8Array).replace(from, to);
    return Buffer.from(zipSync({ ...parts, 'word/document.xml': strToU8(xml) }));
  };

  test('are checked before use: unknown fields are named with what was meant', async () => {
    const { status, body } = await send('editions', reworded('{{情况说明}}', '{{情况说名}}'));
    expect([status, body.code]).toEqual([422, 'template-refused']);
    expect(body.errors).toEqual([
      expect.objectContaining({ message: '没有“情况说名”这个字段，是否指“情况说明”？' }),
    ]);
  });

  test('are told what they leave out, and taken all the same', async () => {
    const { body } = await send('check', reworded('{{案号}}', '')).expect(200);
    expect(body).toEqual({ unused: ['案号'] });
    expect((await send('check', handed).expect(200)).body).toEqual({ unused: [] });
    const { status } = await send('check', reworded('{{案号}}', '{{案好}}'));
    expect(status).toBe(422);
  });

  test('are shown with examples, taken into use, and given up again', async () => {
    const own = reworded('其他需要说明的情况', '本镇另行说明的情况');
    const { body: shown } = await send('trial', own).responseType('blob').expect(200);
    expect(textOf(shown)).toContain('本镇另行说明的情况');
    expect(textOf(shown)).toContain('被申请人未提供身份证复印件');
    expect((await send('editions', own).expect(201)).body).toMatchObject({ form, current: 1 });
    expect(textOf((await print(mediator, form).expect(200)).body)).toContain('本镇另行说明的情况');
    const back = await office.browser.post(`/api/v1/paper-templates/${form}/default`).send({}).expect(200);
    expect(back.body).toMatchObject({
      current: null,
      editions: [{ edition: 2, fileName: null }, { edition: 1 }],
    });
    expect(textOf((await print(mediator, form).expect(200)).body)).toContain('其他需要说明的情况');
    const { body: items } = await office.browser.get('/api/v1/paper-templates').expect(200);
    expect(items.items).toHaveLength(20);
  });
});

test('what has not happened is on no paper', async () => {
  const answer = await mediator.browser.post(`/api/v1/disputes/${id}/papers/suspension`).send({});
  expect([answer.status, answer.body.code]).toEqual([409, 'paper-not-yet']);
  await send(mediator, { id }, 'SUSPEND', { ground: 'appraisal', reason: '双方同意对墙体裂缝委托鉴定' });
  const { items } = await papers(mediator);
  const { seq } = items.find((item: { form: string }) => item.form === 'suspension');
  const { body } = await print(mediator, 'suspension', { seq }).expect(200);
  expect(textOf(body)).toContain('因等待鉴定，自2026年11月23日起中止调解');
});
