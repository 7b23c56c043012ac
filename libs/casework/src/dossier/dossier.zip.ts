import { Zip, ZipPassThrough } from 'fflate';
import { isLost, type StoredAttachment } from '#casework/attachment';
import type { FilledDossier } from '#casework/case-paper';
import { docxOf, entryTime } from '#casework/paper';
import { dossierItemLabels, safeFileName } from '#domain';
import { backPaper, coverPaper, type IndexLine, indexPaper, lackOf } from './dossier.cover.ts';
import type { DossierMaterial } from './dossier.facts.ts';

/** The bytes of a file, piece by piece. @throws when they are lost, damaged or out of reach */
export type FileStream = (file: StoredAttachment) => AsyncIterable<Uint8Array>;

const two = (n: number): string => String(n).padStart(2, '0');
/** Names of folders and files: with the words before it, one of 80 Chinese characters fits into the 255 bytes of Linux. */
const nameAtMost = 80;

/**
 * The same dossier as its parts: each paper as a .docx in the wording of the township, each file as it was handed in, in
 * folders that stand in the order of the binding, and a list with the hash of every file. Nothing is held but the piece that is
 * being handed on.
 */
export async function* dossierZip(
  material: DossierMaterial,
  filled: FilledDossier,
  streamOf: FileStream,
): AsyncGenerator<Uint8Array> {
  const at = material.events.at(-1)?.at ?? filled.view.createdAt;
  const ready: Uint8Array[] = [];
  const failures: Error[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) failures.push(error);
    else ready.push(chunk);
  });
  const take = function* (): Generator<Uint8Array> {
    const [failure] = failures;
    if (failure !== undefined) throw failure;
    yield* ready.splice(0);
  };
  // What is in it is packed already, or is a photograph: packing it once more saves nothing.
  const entry = (path: string): ZipPassThrough => {
    const file = new ZipPassThrough(path);
    file.mtime = entryTime(at);
    zip.add(file);
    return file;
  };
  const put = (path: string, bytes: Uint8Array): void => entry(path).push(bytes, true);
  const paper = (blocks: Parameters<typeof docxOf>[0]['blocks'], title: string): Uint8Array =>
    docxOf({ title, issuer: filled.committee, at, blocks });

  put('00 封面.docx', paper(coverPaper(filled, material).blocks, '封面'));
  const rows: string[] = ['序号,卷内位置,文件,类型,收件时字节数,收件时SHA-256,说明'];
  const index: IndexLine[] = [];
  const packed = new Map<string, string>();
  for (const [n, line] of material.lines.entries()) {
    const folder = `${two(n + 1)} ${dossierItemLabels[line.item].zh}`;
    const papers = filled.papers.filter(({ place }) => place === n + 1);
    for (const [nth, one] of papers.entries()) {
      index.push({ title: one.title, on: one.on, page: null, remark: '' });
      put(`${folder}/${two(nth + 1)} ${one.title}.docx`, await one.docx(at));
      yield* take();
    }
    const files = material.files.filter(({ id }) => line.fileIds.includes(id));
    for (const [nth, file] of files.entries()) {
      const before = packed.get(file.id);
      // A scan of several papers is packed once, with the first of them.
      if (before !== undefined) {
        index.push({ title: file.fileName, on: null, page: null, remark: `见“${before}”` });
        continue;
      }
      const path = `${folder}/附件${two(nth + 1)} ${safeFileName(file.fileName, nameAtMost)}`;
      packed.set(file.id, folder);
      const remark = yield* original(entry(path), streamOf(file), take);
      index.push({ title: file.fileName, on: null, page: null, remark: remark === '' ? '附件' : remark });
      rows.push(
        [rows.length, folder, path, file.mediaType, file.bytes, file.sha256 ?? '', remark]
          .map(quoted)
          .join(','),
      );
    }
    if (papers.length === 0 && files.length === 0) index.push(...lackOf(line));
  }
  const { files, withheld } = material;
  const told = { pages: null, files: files.length, beside: 0, withheld, missing: [] };
  put('00 卷内目录.docx', paper(indexPaper(index).blocks, '卷内目录'));
  put('99 备考表.docx', paper(backPaper(material, told).blocks, '备考表'));
  // Spreadsheets take it for UTF-8 by its mark.
  put('99 附件清单.csv', new TextEncoder().encode(`\ufeff${rows.join('\r\n')}\r\n`));
  zip.end();
  yield* take();
}

/**
 * Passes a file on. What has been handed on cannot be taken back: a file that turns out to be lost is an empty entry, one that
 * breaks off a cut one.
 * @returns what the list says of it; empty for a file that is whole
 */
async function* original(
  entry: ZipPassThrough,
  content: AsyncIterable<Uint8Array>,
  take: () => Generator<Uint8Array>,
): AsyncGenerator<Uint8Array, string> {
  let bytes = 0;
  let remark = '';
  try {
    for await (const chunk of content) {
      bytes += chunk.length;
      entry.push(chunk);
      yield* take();
    }
  } catch (error) {
    if (!isLost(error)) throw error;
    remark = bytes === 0 ? '原件遗失或损坏，此处为空文件' : `原件损坏，此处只有前${bytes}字节`;
  }
  entry.push(new Uint8Array(0), true);
  yield* take();
  return remark;
}

const quoted = (value: string | number): string => {
  const text = String(value);
  // What begins like a formula is none: a spreadsheet would work it out.
  const safe = /^[=+\-@]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
