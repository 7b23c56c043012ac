import { isShown } from '#domain';
import type { AttachmentView } from './attachment.view.ts';

/**
 * With what a file is handed out. It is shown in the browser only when that was asked for and it is an image or a PDF; it
 * never gets the origin of the product, and nobody guesses at what it is.
 */
export function fileHeaders(
  { fileName, mediaType, bytes }: Pick<AttachmentView, 'fileName' | 'mediaType' | 'bytes'>,
  asked: 'attachment' | 'inline',
): Readonly<Record<string, string>> {
  const disposition = isShown(mediaType) ? asked : 'attachment';
  // Browsers show no PDF in a sandbox; their viewers run none of its scripts in our origin.
  const isViewedPdf = disposition === 'inline' && mediaType === 'application/pdf';
  return {
    'content-type': mediaType,
    'content-length': String(bytes),
    'content-disposition': `${disposition}; filename="${plainName(fileName)}"; filename*=UTF-8''${spelt(fileName)}`,
    'content-security-policy': `default-src 'none'; frame-ancestors 'none'${isViewedPdf ? '' : '; sandbox'}`,
    'x-content-type-options': 'nosniff',
  };
}

/** For what is older than RFC 6266: the extension, which is the half that matters. */
function plainName(fileName: string): string {
  const [, extension = ''] = /(\.[a-z0-9]{1,10})$/i.exec(fileName) ?? [];
  return `attachment${extension}`;
}

/** @source RFC 8187, section 3.2.1: fewer characters stand for themselves than in an address */
const spelt = (fileName: string): string =>
  encodeURIComponent(fileName).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
