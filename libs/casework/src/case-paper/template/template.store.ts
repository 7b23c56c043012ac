import type { DataSource } from 'typeorm';
import type { PaperForm } from '#domain';
import { query, type Tx } from '#platform';
import { defaultTemplate } from './default.templates.ts';

/** The template with which a form is printed in a township. */
export interface CurrentTemplate {
  /** Null: the one that comes with the product. */
  readonly edition: number | null;
  readonly bytes: Uint8Array;
}

/** The template that holds in a township: the latest of its own, unless that gives way to ours. */
export async function currentTemplate(
  on: Tx | DataSource,
  townshipId: string,
  form: PaperForm,
): Promise<CurrentTemplate> {
  const [row] = await query<{ edition: number; content: Buffer | null }>(on, {
    name: 'paper-template.current',
    text: `select edition, content from paper_template where township_id = $1 and form = $2
           order by edition desc limit 1`,
    values: [townshipId, form],
  });
  return row === undefined || row.content === null
    ? { edition: null, bytes: defaultTemplate(form) }
    : { edition: row.edition, bytes: row.content };
}

/** A wording of a form, without its bytes. */
export interface TemplateEdition {
  readonly form: PaperForm;
  readonly edition: number;
  /** Null: from here on the template that comes with the product. */
  readonly fileName: string | null;
  readonly addedAt: string;
  readonly addedBy: string;
}

/** Every edition of a township, of each form the latest first. */
export async function editionsOf(
  on: Tx | DataSource,
  townshipId: string,
): Promise<readonly TemplateEdition[]> {
  const rows = await query<Omit<TemplateEdition, 'addedAt'> & { readonly addedAt: Date }>(on, {
    name: 'paper-template.editions',
    text: `select t.form, t.edition, t.file_name as "fileName", t.added_at as "addedAt", s.name as "addedBy"
           from paper_template t join staff s on s.id = t.added_by where t.township_id = $1 order by t.edition desc`,
    values: [townshipId],
  });
  return rows.map(({ addedAt, ...row }) => ({ ...row, addedAt: addedAt.toISOString() }));
}

/** The bytes of an edition; null where it gave way to ours, undefined where there is none. */
export async function editionOf(
  on: Tx | DataSource,
  townshipId: string,
  form: PaperForm,
  edition: number,
): Promise<Uint8Array | null | undefined> {
  const [row] = await query<{ content: Buffer | null }>(on, {
    name: 'paper-template.edition',
    text: 'select content from paper_template where township_id = $1 and form = $2 and edition = $3',
    values: [townshipId, form, edition],
  });
  return row?.content;
}

/** What a township takes into use; no file: the template that comes with the product. */
export interface NewEdition {
  readonly townshipId: string;
  readonly form: PaperForm;
  readonly file: { readonly fileName: string; readonly content: Buffer; readonly sha256: string } | null;
  readonly addedBy: string;
  readonly at: string;
}

/** Adds an edition under the lock of the township. @returns its number */
export async function addEdition(
  tx: Tx,
  { townshipId, form, file, addedBy, at }: NewEdition,
): Promise<number> {
  await query(tx, {
    name: 'paper-template.lock',
    text: 'select 1 from organisation where id = $1 for no key update',
    values: [townshipId],
  });
  const [row] = await query<{ edition: number }>(tx, {
    name: 'paper-template.add',
    text: `
      insert into paper_template (township_id, form, edition, content, file_name, sha256, added_by, added_at)
      select $1, $2, 1 + (select coalesce(max(edition), 0) from paper_template where township_id = $1 and form = $2),
        $3, $4, $5, $6, $7 returning edition`,
    values: [
      townshipId,
      form,
      file?.content ?? null,
      file?.fileName ?? null,
      file?.sha256 ?? null,
      addedBy,
      at,
    ],
  });
  if (row === undefined) throw new Error('an insert returns its row');
  return row.edition;
}
