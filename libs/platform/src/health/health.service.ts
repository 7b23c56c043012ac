import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { schemaIsCurrent } from '../database/migrate.ts';
import { query } from '../database/transaction.ts';
import { failureCode } from '../queue/outage.ts';
import { withinMs } from '../queue/time-limit.ts';
import { HEALTH_CHECKS, type HealthCheck } from './health.check.ts';

/** What one check found. */
export interface CheckResult {
  readonly name: string;
  readonly ok: boolean;
  /** Code of the error, never its text, which may hold addresses. */
  readonly reason?: string;
}

/** Shorter than the patience of whoever asks, which is 3 s and more. */
const patienceMs = 2_000;

/** Asks everything that this process rests on whether it is well. */
@Injectable()
export class HealthService {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(HEALTH_CHECKS) private readonly added: readonly HealthCheck[],
  ) {}

  /** One result per check: `database`, `schema`, then those that were added. Takes 2 s at most, all at once. */
  async examine(): Promise<readonly CheckResult[]> {
    const own: readonly HealthCheck[] = [
      { name: 'database', check: () => this.#databaseAnswers() },
      { name: 'schema', check: () => this.#schemaIsCurrent() },
    ];
    return await Promise.all([...own, ...this.added].map(result));
  }

  async #databaseAnswers(): Promise<void> {
    await query(this.dataSource, { text: 'select 1' });
  }

  async #schemaIsCurrent(): Promise<void> {
    if (!(await schemaIsCurrent(this.dataSource))) {
      throw Object.assign(new Error('The database has other migrations than this code.'), {
        code: 'schema-not-current',
      });
    }
  }
}

async function result({ name, check }: HealthCheck): Promise<CheckResult> {
  try {
    await withinMs(patienceMs, check());
    return { name, ok: true };
  } catch (error) {
    return { name, ok: false, reason: failureCode(error) };
  }
}
