import type { DataSource } from 'typeorm';
import { execute } from '../database/transaction.ts';
import { freeFailures, lockOutMinutes, lockOutMinutesAtMost } from './lock-out.ts';
import type { SessionOrigin } from './session.origin.ts';

/** Minutes of lock-out after the first, second, … failure; the last one holds for all further. */
const minutesByFailure: readonly number[] = Array.from(
  { length: freeFailures + Math.ceil(Math.log2(lockOutMinutesAtMost)) + 1 },
  (_, index) => lockOutMinutes(index + 1),
);

/** A wrong password or code. */
export interface Failure {
  /** Undefined for a user who does not exist: asks the database as well, so that it costs the same. */
  readonly accountId: string | undefined;
  readonly origin: SessionOrigin | undefined;
  readonly at: Date;
}

/**
 * Counts a failure towards the lock-out and writes it into the trail; while the account is locked nothing counts.
 * It does not wait for the disk, as nothing that touches no row does: whoever measures could otherwise tell by some
 * milliseconds which users exist. A crash of the server forgets the failures of its last half second.
 */
export async function countFailure(
  dataSource: DataSource,
  { accountId, origin, at }: Failure,
): Promise<void> {
  await execute(dataSource, {
    name: 'account.refuse',
    text: `
      with unhurried as materialized (select set_config('synchronous_commit', 'off', true)),
      counted as (
        update account set failed_count = failed_count + 1,
          locked_until = $2::timestamptz
            + nullif(($3::int[])[least(failed_count + 1, cardinality($3::int[]))], 0) * interval '1 minute'
        from unhurried
        where id = $1 and (locked_until is null or locked_until <= $2)
        returning id)
      insert into account_event (account_id, action, device, address, at)
      select id, 'sign-in-refused', $4, $5, $2 from counted`,
    values: [accountId ?? null, at, minutesByFailure, origin?.device ?? null, origin?.address ?? null],
  });
}
