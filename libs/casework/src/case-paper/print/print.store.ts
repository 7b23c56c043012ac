import type { DataSource } from 'typeorm';
import type { PaperForm } from '#domain';
import { query, type Tx } from '#platform';

/** A paper as it was printed. */
export interface PaperPrint {
  readonly id: string;
  readonly form: PaperForm;
  readonly version: number;
  readonly seq: number | null;
  readonly personal: boolean;
  readonly digest: string;
  /** Digest of the terms of a draft that was printed to be signed; null for every other paper. */
  readonly termsDigest: string | null;
  /** ISO instant. */
  readonly printedAt: string;
}

type Row = Omit<PaperPrint, 'printedAt'> & { readonly printedAt: Date };

const columns = `id, form, version, event_seq as seq, personal, digest, terms_digest as "termsDigest", printed_at as "printedAt"`;
const printOf = ({ printedAt, ...row }: Row): PaperPrint => ({ ...row, printedAt: printedAt.toISOString() });

/** What was printed of a case, the latest first. */
export async function printsOf(on: Tx | DataSource, disputeId: string): Promise<readonly PaperPrint[]> {
  const rows = await query<Row>(on, {
    name: 'paper-print.of',
    text: `select ${columns} from paper_print where dispute_id = $1 order by id desc`,
    values: [disputeId],
  });
  return rows.map(printOf);
}

/** What is noted of a print. */
export interface NewPrint extends Pick<PaperPrint, 'form' | 'seq' | 'personal' | 'digest' | 'termsDigest'> {
  readonly disputeId: string;
  readonly templateEdition: number | null;
  readonly printedBy: string;
  readonly at: string;
}

/**
 * Notes that a paper is printed. The same content is the same paper, with the version and the day that it has had since it
 * was first printed; another content takes the next version. Versions are counted under the lock of the case.
 */
export async function notePrint(tx: Tx, print: NewPrint): Promise<PaperPrint> {
  const { disputeId, form, seq, personal, digest, termsDigest, templateEdition, printedBy, at } = print;
  await query(tx, {
    name: 'paper-print.lock',
    text: 'select 1 from dispute where id = $1 for no key update',
    values: [disputeId],
  });
  const [known] = await query<Row>(tx, {
    name: 'paper-print.same',
    text: `select ${columns} from paper_print where dispute_id = $1 and form = $2 and digest = $3`,
    values: [disputeId, form, digest],
  });
  if (known !== undefined) return printOf(known);
  const [added] = await query<Row>(tx, {
    name: 'paper-print.add',
    text: `
      insert into paper_print (dispute_id, form, version, event_seq, personal, template_edition, digest, terms_digest, printed_by,
        printed_at)
      select $1, $2, 1 + (select coalesce(max(version), 0) from paper_print where dispute_id = $1 and form = $2),
        $3, $4, $5, $6, $7, $8, $9
      returning ${columns}`,
    values: [disputeId, form, seq, personal, templateEdition, digest, termsDigest, printedBy, at],
  });
  if (added === undefined) throw new Error('an insert returns its row');
  return printOf(added);
}
