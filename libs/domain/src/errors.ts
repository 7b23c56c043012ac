/** The few ways in which a rule of the field says no. Doors map a kind to their own language (HTTP status, exit code). */
export type RuleErrorKind = 'invalid' | 'unauthenticated' | 'forbidden' | 'not-found' | 'conflict' | 'stale';

/** One fault in what was handed in: where (RFC 6901 JSON pointer) and what, for people, in both languages. */
export interface InputFault {
  readonly pointer: string;
  readonly message: string;
  readonly messageZh: string;
}

export interface RuleErrorFacts {
  readonly kind: RuleErrorKind;
  /** Stable kebab-case name for machines, e.g. `illegal-transition`. */
  readonly code: string;
  readonly message: string;
  readonly messageZh: string;
  /** The article of law on which the refusal rests. */
  readonly article?: string;
  /** With a refused transition: the events that the present state accepts. */
  readonly allowedEvents?: readonly string[];
  readonly errors?: readonly InputFault[];
  /** Further members of the answer, e.g. what changed meanwhile. Never personal data. */
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** A refusal by a rule. Carries no personal data: it is logged and shown. */
export class RuleError extends Error {
  override readonly name: string = 'RuleError';
  readonly kind: RuleErrorKind;
  readonly code: string;
  readonly messageZh: string;
  readonly article?: string;
  readonly allowedEvents?: readonly string[];
  readonly errors?: readonly InputFault[];
  readonly extensions?: Readonly<Record<string, unknown>>;

  constructor(facts: RuleErrorFacts) {
    super(facts.message);
    this.kind = facts.kind;
    this.code = facts.code;
    this.messageZh = facts.messageZh;
    if (facts.article !== undefined) this.article = facts.article;
    if (facts.allowedEvents !== undefined) this.allowedEvents = facts.allowedEvents;
    if (facts.errors !== undefined) this.errors = facts.errors;
    if (facts.extensions !== undefined) this.extensions = facts.extensions;
  }
}

/** What is said to have happened lies ahead: one wording wherever a day is asked for. */
export const dayAhead = (pointer: string): InputFault => ({
  pointer,
  message: 'The date must not lie in the future',
  messageZh: '日期不能晚于今天',
});

/** The refusal of one field of what was handed in, whose fault is the whole of it. */
export const invalidAt = (code: string, fault: InputFault): RuleError =>
  new RuleError({
    kind: 'invalid',
    code,
    message: fault.message,
    messageZh: fault.messageZh,
    errors: [fault],
  });
