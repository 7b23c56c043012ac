import { extensionOf } from './file.name.ts';

/** What the bytes of a file say that it is. */
export type FileForm =
  | 'jpeg'
  | 'png'
  | 'webp'
  | 'heic'
  | 'pdf'
  | 'docx'
  | 'xlsx'
  | 'ofd'
  | 'compound'
  | 'mp3'
  | 'mp4'
  | 'm4a'
  | 'amr'
  | 'wav'
  | 'webm'
  | 'text';

interface AcceptedType {
  readonly mediaType: string;
  /** Which forms such a file may have; phones write voice into either of the two MPEG-4 forms. */
  readonly forms: readonly FileForm[];
}

/** Extension → what is accepted under it. Whatever is not here is refused. */
const acceptedTypes: Readonly<Record<string, AcceptedType>> = {
  jpg: { mediaType: 'image/jpeg', forms: ['jpeg'] },
  jpeg: { mediaType: 'image/jpeg', forms: ['jpeg'] },
  png: { mediaType: 'image/png', forms: ['png'] },
  webp: { mediaType: 'image/webp', forms: ['webp'] },
  heic: { mediaType: 'image/heic', forms: ['heic'] },
  heif: { mediaType: 'image/heic', forms: ['heic'] },
  pdf: { mediaType: 'application/pdf', forms: ['pdf'] },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    forms: ['docx'],
  },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', forms: ['xlsx'] },
  /** WPS Writer, of either generation. */
  wps: { mediaType: 'application/wps-office.wps', forms: ['compound', 'docx'] },
  /** @source GB/T 33190-2016, the national form of fixed pages */
  ofd: { mediaType: 'application/ofd', forms: ['ofd'] },
  mp3: { mediaType: 'audio/mpeg', forms: ['mp3'] },
  m4a: { mediaType: 'audio/mp4', forms: ['m4a', 'mp4'] },
  amr: { mediaType: 'audio/amr', forms: ['amr'] },
  wav: { mediaType: 'audio/wav', forms: ['wav'] },
  /** Voice as browsers record it that write no MPEG-4. */
  weba: { mediaType: 'audio/webm', forms: ['webm'] },
  mp4: { mediaType: 'video/mp4', forms: ['mp4', 'm4a'] },
  txt: { mediaType: 'text/plain', forms: ['text'] },
};

/** The extensions under which files are accepted. */
export const acceptedExtensions: readonly string[] = Object.keys(acceptedTypes);

/** What a browser may show in a window of its own: no script of a file ever runs. */
const shownTypes: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp', 'application/pdf']);

/** May an attachment of this media type be shown in the browser? Everything else is saved only. */
export const isShown = (mediaType: string): boolean => shownTypes.has(mediaType);

/**
 * The media type of a file by what it is, which its name must fit.
 * @param form  what the bytes say; null when they are of no form that is known
 * @returns null when such a file is not accepted, or its extension says something else
 */
export function mediaTypeOf(name: string, form: FileForm | null): string | null {
  const extension = extensionOf(name);
  const type = Object.hasOwn(acceptedTypes, extension) ? acceptedTypes[extension] : undefined;
  return type !== undefined && form !== null && type.forms.includes(form) ? type.mediaType : null;
}
