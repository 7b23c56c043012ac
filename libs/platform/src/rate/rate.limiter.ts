import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.ts';
import { execute, query } from '../database/transaction.ts';
import { ProblemError } from '../http/problem.ts';

const windowMs = 60_000;
/** A process takes so much of a limit at once, and asks the others again when it is spent. */
const leasesPerLimit = 20;
const sweptAtOnce = 1_000;

/** What is counted, and how often a minute allows it. */
export interface Limit {
  /** E.g. `address 10.0.0.7`. */
  readonly key: string;
  /** 0: as often as anybody likes. */
  readonly perMinute: number;
}

/** What this process still holds of one limit in the present minute. */
interface Held {
  left: number;
  isSpent: boolean;
  leasing: Promise<void> | undefined;
}

/**
 * Counts requests by the minute, for all processes together: each takes leases of a twentieth of the limit from one
 * row in PostgreSQL, so a busy client costs a statement per lease and not per request, and nobody ever gets more than
 * the limit. What a process has leased and not used is lost to the others until the minute is over.
 */
@Injectable()
export class RateLimiter {
  readonly #held = new Map<string, Held>();
  #windowEndsAt = 0;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Spends one. @throws ProblemError "too-many-requests" with the seconds until the minute is over */
  async spend(limit: Limit): Promise<void> {
    if (limit.perMinute === 0) return;
    const now = this.clock.now().getTime();
    const endsAt = (Math.floor(now / windowMs) + 1) * windowMs;
    if (endsAt !== this.#windowEndsAt) await this.#begin(endsAt, now);
    const held = this.#held.get(limit.key) ?? { left: 0, isSpent: false, leasing: undefined };
    this.#held.set(limit.key, held);
    while (held.left === 0) {
      if (held.isSpent) throw tooManyRequests(Math.ceil((endsAt - now) / 1_000));
      // Many at once wait for the same lease.
      held.leasing ??= this.#lease(limit, endsAt)
        .then((granted) => {
          held.left += granted;
          held.isSpent = granted === 0;
        })
        .finally(() => {
          held.leasing = undefined;
        });
      await held.leasing;
    }
    held.left -= 1;
  }

  async #begin(endsAt: number, now: number): Promise<void> {
    this.#windowEndsAt = endsAt;
    this.#held.clear();
    await execute(this.dataSource, {
      name: 'rate.sweep',
      text: `delete from rate_window where key in (
               select key from rate_window where ends_at <= $1 order by ends_at limit $2 for update skip locked)`,
      values: [new Date(now), sweptAtOnce],
    });
  }

  async #lease({ key, perMinute }: Limit, endsAt: number): Promise<number> {
    const [row] = await query<{ granted: number }>(this.dataSource, {
      name: 'rate.lease',
      text: `
        insert into rate_window as w (key, ends_at, taken) values ($1, $2, $3)
        on conflict (key) do update set ends_at = $2,
          taken = case when w.ends_at = $2 then least(w.taken + $3, $4) else $3 end
        where w.ends_at <> $2 or w.taken < $4
        returning new.taken - case when old.ends_at = new.ends_at then old.taken else 0 end as granted`,
      values: [key, new Date(endsAt), Math.ceil(perMinute / leasesPerLimit), perMinute],
    });
    return row?.granted ?? 0;
  }
}

function tooManyRequests(seconds: number): ProblemError {
  return new ProblemError({
    kind: 'too-many',
    code: 'too-many-requests',
    message: `Too many requests; try again in ${seconds} seconds`,
    messageZh: `操作过于频繁，请在 ${seconds} 秒后再试`,
    extensions: { retryAfterSeconds: seconds },
  });
}
