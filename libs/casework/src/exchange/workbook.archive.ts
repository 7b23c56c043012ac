import { crc32, inflateRawSync } from 'node:zlib';
import { RuleError } from '#domain';
import { exchangeLimits } from './exchange.limits.ts';
import { fileRefused } from './file.refusal.ts';

/** The parts of a workbook that are read, by their path. */
export type WorkbookParts = ReadonlyMap<string, string>;

const localSignature = 0x04034b50;
const centralSignature = 0x02014b50;
const endSignature = 0x06054b50;
/** The end record lies within the last 64 KB, where a comment may follow it. */
const endSearch = 65_557;
const partLimit = 5_000;
/** Only parts that can hold a table are unpacked: no pictures, drawings, comments, linked books or macros. */
const wanted = /\.(?:xml|xml\.rels)$/i;
const unwanted =
  /^(?:docProps|customXml)\/|\/(?:media|drawings|charts|chartsheets|diagrams|theme|comments|threadedComments|persons|externalLinks|pivotTables|pivotCache|tables|printerSettings|queryTables)\/|\/comments\d*\.xml$|\/calcChain\.xml$/i;

interface Entry {
  readonly path: string;
  readonly method: number;
  readonly checksum: number;
  readonly packed: Buffer;
}

/**
 * Unpacks the parts of a workbook under a limit that counts real bytes: the sizes that an archive states about
 * itself are not believed.
 * @throws RuleError kind "invalid": old format, encrypted, damaged, other kind of file, too large
 */
export function openWorkbook(buffer: Buffer): WorkbookParts {
  refuseOtherKinds(buffer);
  const parts = new Map<string, string>();
  let budget: number = exchangeLimits.unpackedBytes;
  for (const entry of entries(buffer)) {
    const content = unpacked(entry, budget);
    // A figure that was flipped on the way would read as another figure.
    if (crc32(content) !== entry.checksum) throw fileRefused('workbook-damaged');
    budget -= content.length;
    // A byte order mark in front of XML is allowed, and in the way.
    parts.set(entry.path, content.toString('utf8').replace(/^\uFEFF/, ''));
  }
  if (![...parts.keys()].some((path) => /^xl\/workbook\.xml$/i.test(path)))
    throw fileRefused('workbook-other-kind');
  return parts;
}

function refuseOtherKinds(buffer: Buffer): void {
  if (buffer.length === 0) throw fileRefused('file-empty');
  if (buffer.length > exchangeLimits.fileBytes) throw fileRefused('file-too-large');
  if (buffer.length >= 8 && buffer.readUInt32BE(0) === 0xd0cf11e0) {
    const isEncrypted = buffer.includes(Buffer.from('EncryptedPackage', 'utf16le'));
    throw fileRefused(isEncrypted ? 'workbook-encrypted' : 'workbook-old-format');
  }
  if (/^\s*<(?:!doctype|html|\?xml|table)\b/i.test(buffer.toString('latin1', 0, 500)))
    throw fileRefused('file-web-page');
  if (buffer.length < 22 || buffer.readUInt32LE(0) !== localSignature) throw fileRefused('workbook-damaged');
}

/** The wanted entries of the archive's own table of contents. */
function entries(buffer: Buffer): readonly Entry[] {
  try {
    const end = endOf(buffer);
    const count = buffer.readUInt16LE(end + 10);
    let at = buffer.readUInt32LE(end + 16);
    const found: Entry[] = [];
    for (let index = 0; index < Math.min(count, partLimit); index += 1) {
      if (buffer.readUInt32LE(at) !== centralSignature) throw fileRefused('workbook-damaged');
      const nameLength = buffer.readUInt16LE(at + 28);
      const path = buffer
        .toString('utf8', at + 46, at + 46 + nameLength)
        .replaceAll('\\', '/')
        .replace(/^\//, '');
      if ((buffer.readUInt16LE(at + 8) & 1) === 1) throw fileRefused('workbook-encrypted');
      if (wanted.test(path) && !unwanted.test(path)) found.push(entryAt(buffer, at, path));
      at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
    }
    return found;
  } catch (cause) {
    // What is no refusal is a RangeError of Buffer: an offset that leads out of the file.
    throw cause instanceof RuleError ? cause : fileRefused('workbook-damaged');
  }
}

function endOf(buffer: Buffer): number {
  const end = buffer.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end < buffer.length - endSearch || buffer.readUInt32LE(end) !== endSignature) {
    throw fileRefused('workbook-damaged');
  }
  return end;
}

