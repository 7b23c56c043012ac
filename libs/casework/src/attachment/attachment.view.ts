import { z } from 'zod';
import {
  attachmentKindLabels,
  attachmentKinds,
  attachmentLevelLabels,
  attachmentLevels,
  isShown,
  paperFormFacts,
  paperForms,
} from '#domain';
import type { StoredAttachment } from './attachment.store.ts';

const label = z.object({ zh: z.string(), en: z.string() });
const person = z.object({ id: z.uuid(), name: z.string(), organisation: z.string() });

/** A file of a case, as whoever may open it sees it. */
export const attachmentView = z.object({
  id: z.uuid(),
  kind: z.enum(attachmentKinds),
  kindName: label,
  level: z.enum(attachmentLevels),
  levelName: label,
  /** Which paper of the dossier it is. */
  form: z.enum(paperForms).nullable(),
  formName: label.nullable(),
  /** The print of which it is a scan. */
  printId: z.uuid().nullable(),
  /** Where it holds several papers, or one without its end: which stands on which of its pages, from 1. */
  parts: z
    .array(
      z.object({
        form: z.enum(paperForms),
        printId: z.uuid(),
        fromPage: z.int(),
        toPage: z.int(),
        hasEnd: z.boolean().optional(),
      }),
    )
    .nullable(),
  fileName: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  /** Of the file as it was handed in, hexadecimal. */
  sha256: z.string().nullable(),
  /** May be shown in the browser; everything else is saved only. */
  isShown: z.boolean(),
  added: z.object({ at: z.iso.datetime(), by: person }),
  /** Erased together with a party: name and bytes are gone. */
  erasedOn: z.iso.date().nullable(),
  /** Its bytes are gone; that it was there stays. */
  removed: z.object({ at: z.iso.datetime(), by: person, reason: z.string() }).nullable(),
});
export type AttachmentView = z.output<typeof attachmentView>;

z.globalRegistry.add(attachmentView, { title: 'Attachment' });

/** An attachment as it is answered. */
export function viewOf(attachment: StoredAttachment): AttachmentView {
  const {
    id,
    kind,
    level,
    fileName,
    mediaType,
    bytes,
    sha256,
    erasedOn,
    added,
    removed,
    form,
    printId,
    parts,
  } = attachment;
  return {
    id,
    kind,
    kindName: { ...attachmentKindLabels[kind] },
    level,
    levelName: { ...attachmentLevelLabels[level] },
    form,
    formName: form && { zh: paperFormFacts[form].zh, en: paperFormFacts[form].en },
    printId,
    parts: parts?.map((part) => ({ ...part })) ?? null,
    fileName,
    mediaType,
    bytes,
    sha256,
    isShown: removed === null && erasedOn === null && isShown(mediaType),
    erasedOn,
    added,
    removed,
  };
}
