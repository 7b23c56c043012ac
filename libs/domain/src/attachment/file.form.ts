import type { FileForm } from './file.types.ts';

const headBytes = 64;
/** The directory of an office document stands at its end and is some thousand bytes long. */
const tailBytes = 128 * 1024;

const latin = (bytes: Uint8Array, from = 0, to = bytes.length): string =>
  String.fromCharCode(...bytes.subarray(from, to));

/**
 * Finds out what a file is while it passes by: from its first bytes, the directory at the end of a zip, and for a text from
 * all of them. Holds at most 256 KiB.
 */
export class FormWatch {
  #head: Uint8Array = new Uint8Array(0);
  #tail: readonly Uint8Array[] = [];
  #tailLength = 0;
  readonly #text = new TextWatch();

  push(chunk: Uint8Array): void {
    if (this.#head.length < headBytes) this.#head = joined([this.#head, chunk.slice(0, headBytes)]);
    this.#text.push(chunk);
    this.#tail = [...this.#tail, chunk.slice(-tailBytes)];
    this.#tailLength += Math.min(chunk.length, tailBytes);
    if (this.#tailLength <= 2 * tailBytes) return;
    this.#tail = [joined(this.#tail).slice(-tailBytes)];
    this.#tailLength = tailBytes;
  }

  /** What it was; null for an empty file and for whatever is not known here. */
  end(): FileForm | null {
    const head = this.#head;
    if (head.length === 0) return null;
    const text = latin(head);
    if (text.startsWith('PK\x03\x04')) return officeForm(joined(this.#tail).slice(-tailBytes));
    return formOfHead(head, text) ?? (this.#text.isText() ? 'text' : null);
  }
}

function formOfHead(head: Uint8Array, text: string): FileForm | null {
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (text.startsWith('%PDF-')) return 'pdf';
  if (text.startsWith('RIFF')) return riffForm(text.slice(8, 12));
  if (text.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'compound';
  if (text.startsWith('#!AMR\n') || text.startsWith('#!AMR-WB\n')) return 'amr';
  if (text.startsWith('\x1a\x45\xdf\xa3')) return isWebM(text) ? 'webm' : null;
  if (text.slice(4, 8) === 'ftyp') return brandForm(text.slice(8, 12));
  if (text.startsWith('ID3') || isMpegAudio(head)) return 'mp3';
  return null;
}

function riffForm(kind: string): FileForm | null {
  if (kind === 'WEBP') return 'webp';
  return kind === 'WAVE' ? 'wav' : null;
}

/** An EBML document that names its type near its beginning; Matroska names another. @source RFC 8794, 11.2.8 */
const isWebM = (text: string): boolean => text.includes('\x42\x82\x84webm');

const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);
const movieBrands = new Set(['isom', 'iso2', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'avc1', 'M4V ', 'MSNV']);

/** @source ISO/IEC 14496-12, 4.3 (file type box) */
function brandForm(brand: string): FileForm | null {
  if (heicBrands.has(brand)) return 'heic';
  if (brand === 'M4A ' || brand === 'M4B ') return 'm4a';
  return movieBrands.has(brand) || /^3gp[4-7]$/.test(brand) ? 'mp4' : null;
}

/** A frame of layer III with a bit rate and a sampling rate that exist. @source ISO/IEC 11172-3, 2.4.1.3 */
function isMpegAudio([sync = 0, kind = 0, rates = 0]: Uint8Array): boolean {
  const isFrame = sync === 0xff && (kind & 0xe0) === 0xe0 && (kind & 0x18) !== 0x08;
  const isLayerThree = (kind & 0x06) === 0x02;
  const bitRate = rates >> 4;
  return isFrame && isLayerThree && bitRate > 0 && bitRate < 15 && (rates & 0x0c) !== 0x0c;
}

/** Which document a zip is, by the names in its directory; one with macros is none that is accepted. */
function officeForm(tail: Uint8Array): FileForm | null {
  const names = new Set(zipNames(tail));
  if ([...names].some((name) => /vbaProject|macrosheet|activeX/i.test(name))) return null;
  const main: Readonly<Record<string, FileForm>> = {
    'word/document.xml': 'docx',
    'xl/workbook.xml': 'xlsx',
    'OFD.xml': 'ofd',
  };
  const found = Object.keys(main).filter((name) => names.has(name));
  return found.length === 1 ? (main[found[0] ?? ''] ?? null) : null;
}

/** The names in the central directory. @source APPNOTE.TXT 6.3.10, 4.3.12 */
function zipNames(tail: Uint8Array): readonly string[] {
  const names: string[] = [];
  for (let at = 0; at + 46 <= tail.length; at += 1) {
    if (tail[at] !== 0x50 || latin(tail, at, at + 4) !== 'PK\x01\x02') continue;
    const length = (tail[at + 28] ?? 0) + 256 * (tail[at + 29] ?? 0);
    names.push(latin(tail, at + 46, Math.min(at + 46 + length, at + 46 + 300)));
  }
  return names;
}

/** Everything below a blank but tab, line ends and form feed. */
const isControl = (byte: number): boolean => byte < 32 && ![9, 10, 12, 13].includes(byte);

type Reader = InstanceType<typeof TextDecoder>;

/** Is it text in UTF-8, or in the older Chinese encoding that Windows still writes? */
class TextWatch {
  #readers: readonly Reader[] = ['utf-8', 'gb18030'].map((name) => new TextDecoder(name, { fatal: true }));

  push(chunk: Uint8Array): void {
    if (this.#readers.length === 0) return;
    if (chunk.some(isControl)) this.#readers = [];
    this.#readers = this.#readers.filter((reader) => reads(reader, chunk, true));
  }

  isText(): boolean {
    return this.#readers.some((reader) => reads(reader, new Uint8Array(0), false));
  }
}

function reads(reader: Reader, chunk: Uint8Array, stream: boolean): boolean {
  try {
    reader.decode(chunk, { stream });
    return true;
  } catch {
    return false;
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
