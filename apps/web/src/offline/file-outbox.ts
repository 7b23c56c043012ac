import {
  type AttachmentKind,
  type AttachmentLevel,
  FormWatch,
  type Label,
  mediaTypeOf,
  usualKind,
} from '#domain';
import { newKey } from '../api/new-key.ts';
import { readingOf } from '../scan/code-reading.ts';
import { fileIn, type Outcome } from '../scan/filing.ts';
import { holdsUpAll, isRefusal } from './post.ts';
import { type Shown, shown } from './shown.ts';
import { forget, forgetBytes, keep, keepBytes, kept, keptBytes } from './vault.ts';

/** To what a file belongs: a case, or a report that has not become one yet. */
export type FileHome = { readonly disputeId: string } | { readonly reportId: string };

/** A file as it waits on the device; its bytes lie beside it. */
export interface WaitingFile {
  /** Also the key of idempotency: sent twice, it is taken once. */
  readonly id: string;
  readonly home: FileHome;
  readonly addedAt: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly kind: AttachmentKind;
  readonly level: AttachmentLevel;
  /** Why the server refused it; a person has to look at it. */
  readonly refusal?: Label;
}

const prefix = 'file:';
const files = shown<readonly WaitingFile[]>([]);

/** How far each file that is being sent has come, from 0 to 1. */
export const filesOnTheWay: Shown<Readonly<Record<string, number>>> = shown({});

const news = shown<readonly { readonly disputeId: string; readonly outcome: Outcome }[]>([]);

/** What turned out of files that were sent to a case: papers by their codes, and such as lay there already. */
export const useNewsOfFiles = (disputeId: string): readonly Outcome[] =>
  news.use().flatMap((one) => (one.disputeId === disputeId ? [one.outcome] : []));

const isAtHome = (file: WaitingFile, home: FileHome): boolean =>
  'disputeId' in home
    ? 'disputeId' in file.home && file.home.disputeId === home.disputeId
    : 'reportId' in file.home && file.home.reportId === home.reportId;

/** The files that wait on this device for a case or with a report. */
export const useWaitingFiles = (home: FileHome): readonly WaitingFile[] =>
  files.use().filter((file) => isAtHome(file, home));

/** All files of this person that wait on this device. */
export const useAllWaitingFiles = (): readonly WaitingFile[] => files.use();

/** Reads what waits from the device. */
export async function loadFiles(ownerId: string): Promise<readonly WaitingFile[]> {
  const all = [...(await kept(ownerId))].filter(([id]) => id.startsWith(prefix));
  const found = all.map(([, file]) => file as WaitingFile);
  files.set(found.sort((a, b) => (a.addedAt < b.addedAt ? -1 : 1)));
  return files.get();
}

async function put(ownerId: string, file: WaitingFile): Promise<void> {
  await keep(ownerId, prefix + file.id, file);
  await loadFiles(ownerId);
}

/** What a file is by its bytes and its name, as the server will look at it. */
function mediaTypeIn(name: string, bytes: ArrayBuffer): string | null {
  const watch = new FormWatch();
  watch.push(new Uint8Array(bytes));
  return mediaTypeOf(name, watch.end());
}

/** What a person chooses of a file before it is sent. */
export interface FileChoice {
  /** Default: what such a file most often is. */
  readonly kind?: AttachmentKind | undefined;
  readonly level?: AttachmentLevel | undefined;
}

/**
 * Keeps a file, encrypted, until it was sent.
 * @param now  ISO instant
 * @returns false for one that the server would not accept
 * @throws DOMException when the device has no room left
 */
export async function keepFile(
  ownerId: string,
  home: FileHome,
  file: File,
  { kind, level = 'normal' }: FileChoice,
  now: string,
): Promise<boolean> {
  const bytes = await file.arrayBuffer();
  const mediaType = mediaTypeIn(file.name, bytes);
  if (mediaType === null) return false;
  const id = newKey();
  // The bytes first: a file that is listed can be sent.
  await keepBytes(ownerId, id, bytes);
  await put(ownerId, {
    id,
    home,
    addedAt: now,
    name: file.name,
    mediaType,
    bytes: file.size,
    kind: kind ?? usualKind(mediaType),
    level,
  });
  return true;
}

/** The file itself, to be looked at or sent; null when it can no longer be opened. */
async function fileOf(ownerId: string, { id, name, mediaType }: WaitingFile): Promise<File | null> {
  const bytes = await keptBytes(ownerId, id);
  return bytes && new File([bytes], name, { type: mediaType });
}

/** Takes a file from the device for good: it was sent, or given up. */
export async function dropFile(ownerId: string, id: string): Promise<void> {
  await forget(prefix + id);
  await forgetBytes(id);
  await loadFiles(ownerId);
}

/** Takes the files of a report that was given up. */
export async function dropFilesOf(ownerId: string, home: FileHome): Promise<void> {
  for (const file of await loadFiles(ownerId)) if (isAtHome(file, home)) await dropFile(ownerId, file.id);
}

/** Files belong elsewhere from now on: those of a report to its case, or to the report that is written anew. */
export async function moveFiles(ownerId: string, from: FileHome, to: FileHome): Promise<void> {
  for (const file of await loadFiles(ownerId)) {
    if (isAtHome(file, from)) await put(ownerId, { ...file, home: to });
  }
}

/** What is said of a file whose bytes are gone: whoever cleared the key of the browser has lost them as well. */
const lost = {
  zh: '本机已打不开此文件，请重新添加',
  en: 'This device can no longer open the file; please add it again',
};

/**
 * Sends every file whose case is known, oldest first; stops when nothing can be sent now.
 * @param onSent  told after each, with its case
 */
export async function sendFiles(ownerId: string, onSent: (disputeId: string) => void): Promise<void> {
  for (const file of await loadFiles(ownerId)) {
    if (file.refusal || !('disputeId' in file.home)) continue;
    try {
      const opened = await fileOf(ownerId, file);
      if (opened === null) {
        await put(ownerId, { ...file, refusal: lost });
        continue;
      }
      await send(file, opened, file.home.disputeId);
      await dropFile(ownerId, file.id);
      onSent(file.home.disputeId);
    } catch (error) {
      if (holdsUpAll(error)) return;
      if (isRefusal(error)) await put(ownerId, { ...file, refusal: error.label });
    } finally {
      showProgress(file.id, undefined);
    }
  }
}

/**
 * Its codes are read now, not when it was taken: then there may have been no line, and no case yet. What it turns out to be is
 * told where it was added.
 */
async function send(waiting: WaitingFile, file: File, disputeId: string): Promise<void> {
  const outcome = await fileIn({
    disputeId,
    file,
    fields: { kind: waiting.kind, level: waiting.level },
    reading: await readingOf(file),
    key: waiting.id,
    onProgress: (part) => showProgress(waiting.id, part),
  });
  // A photograph is most often none of a paper; what was added as one, and bears no code, somebody has to name.
  const isPaper = waiting.kind === 'paper' || (outcome.became === 'filed' && outcome.isRead);
  const isNews = outcome.became === 'repeated' || isPaper;
  if (isNews) news.set([...news.get(), { disputeId, outcome }]);
}

function showProgress(id: string, part: number | undefined): void {
  const { [id]: _, ...others } = filesOnTheWay.get();
  filesOnTheWay.set(part === undefined ? others : { ...others, [id]: part });
}
