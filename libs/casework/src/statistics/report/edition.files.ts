import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { docxOf, xlsxOf } from '#casework/paper';
import { execute, query, type Tx } from '#platform';
import { differencesBetween } from './edition.differences.ts';
import { reportForm } from './report.form.ts';
import { reportPaper } from './report.paper.ts';
import { type EditionRow, editionOf, type ReportRow } from './report.store.ts';
import { type EditionForm, editionForms } from './report.view.ts';

/** A file of an edition by its content. */
export interface FileHash {
  readonly form: EditionForm;
  /** In hexadecimal. */
  readonly sha256: string;
}

const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** Renders an edition from what it has frozen. */
async function rendered(
  on: Tx | DataSource,
  report: ReportRow,
  edition: EditionRow,
  form: EditionForm,
): Promise<Uint8Array> {
  if (form === 'xlsx') return await xlsxOf(reportForm(edition), edition.publishedAt.toISOString());
  const before = edition.edition === 1 ? null : await editionOf(on, report, edition.edition - 1);
  const differences = before === null ? null : await differencesBetween(on, before, edition);
  return docxOf(reportPaper({ report, edition, differences }));
}

/** Renders the files of an edition and keeps them, for good. @returns what the sealed note of the publication says of them */
export async function keepFiles(
  tx: Tx,
  report: ReportRow,
  edition: EditionRow,
): Promise<readonly FileHash[]> {
  const kept: FileHash[] = [];
  for (const form of editionForms) {
    const content = await rendered(tx, report, edition, form);
    const hash = sha256(content);
    await execute(tx, {
      name: 'statistics.keep-file',
      text: `insert into statistics_edition_file (edition_id, form, content, sha256) values ($1, $2, $3, $4)`,
      values: [edition.id, form, Buffer.from(content), hash],
    });
    kept.push({ form, sha256: hash });
  }
  return kept;
}

/** The bytes that were made when the edition was published; one from before files were kept is rendered from what it froze. */
export async function fileOf(
  on: DataSource,
  report: ReportRow,
  edition: EditionRow,
  form: EditionForm,
): Promise<Uint8Array> {
  const [kept] = await query<{ content: Buffer }>(on, {
    name: 'statistics.edition-file',
    text: `select content from statistics_edition_file where edition_id = $1 and form = $2`,
    values: [edition.id, form],
  });
  return kept?.content ?? (await rendered(on, report, edition, form));
}

/** The files that are kept of an edition, and whether each still is what was kept. */
export async function filesKept(
  on: Tx | DataSource,
  editionId: string,
): Promise<readonly (FileHash & { readonly isIntact: boolean })[]> {
  return await query(on, {
    name: 'statistics.edition-files',
    text: `select form, sha256, encode(sha256(content), 'hex') = sha256 as "isIntact" from statistics_edition_file
           where edition_id = $1 order by form`,
    values: [editionId],
  });
}

/** What the note of a publication says of a file. */
export const noteOf = ({ form, sha256: hash }: FileHash): string => `${form} ${hash}`;
