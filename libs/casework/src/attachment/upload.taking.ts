import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { pipeline, type Readable } from 'node:stream';
import { z } from 'zod';
import {
  canBePaper,
  disputeCommands,
  FormWatch,
  isKindOf,
  largestFileBytes,
  mediaTypeOf,
  RuleError,
  type ScanReading,
  safeFileName,
  scanReading,
  usualKind,
} from '#domain';
import { encryptStream, errorCode, type ObjectStore, type ReceivedObject } from '#platform';
import { fieldsRefused, uploadRefused } from './attachment.refusals.ts';
import { type Attachment, streamContext } from './attachment.ts';

/** What the multipart plugin makes of a request. */
export interface Upload {
  isMultipart(): boolean;
  parts(options: { readonly limits: Readonly<Record<string, number>> }): AsyncIterable<UploadPart>;
}

type UploadPart =
  | { readonly type: 'field'; readonly fieldname: string; readonly value: unknown }
  | { readonly type: 'file'; readonly fieldname: string; readonly filename: string; readonly file: PartFile };
type PartFile = Readable & { readonly truncated: boolean };

/** A file that was taken in: it lies encrypted and under no name yet. */
export interface TakenFile extends Attachment {
  readonly received: ReceivedObject;
  /** The key of its bytes. */
  readonly fileKey: Buffer;
  /** The codes that were read on it. */
  readonly scan?: ScanReading | undefined;
}

type PassedBy = Pick<TakenFile, 'id' | 'bytes' | 'sha256' | 'fileKey' | 'received'> & {
  readonly name: string;
  readonly watch: FormWatch;
};

const limits = { fileSize: largestFileBytes, files: 1, fields: 10, fieldSize: 24_000 };

/** What may stand beside a file; what was read on it is one field of JSON. */
const fieldsBeside = disputeCommands.ATTACH.extend({
  scan: z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'No JSON' });
        return z.NEVER;
      }
    })
    .pipe(scanReading)
    .optional(),
});

/**
 * Takes the file of an upload into the store, encrypted on its way; at no time is more than a piece of it in memory. What
 * stands beside it may come before or after it.
 * @throws RuleError kind "invalid": no file, an empty or damaged one, one of a kind that is not accepted, wrong fields
 * @throws the plugin's own refusals: too large, too many. Nothing is left behind
 */
export async function takeUpload(upload: Upload, store: ObjectStore): Promise<TakenFile> {
  if (!upload.isMultipart()) throw uploadRefused('no-file');
  const fields = new Map<string, unknown>();
  let passed: PassedBy | undefined;
  try {
    for await (const part of upload.parts({ limits })) {
      if (part.type === 'field') fields.set(part.fieldname, part.value);
      else passed = await passBy(part, store);
    }
    if (passed === undefined) throw uploadRefused('no-file');
    return checked(passed, fields);
  } catch (error) {
    await passed?.received.discard();
    throw isParserFault(error) ? uploadRefused('upload-damaged') : error;
  }
}

async function passBy(
  { filename, file }: { filename: string; file: PartFile },
  store: ObjectStore,
): Promise<PassedBy> {
  const id = randomUUID();
  const fileKey = randomBytes(32);
  const hash = createHash('sha256');
  const watch = new FormWatch();
  let bytes = 0;
  const encrypted = encryptStream(fileKey, streamContext(id));
  const looked = async function* (source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      hash.update(chunk);
      watch.push(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  };
  // A failure on the way destroys the last stream with it, and so reaches whoever reads from that.
  pipeline(file, looked, encrypted, () => undefined);
  const received = await store.receive(encrypted);
  return { id, name: filename, bytes, sha256: hash.digest('hex'), fileKey, received, watch };
}

/** What was handed in, once all of it has been seen. */
function checked({ name, watch, ...file }: PassedBy, fields: ReadonlyMap<string, unknown>): TakenFile {
  const command = fieldsBeside.safeParse(Object.fromEntries(fields));
  if (!command.success) throw fieldsRefused(command.error.issues);
  if (file.bytes === 0) throw uploadRefused('file-empty');
  const fileName = safeFileName(name);
  const mediaType = mediaTypeOf(fileName, watch.end());
  if (mediaType === null) throw uploadRefused('file-type-refused');
  const { kind, form } = command.data;
  if (form !== undefined && !canBePaper(mediaType, form)) throw uploadRefused('file-no-paper');
  // A recording that is filed as evidence comes as a paper of the dossier, and is a recording all the same.
  const isFiled = form !== undefined && kind === 'paper';
  if (!isFiled && !isKindOf(mediaType, kind)) throw uploadRefused('file-of-another-kind');
  return {
    ...file,
    ...command.data,
    kind: isFiled && !isKindOf(mediaType, kind) ? usualKind(mediaType) : kind,
    fileName,
    mediaType,
  };
}

/** The parser beneath the plugin throws bare errors for a body without boundary or end; everybody else's have a code. */
const isParserFault = (error: unknown): boolean =>
  error instanceof Error && !(error instanceof RuleError) && errorCode(error) === undefined;
