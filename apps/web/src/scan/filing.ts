import { type Label, type PaperForm, papersIn, parsePaperCode, type ScanReading } from '#domain';
import { api, bodyOf, type Shapes } from '../api/client.ts';
import { Problem } from '../api/problem.ts';
import { upload } from '../api/upload.ts';

/** A file on its way into a case: what a person says of it, and what was read on it. */
export interface Sending {
  readonly disputeId: string;
  readonly file: File;
  readonly fields: { readonly kind: string; readonly level?: string; readonly form?: PaperForm };
  readonly reading: ScanReading | null;
  /** Sent twice under one key, it is taken once. */
  readonly key: string;
  readonly onProgress?: (part: number) => void;
}

/** A paper as which a file was filed. */
export interface FiledAs {
  readonly form: PaperForm;
  /** The version that was printed; null where a person named the paper. */
  readonly version: number | null;
  /** What whoever filed it has to look at. */
  readonly note: 'older' | 'draft' | 'differs' | null;
  /** The page with the signatures, with which it ends, does not lie in the case yet. */
  readonly lacksEnd: boolean;
  /** How many pages of it were recognised in the file. */
  readonly pages: number;
  /** The page with which it ends is one of them. */
  readonly hasEnd: boolean;
}

/** What became of a file. */
export type Outcome =
  | {
      readonly name: string;
      readonly became: 'filed';
      readonly isRead: boolean;
      readonly papers: readonly FiledAs[];
    }
  | { readonly name: string; readonly became: 'repeated' }
  | {
      readonly name: string;
      readonly became: 'refused';
      readonly why: Label;
      /** Sends it once more, as it was or as a piece of evidence; null where it would be refused again. */
      readonly again: { readonly as: 'same' | 'evidence'; readonly send: () => void } | null;
    };

/**
 * The one way by which a file gets into a case: the server files it with the papers whose codes it bears, whatever place it was
 * chosen for. The same file once more is no failure: it is there.
 * @throws Problem when the server refuses it, or there is no line
 */
export async function fileIn({
  disputeId,
  file,
  fields,
  reading,
  key,
  onProgress,
}: Sending): Promise<Outcome> {
  const { name } = file;
  try {
    const added = await upload<Shapes['Attachment']>({
      path: `/api/v1/disputes/${disputeId}/attachments`,
      fields: { ...fields, ...(reading && { scan: JSON.stringify(reading) }) },
      file,
      key,
      ...(onProgress && { onProgress }),
    });
    return {
      name,
      became: 'filed',
      isRead: added.printId !== null,
      papers: await toldOf(disputeId, added, reading),
    };
  } catch (error) {
    if (error instanceof Problem && error.code === 'already-filed') return { name, became: 'repeated' };
    throw error;
  }
}

/** Which versions they are is told to whoever may see the papers; to others, and without a line, only which papers. */
async function toldOf(
  disputeId: string,
  added: Shapes['Attachment'],
  reading: ScanReading | null,
): Promise<readonly FiledAs[]> {
  const papers = papersIn(added);
  const items = papers.some(({ printId }) => printId !== null) ? await papersOf(disputeId) : [];
  return papers.map(({ form, printId, lacksEnd }) => {
    const paper = items.find(({ prints }) => prints.some(({ id }) => id === printId));
    const print = paper?.prints.find(({ id }) => id === printId);
    const older = paper !== undefined && print !== undefined && paper.prints[0] !== print ? 'older' : null;
    const drafts = { awaits: 'draft', recorded: null, differs: 'differs' } as const;
    const version = print?.version ?? null;
    return {
      form,
      version,
      ...pagesIn(reading, form, version),
      note: print?.draft ? drafts[print.draft] : older,
      lacksEnd: lacksEnd && (paper?.scans ?? []).every((scan) => scan.lacksEnd),
    };
  });
}

/** What was read of one paper. */
function pagesIn(
  reading: ScanReading | null,
  form: PaperForm,
  version: number | null,
): Pick<FiledAs, 'pages' | 'hasEnd'> {
  const own = (reading?.codes ?? []).flatMap(({ page, code }) => {
    const read = parsePaperCode(code);
    return read?.form === form && (version === null || read.version === version) ? [{ ...read, page }] : [];
  });
  return {
    pages: new Set(own.map(({ page }) => page)).size,
    hasEnd: own.some(({ isEnd }) => isEnd === true),
  };
}

const papersOf = (id: string) =>
  api.GET('/api/v1/disputes/{id}/papers', { params: { path: { id } } }).then(
    (answer) => bodyOf(answer).items,
    () => [],
  );
