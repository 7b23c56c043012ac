import { type DynamicModule, Module } from '@nestjs/common';
import { BACKUP_PLAN, type BackupPlan, DailyBackup, DailyBackupJob } from './daily-backup.job.ts';

/** The backup of every day. */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: Nest configures a module by a static method of its class
export class BackupModule {
  static forRoot(plan: BackupPlan): DynamicModule {
    return {
      module: BackupModule,
      providers: [DailyBackup, DailyBackupJob, { provide: BACKUP_PLAN, useValue: plan }],
    };
  }
}
