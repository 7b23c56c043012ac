import type { LoggerService, LogLevel } from '@nestjs/common';
import { SystemClock } from '../clock/clock.ts';
import { correlationId } from './correlation.ts';

const levels: readonly LogLevel[] = ['verbose', 'debug', 'log', 'warn', 'error', 'fatal'];

/** The framework tells every route and module at each start: a hundred lines that nobody asked for. */
const chatter: ReadonlySet<unknown> = new Set([
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestFactory',
  'NestApplication',
]);

/** What a line may carry beside its sentence: ids and numbers. Whatever else is handed in is dropped. */
const lineFields = [
  'correlationId',
  'method',
  'route',
  'status',
  'ms',
  'actorId',
  'command',
  'disputeId',
  'job',
  'jobId',
  'attempt',
  'count',
  'code',
] as const;

/** A line with fields: `logger.log({ msg: 'done', job: 'reminder.send', ms: 12 })`. */
type LogLine = { readonly msg: string } & {
  readonly [Field in (typeof lineFields)[number]]?: string | number | undefined;
};

/** How the log is written. */
export interface LoggerSettings {
  /** The least that is written; default `log`. */
  readonly level?: LogLevel;
  /** For people at a terminal instead of JSON lines; default false. */
  readonly isReadable?: boolean;
  /** Default: standard output. */
  readonly write?: (line: string) => void;
}

/**
 * One JSON object a line: time, level, context, msg, correlation id and the fields of {@link LogLine}. Whoever logs
 * hands in sentences without personal data; other objects are not printed, because nobody knows what is in them.
 */
export class JsonLogger implements LoggerService {
  /** Not the injected one: the log tells when a thing really happened, also in training. */
  readonly #clock = new SystemClock();
  readonly #least: number;
  readonly #isReadable: boolean;
  readonly #write: (line: string) => void;

  constructor({
    level = 'log',
    isReadable = false,
    write = (line) => process.stdout.write(line),
  }: LoggerSettings = {}) {
    this.#least = levels.indexOf(level);
    this.#isReadable = isReadable;
    this.#write = write;
  }

  log(message: unknown, ...rest: unknown[]): void {
    const isChatter = rest.some((part) => chatter.has(part));
    this.#line(isChatter ? 'debug' : 'log', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.#line('warn', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.#line('error', message, rest);
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.#line('fatal', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.#line('debug', message, rest);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.#line('verbose', message, rest);
  }

  #line(level: LogLevel, message: unknown, rest: readonly unknown[]): void {
    if (levels.indexOf(level) < this.#least) return;
    // Nest hands the context in last, and a stack before it.
    const context = rest.findLast((part) => typeof part === 'string');
    const fields = { correlationId: correlationId(), ...fieldsOf(message) };
    const now = this.#clock.now();
    this.#write(
      this.#isReadable
        ? `${readable(now, level, context, sentenceOf(message), fields)}\n`
        : `${JSON.stringify({ time: now.toISOString(), level, context, msg: sentenceOf(message), ...fields })}\n`,
    );
  }
}

/** An error is named and not quoted: its message may hold what a person wrote. */
function sentenceOf(message: unknown): string {
  if (typeof message === 'string') return message;
  if (message instanceof Error) return message.name;
  return isLine(message) ? message.msg : typeof message;
}

const isLine = (message: unknown): message is LogLine =>
  typeof message === 'object' && message !== null && 'msg' in message && typeof message.msg === 'string';

type Fields = Readonly<Record<string, string | number>>;

function fieldsOf(message: unknown): Fields {
  const fields: Record<string, string | number> = {};
  if (!isLine(message)) return fields;
  // A loop: every request passes through it.
  for (const name of lineFields) {
    const value: unknown = message[name];
    if (typeof value === 'string' || typeof value === 'number') fields[name] = value;
  }
  return fields;
}

function readable(
  now: Date,
  level: string,
  context: string | undefined,
  msg: string,
  fields: object,
): string {
  const time = now.toLocaleTimeString('sv-SE', { timeZone: 'Asia/Shanghai' });
  const more = Object.entries(fields).flatMap(([name, value]) =>
    name === 'correlationId' || value === undefined ? [] : [`${name}=${value}`],
  );
  return [time, level.padEnd(5), ...(context ? [`[${context}]`] : []), msg, ...more].join(' ');
}
