import type { Label } from '../label.ts';

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

const kindsByForm = { image: 'photo', audio: 'voice', video: 'video' } as const;

/** What a file most often is to the people of a case, by its media type. */
export const usualKind = (mediaType: string): AttachmentKind =>
  kindsByForm[mediaType.split('/')[0] as keyof typeof kindsByForm] ?? 'paper';

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
