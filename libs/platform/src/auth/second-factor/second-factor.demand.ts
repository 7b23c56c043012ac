import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../clock/clock.ts';
import { query } from '../../database/transaction.ts';
import { ACCESS_POLICY, type AccessPolicy } from '../auth.ports.ts';
import { AUTH_SETTINGS, type AuthSettings } from '../auth.settings.ts';

const dayMs = 24 * 3_600_000;

/** That somebody must have a second factor and has none yet. */
export interface SecondFactorDuty {
  readonly dueAt: Date;
  /** Nothing but setting it up goes on any more. */
  readonly isOverdue: boolean;
}

/** Some roles must have a second factor. They are told at the first sign-in without one, and have some days from then. */
@Injectable()
export class SecondFactorDemand {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(ACCESS_POLICY) private readonly policy: AccessPolicy,
    @Inject(AUTH_SETTINGS) private readonly settings: AuthSettings,
  ) {}

  /** Asks whoever signs in without one, and begins their days of grace. @returns null to whom it is not demanded of */
  async ask(actor: object, accountId: string): Promise<SecondFactorDuty | null> {
    if (this.policy.demandsSecondFactor?.(actor) !== true) return null;
    const now = this.clock.now();
    const [row] = await query<{ due_at: Date }>(this.dataSource, {
      text: `update account set second_factor_due_at = coalesce(second_factor_due_at, $2) where id = $1
             returning second_factor_due_at as due_at`,
      values: [accountId, new Date(now.getTime() + this.settings.secondFactorGraceDays * dayMs)],
    });
    return row === undefined ? null : { dueAt: row.due_at, isOverdue: row.due_at <= now };
  }
}

/** The duty of an account, as its row tells it: whoever has a second factor has none. */
export const dutyOf = (
  { due_at, has_second_factor }: { readonly due_at: Date | null; readonly has_second_factor: boolean },
  now: Date,
): SecondFactorDuty | null =>
  due_at === null || has_second_factor ? null : { dueAt: due_at, isOverdue: due_at <= now };

/** For statements that read an account `a`: the columns of {@link dutyOf}. */
export const dutyColumns = `a.second_factor_due_at as due_at,
  exists (select 1 from second_factor f where f.account_id = a.id and f.confirmed_at is not null) as has_second_factor`;
