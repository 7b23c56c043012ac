import type { DataSource } from 'typeorm';
import type { StaffActor } from '#casework/organisation';
import { type Period, periodOf, type ReportSentence, type ReportTexts, RuleError } from '#domain';
import { execute, query, type Tx } from '#platform';
import type { DefinitionsView } from '../figures.view.ts';
import type { ReportFigures, ReportKind, ReportLine, ReportQuery, ReportView } from './report.view.ts';

interface EditionHead {
  readonly edition: number;
  readonly asOf: Date;
  readonly publishedAt: Date;
  readonly publisherId: string;
  readonly publisherName: string;
  readonly reason: string | null;
  readonly hash: string;
}

/** A report as stored, with the names around it. */
export interface ReportRow {
  readonly id: string;
  readonly kind: ReportKind;
  readonly periodId: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly texts: ReportTexts;
  /** What the figures gave for a sentence when its words were written, or last looked at for an edition. */
  readonly writtenOver: ReportTexts;
  readonly creatorId: string;
  readonly creatorName: string;
  readonly createdAt: Date;
  /** How often its words were saved. */
  readonly version: number;
  readonly worderId: string | null;
  readonly worderName: string | null;
  readonly wordedAt: Date | null;
}

/** An edition as stored. */
export interface EditionRow extends EditionHead {
  readonly id: string;
  readonly publisherId: string;
  readonly definitions: DefinitionsView;
  readonly figures: ReportFigures;
  readonly texts: readonly ReportSentence[];
  readonly casesDigest: string;
}

const columns = `r.id, r.kind, r.period as "periodId", r.organisation_id as "organisationId", o.name as "organisationName",
  r.texts, r.written_over as "writtenOver", r.created_by as "creatorId", s.name as "creatorName", r.created_at as "createdAt",
  r.version, r.worded_by as "worderId", w.name as "worderName", r.worded_at as "wordedAt"`;
const joins = `join organisation o on o.id = r.organisation_id join staff s on s.id = r.created_by
  left join staff w on w.id = r.worded_by`;
/** Of the part of the tree into which the person may look. Parameters 1 and 2. */
const seen = `(o.id = any($1::uuid[]) or o.parent_id = any($1::uuid[]) or o.id = $2)`;
const seenBy = ({ townshipIds, organisationId }: StaffActor) => [townshipIds, organisationId];

const head = `e.edition, e.as_of as "asOf", e.published_at as "publishedAt", e.published_by as "publisherId",
  p.name as "publisherName", e.reason, e.hash`;

/**
 * A report that this person may see.
 * @param lock  for whoever changes or publishes it
 * @throws RuleError kind "not-found", code "no-such-report"
 */
export async function reportOf(
  on: Tx | DataSource,
  actor: StaffActor,
  id: string,
  lock = false,
): Promise<ReportRow> {
  const [row] = await query<ReportRow>(on, {
    name: `statistics.report${lock ? '-lock' : ''}`,
    text: `select ${columns} from statistics_report r ${joins} where r.id = $3 and ${seen} ${lock ? 'for update of r' : ''}`,
    values: [...seenBy(actor), id],
  });
  if (row !== undefined) return row;
  throw notFound(
    'no-such-report',
    '没有这份统计报告，或您无权查看',
    'There is no such report, or it is not yours',
  );
}

