import type { DataSource } from 'typeorm';
import {
  type RetentionClass,
  type RetentionRule,
  type RetentionTerm,
  retentionClasses,
  retentionRules,
} from '#domain';
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
  readonly #rules: ReadonlyMap<string, readonly LocalRule[]>;
  readonly usual: readonly LocalRule[] = rulesWith([]);

  constructor(decided: readonly Decided[]) {
    const townships = new Set(decided.map(({ townshipId }) => townshipId));
    this.#rules = new Map(
      [...townships].map((id) => [id, rulesWith(decided.filter(({ townshipId }) => townshipId === id))]),
    );
  }

  /** Townships that have decided something of their own. */
  get deciding(): readonly string[] {
    return [...this.#rules.keys()];
  }

  /** Every rule as it holds in a township. */
  of(townshipId: string): readonly LocalRule[] {
    return this.#rules.get(townshipId) ?? this.usual;
  }

  /** One rule as it holds in a township. @param townshipId  null for what belongs to none */
  rule(townshipId: string | null, name: RetentionClass): LocalRule {
    const rules = townshipId === null ? this.usual : this.of(townshipId);
    return (
      rules.find((one) => one.class === name) ?? { class: name, ...retentionRules[name], isLocal: false }
    );
  }
}

function rulesWith(decided: readonly Decided[]): readonly LocalRule[] {
  return retentionClasses.map((name) => {
    const rule = retentionRules[name];
    const own = decided.find((row) => row.class === name);
    // What is kept for ever by law or by choice is not shortened by a row.
    if (own === undefined || rule.endedBy === 'nobody') return { class: name, ...rule, isLocal: false };
    const term: RetentionTerm = { unit: own.unit, term: own.term };
    return { class: name, ...rule, term, source: own.source, isLocal: true };
  });
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
