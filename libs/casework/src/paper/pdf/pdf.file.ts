import { createHash } from 'node:crypto';
import fontkit from '@cantoo/fontkit';
import {
  PDFDocument,
  PDFHexString,
  type PDFObject,
  type PDFPage,
  type PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib';
import { fontBytes, PaperFont } from './pdf.font.ts';
import { sheet } from './pdf.sheet.ts';

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** ISO instant → D:20261123022000Z. */
const pdfDate = (at: string): string => `D:${at.slice(0, 19).replaceAll(/[-:T]/g, '')}Z`;

/**
 * A PDF that is handed out while it is being made: what is done of it is written away at once, so that memory holds one
 * attachment at a time however many there are. The same content gives the same bytes.
 * @source ISO 32000-1, 7.5
 */
export class PdfFile {
  readonly #ready: Uint8Array[] = [];
  /** Where each object that was written begins, in bytes. */
  readonly #offsets = new Map<number, number>();
  #written = 0;

  private constructor(
    readonly document: PDFDocument,
    readonly font: PaperFont,
    private readonly title: string,
  ) {
    // The second line tells every program that what follows is no text.
    this.put(latin('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n'));
  }

  /** @param at  ISO instant of the content: the only time in the file */
  static async begun({ title, issuer, at }: { title: string; issuer: string; at: string }): Promise<PdfFile> {
    const document = await PDFDocument.create({ updateMetadata: false });
    document.registerFontkit(fontkit);
    const face = await document.embedFont(await fontBytes(), {
      subset: true,
      customName: 'FQSUBS+NotoSerifSC-Regular',
    });
    const info = document.context.obj({
      Title: PDFHexString.fromText(title),
      Author: PDFHexString.fromText(issuer),
      Producer: PDFHexString.fromText('Fengqiao'),
      CreationDate: PDFString.of(pdfDate(at)),
    });
    document.context.trailerInfo.Info = document.context.register(info);
    return new PdfFile(document, new PaperFont(face), title);
  }

  /** Adds a page of A4 behind the others, or before the page of a place. */
  addPage(before?: number): PDFPage {
    const size: [number, number] = [sheet.width, sheet.height];
    return before === undefined ? this.document.addPage(size) : this.document.insertPage(before, size);
  }

  get pages(): number {
    return this.document.getPageCount();
  }

  /** Writes away what is large. To be called when no page is being written: those there are will not be touched again. */
  drain(): void {
    const { context } = this.document;
    for (const [ref, object] of context.enumerateIndirectObjects()) {
      if (!(object instanceof PDFStream)) continue;
      this.write(ref, object);
      context.delete(ref);
    }
  }

  /** What is done of the file, to be handed on. */
  taken(): readonly Uint8Array[] {
    return this.#ready.splice(0);
  }

  /** Writes the rest. Nothing can be added after it. */
  async end(): Promise<void> {
    await this.document.flush();
    const { context } = this.document;
    for (const [ref, object] of context.enumerateIndirectObjects()) this.write(ref, object);
    const size = context.largestObjectNumber + 1;
    const start = this.#written;
    const lines = Array.from({ length: size }, (_, number) => {
      const offset = this.#offsets.get(number);
      return offset === undefined
        ? '0000000000 65535 f \n'
        : `${String(offset).padStart(10, '0')} 00000 n \n`;
    });
    this.put(latin(`xref\n0 ${size}\n${lines.join('')}`));
    const { Root, Info } = context.trailerInfo;
    const id = createHash('md5').update(`${this.title} ${start} ${size}`).digest('hex').toUpperCase();
    this.put(
      latin(
        `trailer\n<<\n/Size ${size}\n/Root ${String(Root)}\n/Info ${String(Info)}\n/ID [<${id}> <${id}>]\n>>\nstartxref\n${start}\n%%EOF\n`,
      ),
    );
  }

  private write(ref: PDFRef, object: PDFObject): void {
    this.#offsets.set(ref.objectNumber, this.#written);
    const body = new Uint8Array(object.sizeInBytes());
    object.copyBytesInto(body, 0);
    this.put(latin(`${ref.objectNumber} 0 obj\n`));
    this.put(body);
    this.put(latin('\nendobj\n'));
  }

  private put(bytes: Uint8Array): void {
    this.#ready.push(bytes);
    this.#written += bytes.length;
  }
}
