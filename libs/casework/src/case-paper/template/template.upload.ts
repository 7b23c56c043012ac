import { RuleError } from '#domain';
import { errorCode } from '#platform';

/** What the multipart plugin makes of a request. */
export interface TemplateUpload {
  isMultipart(): boolean;
  file(): Promise<{ readonly filename: string; toBuffer(): Promise<Buffer> } | undefined>;
}

/** A template as somebody has handed it in. */
export interface TemplateFile {
  readonly fileName: string;
  readonly content: Buffer;
}

/**
 * The file of an upload, whole.
 * @throws RuleError kind "invalid", code "no-file" or "upload-damaged"
 */
export async function uploadedTemplate(request: TemplateUpload): Promise<TemplateFile> {
  const upload = request.isMultipart() ? await orDamaged(request.file()) : undefined;
  if (upload === undefined)
    throw refused('no-file', '请选择模板文件（.docx）', 'Send the template in the field "file"');
  const content = await orDamaged(upload.toBuffer());
  return { fileName: upload.filename.slice(-120), content };
}

/** The parser beneath the plugin throws bare errors for a body without boundary or end; the plugin's own have a code. */
async function orDamaged<Result>(reading: Promise<Result>): Promise<Result> {
  try {
    return await reading;
  } catch (error) {
    if (errorCode(error) !== undefined) throw error;
    throw refused(
      'upload-damaged',
      '上传的内容不完整或已损坏，请重新上传',
      'The upload is incomplete: send it again',
    );
  }
}

const refused = (code: string, messageZh: string, message: string): RuleError =>
  new RuleError({
    kind: 'invalid',
    code,
    message,
    messageZh,
    errors: [{ pointer: '/file', message, messageZh }],
  });
