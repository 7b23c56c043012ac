import { Unzip, UnzipInflate } from 'fflate';
import type { TemplateParts } from './template.parts.ts';

/** A template with the arms of a county in it is some hundred KB. */
export const templateBytes = 1_000_000;
const unpackedBytes = 12_000_000;
const partsAtMost = 300;
/** Word's own are below fifty; each sentence about a part looks through its path. */
const pathCharacters = 200;
/** What one piece can unpack to at most, a thousand times its size, fits into memory before it is counted. */
const pieceBytes = 8_192;

/** Why an archive was not unpacked to its end; ambiguous: two parts have one name, and each reader believes another. */
export type UnpackingFault = 'damaged' | 'too-large' | 'ambiguous';

/** What the archive of a .docx holds, counted by real bytes: the sizes that it states of itself are not believed. */
export function unpackedTemplate(bytes: Uint8Array): TemplateParts | UnpackingFault {
  const parts = new Map<string, Uint8Array[]>();
  let budget = unpackedBytes;
  let fault: UnpackingFault | undefined;
  const unzip = new Unzip((file) => {
    if (parts.size >= partsAtMost) fault ??= 'too-large';
    if (parts.has(file.name)) fault ??= 'ambiguous';
    if (file.name.length > pathCharacters) fault ??= 'damaged';
    if (fault !== undefined) return;
    const pieces: Uint8Array[] = [];
    if (!file.name.endsWith('/')) parts.set(file.name, pieces);
    file.ondata = (error, piece) => {
      if (error !== null) fault ??= 'damaged';
      budget -= piece?.length ?? 0;
      if (budget < 0) fault ??= 'too-large';
      if (fault === undefined) pieces.push(piece);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length && fault === undefined; at += pieceBytes)
      unzip.push(bytes.subarray(at, at + pieceBytes), at + pieceBytes >= bytes.length);
  } catch {
    return fault ?? 'damaged';
  }
  return fault ?? Object.fromEntries([...parts].map(([path, pieces]) => [path, Buffer.concat(pieces)]));
}
