import { unzipSync, zipSync } from 'fflate';
import { entryTime } from '#casework/paper';
import type { PaperData } from '#domain';
import { type Stamp, stamped } from '../stamp/stamp.ts';
import { ReadTemplate } from '../template/template.filling.ts';
import type { TemplateParts } from '../template/template.parts.ts';

/**
 * A paper as a .docx: a checked template, filled, with the code at its foot. The same arguments give the same bytes.
 * @param template  a .docx that was checked, or comes with the product
 * @param stamp  left out on a preview, which is no paper of any case
 * @param at  ISO instant of the content, the only time in the file
 */
export function renderedPaper(template: Uint8Array, data: PaperData, at: string, stamp?: Stamp): Uint8Array {
  return withParts(unzipSync(template), data, at, stamp);
}

/** The same of a template that is unpacked already. */
export function withParts(parts: TemplateParts, data: PaperData, at: string, stamp?: Stamp): Uint8Array {
  const filled = new ReadTemplate(parts).filled(data);
  return packed(stamp === undefined ? filled : stamped(filled, stamp), at);
}

/** In the order of their names, whatever the order in which a program has written them. */
export function packed(parts: TemplateParts, at: string): Uint8Array {
  // By code unit, as the writer of our own papers has them.
  const names = Object.keys(parts).toSorted((one, other) => (one < other ? -1 : 1));
  const files = Object.fromEntries(names.map((name) => [name, parts[name] ?? new Uint8Array(0)]));
  return zipSync(files, { level: 6, mtime: entryTime(at) });
}
