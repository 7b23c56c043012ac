import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RecurringJob } from '../queue/job.catalogue.ts';
import type { RunsRecurringly } from '../queue/job.ts';
import { dropRetired } from './key.rotation.ts';
import { reencryptRetired } from './reencrypt.ts';
import { Vault } from './vault.ts';

/** Every night: what a process encrypted with a key that was being retired at that moment, and the keys that nothing needs. */
@Injectable()
@RecurringJob({ name: 'keys.retire', pattern: '0 35 3 * * *' })
export class RetiredKeysJob implements RunsRecurringly {
  constructor(
    private readonly dataSource: DataSource,
    private readonly vault: Vault,
  ) {}

  async run(): Promise<void> {
    await reencryptRetired(this.dataSource, this.vault);
    await dropRetired(this.dataSource);
  }
}
