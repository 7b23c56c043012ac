import { query, type Tx } from '#platform';
import { filesKept, noteOf } from './edition.files.ts';
import { digestOfCases, isIntact } from './edition.freezing.ts';
import type { EditionRow, ReportRow } from './report.store.ts';

/** Tells what is wrong with which column of which row. */
type Tell = (field: string, problem: 'differs' | 'missing' | 'foreign' | 'unproven', row: string) => void;

type Subject = Pick<ReportRow, 'id' | 'organisationId' | 'kind' | 'periodId'>;
interface Kept {
  /** Null where the report to which it belongs is gone. */
  readonly report: Subject | null;
  readonly row: EditionRow;
  /** Both instants were written with milliseconds and no more. */
  readonly isWhole: boolean;
  /** What the sealed notes say that name its hash. */
  readonly notes: readonly string[];
}

const inScope = `($1::uuid[] is null or o.id is null or o.id = any($1) or o.parent_id = any($1))`;

/**
 * Proves every edition of a report: it is what its hash says, so are its cases and its files, and the hashes of all of them
 * stand in the sealed note of its publication; and every such note has its edition.
 * @param townshipIds  of which; null for all. What belongs to no report belongs to every scope
 */
export async function proveEditions(
  tx: Tx,
  townshipIds: readonly string[] | null,
  tell: Tell,
): Promise<void> {
  const ids = await query<{ id: string }>(tx, {
    text: `select e.id from statistics_edition e left join statistics_report r on r.id = e.report_id
           left join organisation o on o.id = r.organisation_id where ${inScope} order by e.id`,
    values: [townshipIds],
  });
  for (const { id } of ids) await proveEdition(tx, id, tell);
  await proveBelonging(tx, townshipIds, tell);
}

async function proveEdition(tx: Tx, id: string, tell: Tell): Promise<void> {
  const { report, row, isWhole, notes } = await keptOf(tx, id);
  if (report === null) return tell('statistics_edition.report_id', 'foreign', id);
  if (!isWhole || !isIntact(report, row)) tell('statistics_edition.hash', 'differs', id);
  if (notes.length === 0) tell('statistics_edition.hash', 'unproven', id);
  if ((await digestOfCases(tx, id)).digest !== row.casesDigest)
    tell('statistics_edition_case', 'differs', id);
  const files = await filesKept(tx, id);
  for (const file of files) {
    if (!file.isIntact) tell('statistics_edition_file.content', 'differs', `${id} ${file.form}`);
    if (!notes.some((note) => note.includes(noteOf(file))))
      tell('statistics_edition_file.sha256', 'unproven', `${id} ${file.form}`);
  }
  const named = new Set(
    notes.flatMap((note) => [...note.matchAll(/\b(docx|xlsx) [0-9a-f]{64}/g)].map(String)),
  );
  if (named.size > files.length) tell('statistics_edition_file', 'missing', id);
}

async function keptOf(tx: Tx, id: string): Promise<Kept> {
  const [found] = await query<Omit<Kept, 'row'> & EditionRow>(tx, {
    name: 'statistics.prove-edition',
    text: `
      select e.id, e.edition, e.as_of as "asOf", e.published_at as "publishedAt", e.published_by as "publisherId", e.reason, e.hash,
        e.definitions, e.figures, e.texts, e.cases_digest as "casesDigest",
        date_trunc('milliseconds', e.as_of) = e.as_of and date_trunc('milliseconds', e.published_at) = e.published_at as "isWhole",
        case when r.id is not null then jsonb_build_object('id', r.id, 'organisationId', r.organisation_id, 'kind', r.kind,
          'periodId', r.period) end as report,
        array(select a.reason from audit_entry a
              where a.action in ('statistics.publish', 'statistics.correct') and a.reason like '%' || e.hash || '%') as notes
      from statistics_edition e left join statistics_report r on r.id = e.report_id where e.id = $1`,
    values: [id],
  });
  if (found === undefined) throw new Error('the view of the record does not change');
  const { report, isWhole, notes, ...row } = found;
  return { report, isWhole, notes, row };
}

/** Files of no edition, and notes of editions that are not there. Cases of an edition that never came to be are nobody's. */
async function proveBelonging(tx: Tx, townshipIds: readonly string[] | null, tell: Tell): Promise<void> {
  const strays = await query<{ field: string; problem: 'foreign' | 'missing'; row: string }>(tx, {
    text: `
      select 'statistics_edition_file.edition_id' as field, 'foreign' as problem, f.edition_id || ' ' || f.form as row
      from statistics_edition_file f where not exists (select 1 from statistics_edition e where e.id = f.edition_id)
      union all
      select 'statistics_edition', 'missing', a.id::text from audit_entry a
      where a.action in ('statistics.publish', 'statistics.correct') and ($1::uuid[] is null or a.organisation_id = any($1))
        and not exists (select 1 from statistics_edition e where a.reason like '%' || e.hash || '%')`,
    values: [townshipIds],
  });
  for (const { field, problem, row } of strays) tell(field, problem, row);
}
