import type { StoredAttachment } from '#casework/attachment';
import { type DossierPaper, type FilledDossier } from '#casework/case-paper';
import { addPaper, addPdf, addPicture, numberPage, PdfFile, type PdfRange } from '#casework/paper/pdf';
import { type ChecklistLine, dayInShanghai, dossierItemLabels, type FiledPart, itemOfFile } from '#domain';
import { backPaper, coverPaper, type IndexLine, indexPaper, lackOf } from '../dossier.cover.ts';
import type { DossierMaterial } from '../dossier.facts.ts';

/** The bytes of a file; null when they are lost or damaged. */
export type FileBytes = (file: StoredAttachment) => Promise<Uint8Array | null>;

const kilobytes = (bytes: number): string =>
  `${Math.max(1, Math.round(bytes / 1024)).toLocaleString('en')} KB`;

/** Puts a dossier together, page by page, holding one file at a time. */
export class DossierBinding {
  readonly #index: IndexLine[] = [];
  #beside = 0;
  /** Files that are not bound once more where another of their papers lies: the page on which each is; null for one that is none. */
  readonly #bound = new Map<string, number | null>();

  constructor(
    private readonly material: DossierMaterial,
    private readonly filled: FilledDossier,
    private readonly bytesOf: FileBytes,
  ) {}

  /** The instant of the content: that of the latest event. */
  get at(): string {
    return this.material.events.at(-1)?.at ?? this.filled.view.createdAt;
  }

  /** Cover, index, papers in binding order with their files, back page. The same content gives the same bytes. */
  async *pdf(): AsyncGenerator<Uint8Array> {
    const { view, committee } = this.filled;
    const file = await PdfFile.begun({
      title: `人民调解卷宗${view.number ?? ''}`,
      issuer: committee,
      at: this.at,
    });
    const covers = addPaper(file, coverPaper(this.filled, this.material));
    for (const [n, line] of this.material.lines.entries()) {
      yield* this.item(file, line, n + 1, covers);
    }
    const pages = file.pages - covers;
    const { files, withheld } = this.material;
    const { missing } = file.font;
    addPaper(
      file,
      backPaper(this.material, { pages, files: files.length, beside: this.#beside, withheld, missing }),
    );
    addPaper(file, indexPaper(this.#index), covers);
    await file.end();
    yield* file.taken();
  }

  /** @param covers  pages before the first that bears a number */
  private async *item(
    file: PdfFile,
    line: ChecklistLine,
    place: number,
    covers: number,
  ): AsyncGenerator<Uint8Array> {
    if (line.item === 'backPage') return;
    const name = dossierItemLabels[line.item].zh;
    const papers = this.filled.papers.filter((paper) => paper.place === place);
    const files = this.material.files.filter(({ id }) => line.fileIds.includes(id));
    for (const paper of papers) {
      this.#index.push({ title: paper.title, on: paper.on, page: file.pages - covers + 1, remark: '' });
      this.paper(file, paper, covers);
    }
    if (files.length > 0) {
      const fresh = files.filter(({ id }) => !this.#bound.has(id));
      const [title, next] = [papers.length > 0 ? `${name}（附件）` : name, file.pages - covers + 1];
      const elsewhere = files.flatMap(({ id }) => this.#bound.get(id) ?? []);
      const beside: string[][] = [];
      for (const one of fresh) {
        const why = await this.file(file, one, line.item, covers);
        if (why !== null) beside.push([one.fileName, kilobytes(one.bytes), why, one.sha256 ?? '']);
        file.drain();
        yield* file.taken();
      }
      if (beside.length > 0) this.listed(file, name, beside, covers);
      const apart = beside.length > 0 ? `，其中另存${beside.length}件` : '';
      const shared = elsewhere.length > 0 ? `，与其他文书同件，见第${elsewhere.join('、')}页` : '';
      const page = fresh.length > 0 ? next : (elsewhere[0] ?? null);
      this.#index.push({ title, on: null, page, remark: `附件${files.length}件${apart}${shared}` });
    }
    if (papers.length === 0 && files.length === 0) this.#index.push(...lackOf(line));
    file.drain();
    yield* file.taken();
  }

  private paper(file: PdfFile, { blocks }: Pick<DossierPaper, 'blocks'>, covers: number): void {
    const from = file.pages;
    addPaper(file, { blocks });
    this.number(file, from, covers);
  }

  /** @returns why the file is no page of the dossier; null when it is */
  private async file(
    file: PdfFile,
    attachment: StoredAttachment,
    item: ChecklistLine['item'],
    covers: number,
  ): Promise<string | null> {
    const { id, mediaType, fileName, parts } = attachment;
    this.#bound.set(id, null);
    const isPicture = mediaType === 'image/jpeg' || mediaType === 'image/png';
    if (!isPicture && mediaType !== 'application/pdf') return '此类文件不能排成页面，原件另存';
    const bytes = await this.bytesOf(attachment);
    if (bytes === null) return '原件遗失或损坏';
    const from = file.pages;
    const caption = `${dossierItemLabels[item].zh}：${fileName}（${dayInShanghai(attachment.added.at)} ${attachment.added.by.name}）`;
    const only = parts === null ? undefined : pagesWithin(parts, item);
    const added = isPicture
      ? await addPicture(file, bytes, mediaType, caption)
      : await addPdf(file, bytes, only);
    if (added === null)
      return isPicture ? '图片过大或已损坏，原件另存' : 'PDF已加密、损坏或页数过多，原件另存';
    // Its other pages lie with the other papers.
    if (added === 'some') this.#bound.delete(id);
    else this.#bound.set(id, from - covers + 1);
    this.number(file, from, covers);
    return null;
  }

  /** What is no page is named, with what proves that the file beside is the one. */
  private listed(file: PdfFile, name: string, rows: readonly string[][], covers: number): void {
    this.#beside += rows.length;
    const columns = [
      { title: '文件名', widthMm: 46 },
      { title: '大小', widthMm: 22, align: 'centre' as const },
      { title: '说明', widthMm: 36 },
      { title: 'SHA-256', widthMm: 52 },
    ];
    const title = { kind: 'title', text: `${name}：另存的原件` } as const;
    this.paper(file, { blocks: [title, { kind: 'table', columns, rows }] }, covers);
  }

  private number(file: PdfFile, from: number, covers: number): void {
    for (let at = from; at < file.pages; at += 1) numberPage(file, at, at - covers + 1);
  }
}

/** The pages of a scan of several papers that lie in an item. */
function pagesWithin(parts: readonly FiledPart[], item: ChecklistLine['item']): PdfRange {
  const own = parts.filter(({ form }) => itemOfFile(form) === item);
  const pages = own.flatMap(({ fromPage, toPage }) =>
    Array.from({ length: toPage - fromPage + 1 }, (_, n) => fromPage + n),
  );
  const of = Math.max(...parts.map(({ toPage }) => toPage));
  return { of, pages: [...new Set(pages)].toSorted((one, other) => one - other) };
}
