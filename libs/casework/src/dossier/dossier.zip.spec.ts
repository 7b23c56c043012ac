import { describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { type ChecklistLine, dossierItems } from '#domain';
import { DecryptionError, StorageError } from '#platform';
import type { DossierMaterial } from './dossier.facts.ts';
import { dossierZip, type FileStream } from './dossier.zip.ts';

type File = DossierMaterial['files'][number];
type Filled = Parameters<typeof dossierZip>[1];

const fileOf = (id: string, fileName: string): File => ({
  ...{ id, fileName, kind: 'paper', level: 'normal', mediaType: 'text/plain', form: null, printId: null },
  ...{ disputeId: 'x', bytes: 12, sha256: 'ab'.repeat(32), salt: null, erasedOn: null },
  ...{ parts: null, addedSeq: 1, removedSeq: null, removed: null, content: null },
  added: { at: '2026-11-23T02:00:00.000Z', by: { id: 'x', name: '韩立新' } } as File['added'],
});
const lineOf = (item: ChecklistLine['item'], fileIds: readonly string[]): ChecklistLine => ({
  ...{ item, fileIds, seqs: [], remarks: [], supply: null, barred: null, attestedSeq: null },
  need: item === 'rightsNotice' ? 'must' : 'optional',
  isThere: fileIds.length > 0,
});

/** A dossier of files alone: they lie in the evidence. */
const materialOf = (files: readonly File[]): DossierMaterial => ({
  ...{ disputeId: 'x', townshipId: 'x', events: [], parties: [], files, withheld: 0 },
  context: { results: [] } as unknown as DossierMaterial['context'],
  lines: dossierItems.map((item) => lineOf(item, item === 'evidence' ? files.map(({ id }) => id) : [])),
});
const filled = {
  committee: '柳溪村人民调解委员会',
  papers: [],
  view: { number: null, typeName: { zh: '邻里' }, mediators: [], acceptedOn: null, reportedOn: '2026-11-20' },
} as unknown as Filled;

async function zipped(files: readonly File[], streamOf: FileStream) {
  const filledAt = { ...filled, view: { ...filled.view, createdAt: '2026-11-23T02:00:00.000Z' } };
  const chunks: Uint8Array[] = [];
  for await (const chunk of dossierZip(materialOf(files), filledAt, streamOf)) chunks.push(chunk);
  const parts = unzipSync(Buffer.concat(chunks));
  const textOf = (name: string) => strFromU8(parts[name] ?? new Uint8Array(0));
  const wordsOf = (name: string) => {
    const paper = unzipSync(parts[name] as Uint8Array);
    return strFromU8(paper['word/document.xml'] as Uint8Array).replace(/<[^>]+>/g, '');
  };
  return { parts, list: textOf('99 附件清单.csv'), wordsOf };
}

/** Hands on so many bytes, then fails. */
const failing = (error: Error, first = ''): FileStream =>
  async function* () {
    if (first !== '') yield Buffer.from(first);
    throw error;
  };

describe('a dossier as a zip', () => {
  test.each([
    ['lost', new StorageError('missing', 'gone')],
    ['damaged', new StorageError('damaged', 'changed')],
    ['sealed with another key', new DecryptionError('not ours')],
  ])('goes on without a file that is %s, and its list says so', async (_, error) => {
    const { parts, list } = await zipped([fileOf('a', '收条.txt')], failing(error));
    expect(parts['06 证据材料/附件01 收条.txt']).toHaveLength(0);
    expect(list).toContain('原件遗失或损坏，此处为空文件');
  });

  test('says of a file that breaks off how much of it is there', async () => {
    const { parts, list } = await zipped(
      [fileOf('a', '收条.txt')],
      failing(new StorageError('damaged', 'changed'), '今收到'),
    );
    expect(parts['06 证据材料/附件01 收条.txt']).toHaveLength(9);
    expect(list).toContain('原件损坏，此处只有前9字节');
  });

  test.each([
    ['out of reach', new StorageError('unreachable', 'the bucket does not answer')],
    ['refused for a reason that nobody foresaw', new TypeError('x is not a function')],
  ])('breaks off where a file is %s: whoever takes it out tries again', async (_, error) => {
    await expect(zipped([fileOf('a', '收条.txt')], failing(error))).rejects.toBe(error);
  });

  test('keeps the extension of a long name', async () => {
    const { parts } = await zipped([fileOf('a', `${'长'.repeat(100)}.txt`)], async function* () {
      yield Buffer.from('今收到');
    });
    expect(Object.keys(parts)).toContain(`06 证据材料/附件01 ${'长'.repeat(76)}.txt`);
  });

  test('tells in its own words what it holds, and what is missing', async () => {
    const { wordsOf } = await zipped([fileOf('a', '收条.txt')], async function* () {
      yield Buffer.from('今收到');
    });
    expect(wordsOf('99 备考表.docx')).not.toContain('0页');
    expect(wordsOf('99 备考表.docx')).toContain('文书和附件原件，未编页号');
    expect(wordsOf('99 备考表.docx')).toContain('附件1件，均为收件时的原件');
    expect(wordsOf('00 卷内目录.docx')).toMatch(/权利义务告知书—缺/);
    expect(wordsOf('00 卷内目录.docx')).not.toContain('封底');
  });
});
