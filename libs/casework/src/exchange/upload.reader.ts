import type { ApiBodyOptions } from '@nestjs/swagger';
import { RuleError } from '#domain';
import { errorCode } from '#platform';
import { fileRefused } from './file.refusal.ts';

/** What the multipart plugin makes of a request. */
export interface Upload {
  file(): Promise<{ readonly filename: string; toBuffer(): Promise<Buffer> } | undefined>;
  isMultipart(): boolean;
}

/** The body of an upload that is one file, as the document of the interface tells it. */
export const fileBody: ApiBodyOptions = {
  schema: {
    type: 'object',
    required: ['file'],
    properties: { file: { type: 'string', format: 'binary' } },
  },
};

/**
 * The file of an upload, whole.
 * @throws RuleError kind "invalid", code "no-file" or "upload-damaged"
 */
export async function uploadedFile(
  request: Upload,
): Promise<{ readonly fileName: string; readonly content: Buffer }> {
  const upload = request.isMultipart() ? await orDamaged(request.file()) : undefined;
  if (upload === undefined) throw noFile();
  return { fileName: upload.filename, content: await orDamaged(upload.toBuffer()) };
}

/** The parser beneath the plugin throws bare errors for a body without boundary or end; the plugin's own have a code. */
async function orDamaged<Result>(reading: Promise<Result>): Promise<Result> {
  try {
    return await reading;
  } catch (error) {
    throw errorCode(error) === undefined ? fileRefused('upload-damaged') : error;
  }
}

const noFile = (): RuleError =>
  new RuleError({
    kind: 'invalid',
    code: 'no-file',
    message: 'Send the file as multipart/form-data in the field "file"',
    messageZh: '请选择文件（.xlsx 或 .csv）',
    errors: [{ pointer: '/file', message: 'A file is missing', messageZh: '缺少文件' }],
  });
