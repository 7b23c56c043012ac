import { docxType } from './word.file.ts';
import { xlsxType } from './workbook.file.ts';

const types = {
  docx: docxType,
  xlsx: xlsxType,
  pdf: 'application/pdf',
  zip: 'application/zip',
} as const;

/**
 * With what a paper is handed out: as a file with its Chinese name, and a plain one for what is older than RFC 6266.
 * @param name  without the extension
 */
export const paperHeaders = (
  name: string,
  plain: string,
  extension: keyof typeof types = 'docx',
): Readonly<Record<string, string>> => ({
  'content-type': types[extension],
  'content-disposition': `attachment; filename="${plain}.${extension}"; filename*=UTF-8''${encodeURIComponent(`${name}.${extension}`)}`,
});
