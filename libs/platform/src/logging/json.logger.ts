import type { LoggerService, LogLevel } from '@nestjs/common';
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

/** How the log is written. */
export interface LoggerSettings {
  /** The least that is written; default `log`. */
  readonly level?: LogLevel;
  /** For people at a terminal instead of JSON lines; default false. */
  readonly isReadable?: boolean;
  readonly write?: (line: string) => void;
}

/**
 * One JSON object a line: time, level, context, message, correlation id. Whoever logs hands in sentences without personal
 * data; objects are not printed, because nobody knows what is in them.
 */
export class JsonLogger implements LoggerService {
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
    // Nest hands the context in last.
    const context = rest.findLast((part) => typeof part === 'string');
    const msg =
      typeof message === 'string' ? message : message instanceof Error ? message.name : typeof message;
    const time = new Date().toISOString();
    if (this.#isReadable) {
      this.#write(`${time.slice(11, 19)} ${level.padEnd(5)} ${context ? `[${context}] ` : ''}${msg}\n`);
      return;
    }
    this.#write(`${JSON.stringify({ time, level, context, msg, correlationId: correlationId() })}\n`);
  }
}
