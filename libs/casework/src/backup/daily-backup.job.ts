import { dirname } from 'node:path';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { filesToBackUp, tellOfLostFiles } from '#casework/attachment';
import { notify } from '#casework/notification';
import { peopleOf } from '#casework/organisation';
import { recordHeadOf } from '#casework/verification';
import {
  backupKeyPath,
  Clock,
  type Config,
  errorCode,
  inTransaction,
  type KeySource,
  objectStoreFor,
  programVersion,
  query,
  RecurringJob,
  type RunsRecurringly,
  takeBackup,
  withoutPassword,
} from '#platform';

/** Injection token of {@link BackupPlan}. */
export const BACKUP_PLAN = Symbol('BACKUP_PLAN');

/** What a process must know to make backups by itself. */
export interface BackupPlan {
  readonly config: Pick<Config, 'backup' | 'keyFile' | 'dataFolder' | 'storage'>;
  readonly databaseUrl: string;
  readonly keys: KeySource;
}

/** How the backups stand, by the clock of the database, which also says when each was taken. */
interface Standing {
  /** None has been taken since the hour of the day last passed. */
  readonly isDue: boolean;
  /** Whole days since the last one, or since the first account was made where there is none. */
  readonly days: number;
}

/** Makes the backup of the day, and tells the administrators when there was none for too long. */
@Injectable()
export class DailyBackup {
  readonly #logger = new Logger('DailyBackup');

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(BACKUP_PLAN) private readonly plan: BackupPlan,
  ) {}

  /** Does nothing where no folder is set. @returns true when a backup was made now */
  async makeIfDue(): Promise<boolean> {
    const { folder, hour, warnDays } = this.plan.config.backup;
    if (folder === undefined) return false;
    const made = (await this.standing(hour)).isDue && (await this.make(folder));
    const { days } = await this.standing(hour);
    if (days > warnDays) await this.warn(days);
    return made;
  }

  private async standing(hour: number): Promise<Standing> {
    const [standing] = await query<Standing & Record<string, unknown>>(this.dataSource, {
      name: 'backup.standing',
      text: `
        with times as (
          select (select max(taken_at) from backup_run) as last, now() at time zone 'Asia/Shanghai' as here)
        select coalesce(last at time zone 'Asia/Shanghai'
            < date_trunc('day', here - make_interval(hours => $1)) + make_interval(hours => $1), true) as "isDue",
          coalesce(floor(extract(epoch from now() - coalesce(last, (select min(created_at) from account))) / 86400), 0)::int
            as days
        from times`,
      values: [hour],
    });
    return standing ?? { isDue: false, days: 0 };
  }

  /** What fails is tried again within the hour, and told to people when it lasts. */
  private async make(folder: string): Promise<boolean> {
    const { config, databaseUrl, keys } = this.plan;
    try {
      const { header, pruned, recoveryCode, lostFiles } = await takeBackup({
        url: databaseUrl,
        place: withoutPassword(databaseUrl),
        folder,
        program: await programVersion(),
        keyRing: await keys.read(),
        beside: dirname(keys.name),
        backupKey: await backupKeyPath(config),
        keep: config.backup.keep,
        more: { files: filesToBackUp(await objectStoreFor(config)), headOf: recordHeadOf },
      });
      this.#logger.log(
        `backup ${header.id}: ${header.rows} rows, ${header.added} bytes added, ${pruned.removed.length} older removed`,
      );
      if (lostFiles.length > 0) {
        this.#logger.error(
          `backup ${header.id}: ${lostFiles.length} files are lost or damaged: ${lostFiles.join(' ')}`,
        );
        const now = { today: this.clock.today(), at: this.clock.now().toISOString() };
        await inTransaction(this.dataSource, (tx) => tellOfLostFiles(tx, lostFiles, now));
      }
      // Nobody reads a code in a log, and a log is no place for one.
      if (recoveryCode !== undefined) {
        this.#logger.warn('a backup key was made; run "fengqiao backup code" for its recovery code');
      }
      return true;
    } catch (error) {
      this.#logger.warn(`no backup was made: ${errorCode(error) ?? 'unknown'}`);
      return false;
    }
  }

  private async warn(days: number): Promise<void> {
    await inTransaction(this.dataSource, async (tx) => {
      const today = this.clock.today();
      await notify(tx, await peopleOf(tx, { to: 'administrators' }, today), {
        disputeId: null,
        kind: 'backup.overdue',
        facts: { days },
        source: `backup.overdue:${today}`,
        at: this.clock.now().toISOString(),
      });
    });
  }
}

/** Looks every hour, so that a machine that was off at the hour of the backup makes it up. */
@RecurringJob({ name: 'backup.make', pattern: '0 7 * * * *' })
export class DailyBackupJob implements RunsRecurringly {
  constructor(private readonly backups: DailyBackup) {}

  async run(): Promise<void> {
    await this.backups.makeIfDue();
  }
}
