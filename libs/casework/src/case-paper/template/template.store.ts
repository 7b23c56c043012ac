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
