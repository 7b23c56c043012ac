/** A worker that sweeps once when it is told to, on a working morning; tells how long that took. */
import { RuleBook } from '../../dist/libs/casework/src/deadline/index.js';
import { DisputeService, PersonalData } from '../../dist/libs/casework/src/dispute/index.js';
import { LadderSweep } from '../../dist/libs/casework/src/escalation/index.js';
import { FixedClock, KeyFile, openDatabase, Vault } from '../../dist/libs/platform/src/index.js';
import { migrations } from '../../dist/migrations/index.js';

const [databaseUrl, keyFile, now] = process.argv.slice(2);
const dataSource = await openDatabase(databaseUrl, { migrations });
const clock = new FixedClock(now);
const vault = await Vault.open(dataSource, new KeyFile(keyFile));
const ruleBook = new RuleBook(dataSource);
const sweep = new LadderSweep(
  dataSource,
  clock,
  new DisputeService(clock, new PersonalData(vault), ruleBook),
  ruleBook,
);
process.on('message', async (word) => {
  if (word === 'end') {
    await dataSource.destroy();
    process.exit(0);
  }
  const from = performance.now();
  const fired = await sweep.sweep();
  process.send({ fired, ms: performance.now() - from });
});
process.send('ready');
