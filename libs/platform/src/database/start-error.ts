/** Why the product cannot start; stable for machines, exit codes and tests. */
export type StartErrorCode =
  | 'binaries-missing'
  | 'binaries-unusable'
  | 'database-failed'
  | 'database-gone'
  | 'database-unreachable'
  | 'disk-full'
  | 'folder-foreign'
  | 'folder-in-use'
  | 'folder-not-writable'
  | 'folder-unreachable'
  | 'host-unknown'
  | 'keys-missing'
  | 'keys-not-writable'
  | 'keys-unreadable'
  | 'keys-wrong'
  | 'locale-without-chinese'
  | 'newer-postgres'
  | 'newer-schema'
  | 'older-postgres'
  | 'port-not-allowed'
  | 'port-taken'
  | 'restore-unfinished'
  | 'user-unknown';

/** What a {@link StartError} says, to people and to machines. */
export interface StartErrorFacts {
  readonly code: StartErrorCode;
  /** What is wrong, English, one sentence. */
  readonly message: string;
  readonly messageZh: string;
  /** What to do about it, English. */
  readonly advice: string;
  readonly adviceZh: string;
  readonly cause?: unknown;
}

/** The product cannot start, and a person can do something about it: print {@link StartError.forPeople}, no stack. */
export class StartError extends Error {
  override readonly name: string = 'StartError';
  readonly code: StartErrorCode;
  readonly messageZh: string;
  readonly advice: string;
  readonly adviceZh: string;

  constructor(facts: StartErrorFacts) {
    super(facts.message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.code = facts.code;
    this.messageZh = facts.messageZh;
    this.advice = facts.advice;
    this.adviceZh = facts.adviceZh;
  }

  /** The whole message for a terminal: Chinese first, then English; each says what is wrong and what to do. */
  forPeople(): string {
    return [this.messageZh, `→ ${this.adviceZh}`, '', this.message, `→ ${this.advice}`].join('\n');
  }
}