function entryAt(buffer: Buffer, at: number, path: string): Entry {
  const method = buffer.readUInt16LE(at + 10);
  const size = wide(buffer, at, buffer.readUInt32LE(at + 20), 1);
  const offset = wide(buffer, at, buffer.readUInt32LE(at + 42), 2);
  if (buffer.readUInt32LE(offset) !== localSignature) throw fileRefused('workbook-damaged');
  const from = offset + 30 + buffer.readUInt16LE(offset + 26) + buffer.readUInt16LE(offset + 28);
  if (from + size > buffer.length) throw fileRefused('workbook-damaged');
  const checksum = buffer.readUInt32LE(at + 16);
  return { path, method, checksum, packed: buffer.subarray(from, from + size) };
}

/**
 * The value of a field that moved into the ZIP64 extension, which some writers use for small files too.
 * @param place how many of the three fields (unpacked size, packed size, offset) may stand before it there
 */
function wide(buffer: Buffer, at: number, value: number, place: 1 | 2): number {
  if (value !== 0xffffffff) return value;
  const extraStart = at + 46 + buffer.readUInt16LE(at + 28);
  const extraEnd = extraStart + buffer.readUInt16LE(at + 30);
  for (let field = extraStart; field + 4 <= extraEnd; field += 4 + buffer.readUInt16LE(field + 2)) {
    if (buffer.readUInt16LE(field) !== 1) continue;
    const before = [buffer.readUInt32LE(at + 24), buffer.readUInt32LE(at + 20)].slice(0, place);
    const skipped = before.filter((other) => other === 0xffffffff).length;
    return Number(buffer.readBigUInt64LE(field + 4 + 8 * skipped));
  }
  throw fileRefused('workbook-damaged');
}

function unpacked({ method, packed }: Entry, budget: number): Buffer {
  if (method === 0) {
    if (packed.length > budget) throw fileRefused('workbook-too-large');
    return packed;
  }
  if (method !== 8) throw fileRefused('workbook-damaged');
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, budget) });
  } catch (cause) {
    const isTooLarge = (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw fileRefused(isTooLarge ? 'workbook-too-large' : 'workbook-damaged');
  }
}

/**
 * The same parts as a plain archive without compression: the reading library gets exactly what was checked here,
 * and nothing that only its own unpacking would find.
 */
export function packWorkbook(parts: WorkbookParts): Buffer {
  const bodies: Buffer[] = [];
  const contents: Buffer[] = [];
  let offset = 0;
  for (const [path, text] of parts) {
    const name = Buffer.from(path, 'utf8');
    const content = Buffer.from(text, 'utf8');
    const facts = entryFacts(content, name.length);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), facts, name]);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(centralSignature, 0);
    central.writeUInt16LE(20, 4);
    facts.copy(central, 6);
    central.writeUInt32LE(offset, 42);
    contents.push(central, name);
    bodies.push(local, content);
    offset += local.length + content.length;
  }
  const directory = Buffer.concat(contents);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(endSignature, 0);
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, directory, end]);
}

/** The 26 bytes that local and central header share: version, UTF-8 names, stored, no date, checksum, sizes. */
function entryFacts(content: Buffer, nameLength: number): Buffer {
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(0x0800, 2);
  facts.writeUInt32LE(crc32(content), 10);
  facts.writeUInt32LE(content.length, 14);
  facts.writeUInt32LE(content.length, 18);
  facts.writeUInt16LE(nameLength, 22);
  return facts;
}
