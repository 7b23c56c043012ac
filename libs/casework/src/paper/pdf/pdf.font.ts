import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import type { PDFFont } from '@cantoo/pdf-lib';

/** The typeface of every PDF: Noto Serif SC, SIL Open Font License (assets/fonts). It has some 30,000 characters. */
let bytes: Promise<Uint8Array> | undefined;

/** The typeface, unpacked once: 15 MB, of which a file takes only the characters that stand in it. */
export async function fontBytes(): Promise<Uint8Array> {
  bytes ??= unpacked();
  return await bytes;
}

async function unpacked(): Promise<Uint8Array> {
  const path = createRequire(import.meta.url).resolve('#fonts/NotoSerifSC-Regular.ttf.br');
  return await promisify(brotliDecompress)(await readFile(path));
}

/** Stands where the typeface has no such character: 〓, as printers have always done. */
const standIn = '〓';

/** Selects a form of the character before it, or joins two: nothing is missing where it is left out. */
const isSelector = (code: number): boolean =>
  (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef) || code === 0x200d;

const isControl = (code: number): boolean => code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0xfeff;

/** The typeface as a file uses it: what it has, how wide it is, and what of the texts it does not have. */
export class PaperFont {
  readonly #has: ReadonlySet<number>;
  readonly #widths = new Map<string, number>();
  readonly #missing = new Set<number>();

  constructor(readonly face: PDFFont) {
    this.#has = new Set(face.getCharacterSet());
  }

  /** A line as it can be shown. What is missing is remembered: it is named where the file ends. */
  shown(text: string): string {
    let shown = '';
    for (const character of text) {
      const code = character.codePointAt(0) ?? 0;
      if (character === '\t') shown += '　';
      else if (isSelector(code) || isControl(code)) continue;
      else if (this.#has.has(code)) shown += character;
      else {
        this.#missing.add(code);
        shown += standIn;
      }
    }
    return shown;
  }

  /** Code points that were asked for and that the typeface does not have, in order: `U+20BB7`. */
  get missing(): readonly string[] {
    return [...this.#missing]
      .sort((a, b) => a - b)
      .map((code) => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`);
  }

  /** How wide a shown text is at one point. */
  width(text: string): number {
    let sum = 0;
    for (const character of text) {
      let width = this.#widths.get(character);
      if (width === undefined) {
        width = this.face.widthOfTextAtSize(character, 1);
        this.#widths.set(character, width);
      }
      sum += width;
    }
    return sum;
  }
}
