import type { DataSource } from 'typeorm';
import { type RetentionClass, type RetentionRule, type RetentionTerm, retentionRules } from '#domain';
import { query, type Tx } from '#platform';

/** A rule as it holds here: the usual one, or with the term that this place has decided. */
export interface LocalRule extends RetentionRule {
  readonly class: RetentionClass;
  /** The term is not the usual one. */
  readonly isLocal: boolean;
}

/** Every rule as it holds here. */
export async function localRules(on: Tx | DataSource): Promise<readonly LocalRule[]> {
  const rows = await query<{ class: string; term: number; unit: 'day' | 'year'; source: string }>(on, {
    name: 'retention.terms',
    text: 'select class, term, unit, source from retention_term',
  });
  return (Object.keys(retentionRules) as RetentionClass[]).map((name) => {
    const rule = retentionRules[name];
    const own = rows.find((row) => row.class === name);
    // What is kept for ever by law or by choice is not shortened by a row.
    if (own === undefined || rule.endedBy === 'nobody') return { class: name, ...rule, isLocal: false };
    const term: RetentionTerm = { unit: own.unit, term: own.term };
    return { class: name, ...rule, term, source: own.source, isLocal: true };
  });
}