/** Keeps what people wrote, and over which sentences of the figures they wrote it. */
export async function keepWords(
  tx: Tx,
  id: string,
  { texts, writtenOver }: Pick<ReportRow, 'texts' | 'writtenOver'>,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<void> {
  await execute(tx, {
    name: 'statistics.edit-report',
    text: `update statistics_report set texts = $2::jsonb, written_over = $3::jsonb, version = version + 1, worded_by = $4,
             worded_at = $5 where id = $1`,
    values: [id, JSON.stringify(texts), JSON.stringify(writtenOver), by, at],
  });
}

/** Sentences in doubt at which somebody has looked stand until the figures move again. */
export async function keepLookedAt(tx: Tx, id: string, over: ReportTexts): Promise<void> {
  await execute(tx, {
    name: 'statistics.sentences-looked-at',
    text: `update statistics_report set written_over = written_over || $2::jsonb where id = $1`,
    values: [id, JSON.stringify(over)],
  });
}

/** Who saved the words of a report last; null: nobody yet. */
export const wordedOf = ({ worderId, worderName, wordedAt }: ReportRow): ReportView['worded'] =>
  worderId === null || worderName === null || wordedAt === null
    ? null
    : { by: { id: worderId, name: worderName }, at: wordedAt.toISOString() };

/**
 * Lets nobody save or publish over words that they have not read.
 * @param expected  the version that was read; undefined when any will do
 * @throws RuleError kind "stale", code "report-changed-meanwhile"; with the version that stands, who saved it and when
 */
export function refuseUnread(report: ReportRow, expected: number | undefined): void {
  if (expected === undefined || expected === report.version) return;
  throw new RuleError({
    kind: 'stale',
    code: 'report-changed-meanwhile',
    message: 'Somebody has worded this report since you read it',
    messageZh: '您打开之后，报告文字已被他人修改，请核对后再操作',
    extensions: { version: report.version, worded: wordedOf(report) },
  });
}

/** Reports that this person may see, the latest begun first; each with its latest edition. */
export async function reportsOf(
  on: DataSource,
  actor: StaffActor,
  { kind, period, organisation, cursor, limit }: ReportQuery,
): Promise<readonly ReportRow[]> {
  return await query<ReportRow>(on, {
    name: 'statistics.reports',
    text: `select ${columns} from statistics_report r ${joins}
           where ${seen} and ($3::text is null or r.kind = $3) and ($4::text is null or r.period = $4)
             and ($5::uuid is null or r.organisation_id = $5) and ($6::uuid is null or r.id < $6)
           order by r.id desc limit $7`,
    values: [...seenBy(actor), kind ?? null, period ?? null, organisation ?? null, cursor ?? null, limit + 1],
  });
}

/** The editions of several reports, the latest first, without what they hold. */
export async function editionHeads(
  on: Tx | DataSource,
  reportIds: readonly string[],
): Promise<readonly (EditionHead & { readonly reportId: string })[]> {
  return await query(on, {
    name: 'statistics.edition-heads',
    text: `select e.report_id as "reportId", ${head} from statistics_edition e join staff p on p.id = e.published_by
           where e.report_id = any($1::uuid[]) order by e.edition desc`,
    values: [reportIds],
  });
}

/**
 * An edition of a report.
 * @throws RuleError kind "not-found", code "no-such-edition"
 */
export async function editionOf(
  on: Tx | DataSource,
  { id }: Pick<ReportRow, 'id'>,
  edition: number,
): Promise<EditionRow> {
  const [row] = await query<EditionRow>(on, {
    name: 'statistics.edition',
    text: `select e.id, ${head}, e.definitions, e.figures, e.texts, e.cases_digest as "casesDigest"
           from statistics_edition e join staff p on p.id = e.published_by where e.report_id = $1 and e.edition = $2`,
    values: [id, edition],
  });
  if (row !== undefined) return row;
  throw notFound('no-such-edition', '没有这一版报告', 'The report has no such edition');
}

/** An edition as lists show it. */
export const editionLineOf = (row: EditionHead) => ({
  edition: row.edition,
  asOf: row.asOf.toISOString(),
  publishedAt: row.publishedAt.toISOString(),
  publishedBy: { id: row.publisherId, name: row.publisherName },
  reason: row.reason,
  hash: row.hash,
});

/** A report as lists show it. @param heads  its editions, the latest first */
export function reportLineOf(row: ReportRow, heads: readonly EditionHead[]): ReportLine {
  const [latest] = heads;
  const { id, title, from, to }: Period = periodOf(row.periodId);
  return {
    id: row.id,
    kind: row.kind,
    period: { id, title: { ...title }, from, to },
    organisation: { id: row.organisationId, name: row.organisationName },
    state: latest === undefined ? 'draft' : 'published',
    createdBy: { id: row.creatorId, name: row.creatorName },
    createdAt: row.createdAt.toISOString(),
    latest: latest === undefined ? null : editionLineOf(latest),
  };
}

const notFound = (code: string, messageZh: string, message: string): RuleError =>
  new RuleError({ kind: 'not-found', code, message, messageZh });
