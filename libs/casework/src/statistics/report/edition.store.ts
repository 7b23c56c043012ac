import { RuleError } from '#domain';
import { execute, type Tx } from '#platform';
import type { Published } from './edition.freezing.ts';
import { editionHeads } from './report.store.ts';

/**
 * The number of the edition that comes next.
 * @param reason  why it corrects the one before; null for the first
 * @throws RuleError kind "conflict", code "already-published", "not-published"
 */
export async function nextEdition(tx: Tx, reportId: string, reason: string | null): Promise<number> {
  const [last] = await editionHeads(tx, [reportId]);
  if (last !== undefined && reason === null)
    throw conflict(
      'already-published',
      '报告已发布，更正须说明原因并发布新一版',
      'It is published: a correction says why and is a new edition',
    );
  if (last === undefined && reason !== null)
    throw conflict('not-published', '报告尚未发布，无需更正', 'Nothing is published that could be corrected');
  return (last?.edition ?? 0) + 1;
}

/** Adds an edition, for good. */
export async function keepEdition(
  tx: Tx,
  {
    editionId,
    reportId,
    hash,
  }: { readonly editionId: string; readonly reportId: string; readonly hash: string },
  what: Published,
): Promise<void> {
  await execute(tx, {
    name: 'statistics.keep-edition',
    text: `
      insert into statistics_edition (id, report_id, edition, as_of, definitions, figures, texts, cases_digest, reason,
        published_by, published_at, hash)
      values ($1, $2, $3, $4, $5::json, $6::jsonb, $7::jsonb, $8, $9, $10, $11, $12)`,
    values: [
      editionId,
      reportId,
      what.edition,
      what.asOf,
      JSON.stringify(what.definitions),
      JSON.stringify(what.figures),
      JSON.stringify(what.texts),
      what.casesDigest,
      what.reason,
      what.publishedBy,
      what.publishedAt,
      hash,
    ],
  });
}

const conflict = (code: string, messageZh: string, message: string): RuleError =>
  new RuleError({ kind: 'conflict', code, message, messageZh });
