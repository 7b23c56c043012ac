import { type Commitment, committed } from '#casework/seal';
import type { AttachmentKind, AttachmentLevel, FiledPart, PaperForm } from '#domain';

/** What is known of a file of a case, in plain. */
export interface Attachment {
  readonly id: string;
  readonly kind: AttachmentKind;
  readonly level: AttachmentLevel;
  /** What the bytes were found to be. */
  readonly mediaType: string;
  /** Of the file as it was handed in. */
  readonly bytes: number;
  readonly fileName: string;
  /** Of the file as it was handed in, in hexadecimal. */
  readonly sha256: string;
  /** Which paper of the dossier it is; the event that added it says so. */
  readonly form?: PaperForm | undefined;
  /** The print of which it is a scan. */
  readonly printId?: string | undefined;
  /** Where it holds several papers, or one without its end: which stands on which of its pages; the first of them is `form`. */
  readonly parts?: readonly FiledPart[] | undefined;
}

/** The digest of a file as it was handed in, wherever and however its bytes lie. */
export const attachmentDigest = (
  {
    id,
    kind,
    level,
    mediaType,
    bytes,
    fileName,
    sha256,
  }: { readonly [K in keyof Omit<Attachment, 'form' | 'printId' | 'parts'>]: unknown },
  salt: string,
): string => committed(salt, { id, kind, level, mediaType, bytes, fileName, sha256 });

/** What the history commits to of an attachment. */
export const commitmentTo = (attachment: Attachment, salt: string): Commitment => ({
  of: 'attachment',
  id: attachment.id,
  digest: attachmentDigest(attachment, salt),
});

/** To what the stored bytes of an attachment belong: they open as nothing else. */
export const streamContext = (id: string): string => `attachment ${id}`;
