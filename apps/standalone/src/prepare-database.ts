// Every table with encrypted columns is declared by the module that owns it.
import '#casework/all';
import { demoPassword, isEmpty, seedDemonstration } from '#casework/demonstration';
import { fillMilestones, spellNames } from '#casework/dispute';
import { migrations } from '#migrations';
import {
  type Config,
  encryptPlain,
  inTransaction,
  type KeyFile,
  migrate,
  migrateQueue,
  openDatabase,
  PasswordService,
  prepareKeyFile,
  query,
  SystemClock,
  Vault,
} from '#platform';

/** What was found or done. */
export interface Prepared {
  /** The demonstration sign-ins exist. */
  readonly isDemonstration: boolean;
}

/**
 * Brings a database up to date, encrypts what an older version left in plain and, where it is empty and a demonstration is
 * wanted, fills it. Any number of processes may do so at once.
 * @throws StartError when a person has to do something about it
 */
export async function prepareDatabase(
  url: string,
  config: Pick<Config, 'seed' | 'clockShiftDays'>,
  keys: KeyFile,
  log: (line: string) => void = () => undefined,
): Promise<Prepared> {
  const dataSource = await openDatabase(url, { migrations, poolSize: 4 });
  try {
    await migrate(dataSource, log);
    await migrateQueue(url);
    const clock = new SystemClock(config.clockShiftDays);
    await prepareKeyFile(dataSource, keys, clock.now().toISOString(), log);
    const vault = await Vault.open(dataSource, keys);
    const encrypted = await encryptPlain(dataSource, vault);
    if (encrypted > 0) log(`encrypted: ${encrypted} rows`);
    const spelt = await spellNames(dataSource);
    if (spelt > 0) log(`names spelt in pinyin: ${spelt} cases`);
    const filled = await fillMilestones(dataSource);
    if (filled > 0) log(`milestones for the figures: ${filled} cases`);
    if (config.seed === 'demo') {
      const today = clock.today();
      await inTransaction(dataSource, async (tx) => {
        await tx.client.query('lock table organisation in share row exclusive mode');
        if (!(await isEmpty(tx))) return;
        await seedDemonstration(tx, { passwordHash: await new PasswordService().hash(demoPassword), today });
        log('demonstration township 月山镇 seeded');
      });
    }
    const demo = await query(dataSource, { text: `select 1 from account where username = 'wanggeyuan'` });
    return { isDemonstration: demo.length > 0 };
  } finally {
    await dataSource.destroy();
  }
}
