/**
 * How fast a large register goes in. Run `npm run build` first:
 *
 *   node bench/import-register.mjs [rows, default 10000]
 *
 * Makes a register of invented cases, imports it on a database of its own with durable commits, and imports it once more
 * (every row is then known). Prints milliseconds and rows per second for reading, entering and recognising.
 */
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDatabase } from '../dist/apps/standalone/src/prepare-database.js';
import { DisputeIntake, PersonalData } from '../dist/libs/casework/src/dispute/index.js';
import { RegisterImportService } from '../dist/libs/casework/src/exchange/index.js';
import { OrganisationActorSource } from '../dist/libs/casework/src/organisation/index.js';
import {
  KeyFile,
  openDatabase,
  query,
  SystemClock,
  startEmbedded,
  Vault,
} from '../dist/libs/platform/src/index.js';
import { migrations } from '../dist/migrations/index.js';

const rows = Number(process.argv[2] ?? 10_000);
const villages = ['柳溪村', '石桥岭村', '枣林沟村', '白杨坪村', '杏花坞村', '槐荫村', '竹园湾村'];
const day = (n) => new Date(Date.UTC(2026, 0, 1 + (n % 320))).toISOString().slice(0, 10);
const register = [
  '月山镇2026年矛盾纠纷排查化解台账',
  '序号,排查日期,村(社区),纠纷类型,当事人,纠纷简要情况,来源,涉及人数,涉及金额(元),风险等级,责任单位,化解时限,办理结果,化解日期,是否签订协议,履行情况',
  ...Array.from({ length: rows }, (_, n) => {
    const village = villages[n % villages.length];
    return `${n + 1},${day(n)},${village},邻里纠纷,甲某${n}与乙某${n},两家为第${n}号地边争吵,网格员排查,2,${n % 900},绿,${village}调委会,${day(n + 30)},已化解,${day(n + 5) < day(n) ? day(n) : day(n + 5)},口头,已履行`;
  }),
].join('\r\n');

// Made by the launcher: as root it belongs to the user as whom PostgreSQL runs.
const folder = join(tmpdir(), `fengqiao-bench-${randomUUID()}`);
const database = await startEmbedded(folder);
try {
  const keys = new KeyFile(join(folder, 'fengqiao.keys'));
  await prepareDatabase(database.url, { seed: 'demo', clockShiftDays: 0 }, keys);
  const dataSource = await openDatabase(database.url, { migrations });
  const clock = new SystemClock();
  const vault = await Vault.open(dataSource, keys);
  const [account] = await query(dataSource, { text: `select id from account where username = 'zhongxin'` });
  const actor = await new OrganisationActorSource(dataSource, clock).actorOf(account.id);
  const imports = new RegisterImportService(
    dataSource,
    clock,
    new DisputeIntake(clock, new PersonalData(vault)),
    vault,
  );
  const timed = async (what, work) => {
    const start = performance.now();
    const result = await work();
    const ms = performance.now() - start;
    console.log(`${what.padEnd(12)} ${Math.round(ms)} ms, ${Math.round((rows / ms) * 1000)} rows/s`);
    return result;
  };
  const { id, reading } = await timed('read', () => imports.begin(actor, 'bench.csv', Buffer.from(register)));
  console.log(`             ${JSON.stringify(reading.summary.imported)} good, ${reading.summary.held} held`);
  console.log(`             ${JSON.stringify(await timed('enter', () => imports.commit(actor, id)))}`);
  const again = await imports.begin(actor, 'bench.csv', Buffer.from(register));
  console.log(
    `             ${JSON.stringify(await timed('recognise', () => imports.commit(actor, again.id)))}`,
  );
  await dataSource.destroy();
} finally {
  await database.stop();
  await rm(folder, { recursive: true, force: true });
}
