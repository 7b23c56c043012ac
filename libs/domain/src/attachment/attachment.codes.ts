import type { Label } from '../label.ts';
import type { PaperForm } from '../paper-form/paper.codes.ts';

/** What an attachment is to the people of the case. */
export const attachmentKinds = ['photo', 'voice', 'video', 'paper', 'other'] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

export const attachmentKindLabels: Readonly<Record<AttachmentKind, Label>> = {
  photo: { zh: '照片', en: 'photograph' },
  voice: { zh: '录音', en: 'voice recording' },
  video: { zh: '录像', en: 'video recording' },
  paper: { zh: '文书', en: 'paper' },
  other: { zh: '其他', en: 'other' },
};

/** What a file may be called, by what its bytes are, and first what it most often is; what is not here may be called anything. */
const kindsOfMedia: Readonly<Record<string, readonly AttachmentKind[]>> = {
  image: ['photo', 'paper', 'other'],
  audio: ['voice', 'other'],
  // Telephones write voice into films without a picture.
  video: ['video', 'voice', 'other'],
  application: ['paper', 'photo', 'other'],
  text: ['paper', 'other'],
};

const kindsOf = (mediaType: string) => kindsOfMedia[mediaType.split('/')[0] ?? ''];

/** What a file most often is to the people of a case, by its media type. */
export const usualKind = (mediaType: string): AttachmentKind => kindsOf(mediaType)?.[0] ?? 'paper';

/** Is a file of this media type what somebody calls it? A photograph is no voice recording. */
export const isKindOf = (mediaType: string, kind: AttachmentKind): boolean =>
  kindsOf(mediaType)?.includes(kind) ?? true;

/** Of these forms a recording may lie in the dossier; every other is a page that somebody signs. */
const recordable: ReadonlySet<PaperForm> = new Set(['investigation', 'evidence', 'performance', 'visit']);

/** Can a file of this media type be the paper? A recording is no signed page. */
export const canBePaper = (mediaType: string, form: PaperForm): boolean =>
  !/^(audio|video)\//.test(mediaType) || recordable.has(form);

/**
 * Who may open an attachment: whoever sees the case whole, or only those who mediate it.
 * @source Mediation Act, art. 15(4): what a party says in confidence stays with the mediator
 */
export const attachmentLevels = ['normal', 'mediators'] as const;
export type AttachmentLevel = (typeof attachmentLevels)[number];

export const attachmentLevelLabels: Readonly<Record<AttachmentLevel, Label>> = {
  normal: { zh: '一般', en: 'normal' },
  mediators: { zh: '仅限调解员', en: 'mediators only' },
};

/** A file is no larger, in bytes: 20 MB are two minutes of a slow line. The screen says so before it is sent. */
export const largestFileBytes = 20 * 2 ** 20;
