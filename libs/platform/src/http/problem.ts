/** The few ways in which a request is refused; the filter maps each to a status. */
export type ProblemKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'stale'
  | 'too-many'
  | 'unavailable';

/** One fault in what was sent: where (JSON pointer) and what, in both languages. */
export interface ProblemFault {
  readonly pointer: string;
  readonly message: string;
  readonly messageZh: string;
}

export interface ProblemFacts {
  readonly kind: ProblemKind;
  /** Stable kebab-case name for machines. */
  readonly code: string;
  readonly message: string;
  readonly messageZh: string;
  readonly errors?: readonly ProblemFault[];
  /** Further members of the answer. Never personal data. */
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** A refusal by the plumbing, in the same shape as those of the rules. Carries no personal data. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly kind: ProblemKind;
  readonly code: string;
  readonly messageZh: string;
  readonly errors?: readonly ProblemFault[];
  readonly extensions?: Readonly<Record<string, unknown>>;

  constructor(facts: ProblemFacts) {
    super(facts.message);
    this.kind = facts.kind;
    this.code = facts.code;
    this.messageZh = facts.messageZh;
    if (facts.errors !== undefined) this.errors = facts.errors;
    if (facts.extensions !== undefined) this.extensions = facts.extensions;
  }
}
