import type { Label } from '#domain';

/** One fault of an input. */
export interface Fault {
  /** JSON pointer to the field, e.g. `/parties/0/name`. */
  readonly pointer: string;
  readonly label: Label;
}

interface ProblemBody {
  readonly title?: string;
  readonly titleEn?: string;
  readonly code?: string;
  readonly correlationId?: string;
  readonly allowedEvents?: readonly string[];
  readonly version?: number;
  readonly changes?: readonly unknown[];
  readonly residues?: readonly unknown[];
  readonly errors?: readonly { pointer: string; message: string; messageEn: string }[];
}

/** A refusal of the server in words for people, as it came in problem+json. */
export class Problem extends Error {
  override readonly name = 'Problem';

  private constructor(
    /** HTTP status; 0 where no answer came. */
    readonly status: number,
    readonly code: string,
    readonly label: Label,
    readonly faults: readonly Fault[] = [],
    readonly body: ProblemBody = {},
  ) {
    super(code);
  }

  /** May the same be accepted later, with nothing mended? The line is down, the server is, or somebody must sign in. */
  get isForLater(): boolean {
    return this.status === 0 || this.status >= 500 || [401, 408, 429].includes(this.status);
  }

  /** The version that the case has now, when somebody was faster. */
  get versionNow(): number | undefined {
    return this.body.version;
  }

  /** What happened since, when somebody was faster. */
  get changes(): readonly unknown[] {
    return this.body.changes ?? [];
  }

  /** Where in the texts of a typical case somebody can still be known. */
  get residues(): readonly unknown[] {
    return this.body.residues ?? [];
  }

  /** Was somebody faster? Then what was to be changed is no longer as it was read. */
  static isStale(error: unknown): boolean {
    return error instanceof Problem && error.status === 412;
  }

  /** Reads the refusal out of an answer. */
  static async from(response: Response): Promise<Problem> {
    const body = (await response.json().catch(() => ({}))) as ProblemBody;
    const zh = body.title ?? '服务器暂时无法处理，请稍后再试';
    const en = body.titleEn ?? 'The server cannot answer now; try again';
    const faults = (body.errors ?? []).map(({ pointer, message, messageEn }) => ({
      pointer,
      label: { zh: message, en: messageEn },
    }));
    return new Problem(response.status, body.code ?? 'unknown', { zh, en }, faults, body);
  }

  /** No answer at all: the line or the server is down. */
  static unreachable(): Problem {
    return new Problem(0, 'unreachable', {
      zh: '网络不通，内容已保留，请稍后再试',
      en: 'No connection; nothing is lost, try again',
    });
  }
}
