import { writeFile } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';
import { degrees, PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { anApp, type Session, type TestApp } from './support/app.ts';
import { type Case, report } from './support/case-story.ts';

let app: TestApp;
let office: Session;
beforeAll(async () => {
  app = await anApp();
  office = await app.as('sifasuo');
}, 60_000);
afterAll(() => app.close());

const attach = ({ id }: Case, content: Uint8Array, name: string) =>
  office.browser
    .post(`/api/v1/disputes/${id}/attachments`)
    .field('kind', 'paper')
    .attach('file', Buffer.from(content), name);
const take = ({ id }: Case, form: 'pdf' | 'zip') =>
  office.browser
    .post(`/api/v1/disputes/${id}/dossier/${form}`)
    .responseType('blob')
    .send({ reason: '报县司法局评查' })
    .expect(200);
const kept = async (name: string, bytes: Uint8Array) => {
  if (process.env.PAPERS !== undefined) await writeFile(`${process.env.PAPERS}/${name}`, bytes);
};

/** As a telephone writes it that was held upright: the pixels lie, and a tag says how they are turned. */
function photograph(orientation: number): Buffer {
  const exif = Buffer.from('45786966000049492a0008000000010012010300010000000000000000000000', 'hex');
  exif.writeUInt16LE(orientation, 24);
  const segment = (mark: number, content: Buffer) => {
    const head = Buffer.from([0xff, mark, 0, 0]);
    head.writeUInt16BE(content.length + 2, 2);
    return Buffer.concat([head, content]);
  };
  const frame = Buffer.from([8, 0, 100, 0, 200, 1, 1, 0x11, 0]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe1, exif),
    segment(0xc0, frame),
    Buffer.from([0xff, 0xd9]),
  ]);
}

/** @param data  packed already */
function png(width: number, height: number, data: Uint8Array): Buffer {
  const chunk = (type: string, content: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', new Uint8Array(0)),
  ]);
}
const dot = png(1, 1, deflateSync(Buffer.from([0, 255])));

async function aPdf(pages: readonly number[], password?: string): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (const [n, turn] of pages.entries()) {
    const page = document.addPage([595, 842]);
    page.drawText(`page ${n}`, { x: 50, y: 700 });
    page.setRotation(degrees(turn));
  }
  if (password !== undefined) document.encrypt({ userPassword: password, ownerPassword: password });
  return await document.save();
}

describe('a dossier with whatever people hand in', () => {
  test('binds what can be bound, turned as it was, and names in both forms what lies beside it', async () => {
    const made = await report(office);
    const files: readonly (readonly [name: string, content: Uint8Array])[] = [
      ['竖拍.jpg', photograph(6)],
      ['倒拍.jpg', photograph(3)],
      ['怪异方向.jpg', photograph(99)],
      ['横页.pdf', await aPdf([0, 90, 180, 270])],
      ['照片.png', dot],
      ['加密.pdf', await aPdf([0], 'secret')],
      ['断了.pdf', (await aPdf([0])).subarray(0, 300)],
      ['无页.pdf', Buffer.from('%PDF-1.7\n%%EOF')],
      ['只有头.png', dot.subarray(0, 12)],
      ['没有像素.png', png(0, 0, deflateSync(Buffer.alloc(0)))],
      ['过大.png', png(60_000, 60_000, deflateSync(Buffer.alloc(1_000)))],
      ['炸弹.png', png(1, 1, deflateSync(Buffer.alloc(200 * 2 ** 20)))],
      ['只有头.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
      ['清单.txt', Buffer.from('一、二、三')],
    ];
    for (const [name, content] of files) await attach(made, content, name).expect(201);
    const bytes = (await take(made, 'pdf')).body as Buffer;
    await kept('dossier-hostile.pdf', bytes);
    const pages = (await PDFDocument.load(bytes)).getPages();
    expect(pages.map((page) => page.getRotation().angle).filter((turn) => turn !== 0)).toEqual([
      90, 180, 270,
    ]);
    const parts = unzipSync((await take(made, 'zip')).body as Buffer);
    const list = strFromU8(parts['99 附件清单.csv'] as Uint8Array);
    for (const [name, content] of files) {
      expect(list).toContain(name);
      const [path = ''] = Object.keys(parts).filter((one) => one.endsWith(name));
      expect([name, Buffer.from(parts[path] ?? []).equals(Buffer.from(content))]).toEqual([name, true]);
    }
  }, 60_000);

  test('refuses a file with nothing in it at once, in words', async () => {
    const refused = await attach(await report(office), new Uint8Array(0), '空.png');
    expect([refused.status, refused.body.errors?.[0]?.pointer]).toEqual([422, '/file']);
  });

  test('binds two hundred files, each on its pages', async () => {
    const made = await report(office);
    const page = await aPdf([0]);
    for (let n = 0; n < 200; n += 1)
      await attach(
        made,
        // Never the same file twice.
        Buffer.concat([n % 2 === 0 ? page : photograph(1), Buffer.from(`\n${n}`)]),
        `第${n}件.${n % 2 === 0 ? 'pdf' : 'jpg'}`,
      ).expect(201);
    const bytes = (await take(made, 'pdf')).body as Buffer;
    await kept('dossier-200.pdf', bytes);
    expect((await PDFDocument.load(bytes)).getPageCount()).toBeGreaterThan(200);
    const parts = unzipSync((await take(made, 'zip')).body as Buffer);
    expect(Object.keys(parts).filter((name) => name.includes('件.'))).toHaveLength(200);
  }, 120_000);
});
