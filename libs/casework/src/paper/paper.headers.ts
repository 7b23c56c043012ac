import { docxType } from './word.file.ts';

/**
 * With what a paper is handed out: as a file with its Chinese name, and a plain one for what is older than RFC 6266.
 * @param name  without the extension
 */
export const paperHeaders = (name: string, plain: string): Readonly<Record<string, string>> => ({
  'content-type': docxType,
  'content-disposition': `attachment; filename="${plain}.docx"; filename*=UTF-8''${encodeURIComponent(`${name}.docx`)}`,
});
