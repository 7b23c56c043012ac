import type { DataSource } from 'typeorm';
import { type RetentionClass, type RetentionRule, type RetentionTerm, retentionRules } from '#domain';
import { query, type Tx } from '#platform';

/** A rule as it holds in a township: the usual one, or with the term that the township has decided. */
export interface LocalRule extends RetentionRule {
  readonly class: RetentionClass;
  /** The term is not the usual one. */
  readonly isLocal: boolean;
}

interface Decided {
  readonly townshipId: string;
  readonly class: string;
  readonly term: number;
  readonly unit: 'day' | 'year';
  readonly source: string;
}

/** The rules of every township: those of one that has decided nothing are the usual ones. */
export class RetentionTerms {
  constructor(private readonly decided: readonly Decided[]) {}

  /** Townships that have decided something of their own. */
  get deciding(): readonly string[] {
    return [...new Set(this.decided.map(({ townshipId }) => townshipId))];
  }

  /** A rule as it holds in a township. @param townshipId  null for what belongs to none */
  rule(townshipId: string | null, name: RetentionClass): LocalRule {
    const rule = retentionRules[name];
    const own = this.decided.find((row) => row.townshipId === townshipId && row.class === name);
    // What is kept for ever by law or by choice is not shortened by a row.
    if (own === undefined || rule.endedBy === 'nobody') return { class: name, ...rule, isLocal: false };
    const term: RetentionTerm = { unit: own.unit, term: own.term };
    return { class: name, ...rule, term, source: own.source, isLocal: true };
  }
}

/** Reads what the townships have decided. */
export async function retentionTerms(on: Tx | DataSource): Promise<RetentionTerms> {
  return new RetentionTerms(
    await query<Decided>(on, {
      name: 'retention.terms',
      text: 'select township_id as "townshipId", class, term, unit, source from retention_term',
    }),
  );
}
