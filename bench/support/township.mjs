import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { prepareDatabase } from '../../dist/apps/standalone/src/prepare-database.js';
import { RuleBook } from '../../dist/libs/casework/src/deadline/index.js';
import { DisputeIntake, PersonalData } from '../../dist/libs/casework/src/dispute/index.js';
import { RegisterImportService } from '../../dist/libs/casework/src/exchange/index.js';
import { OrganisationActorSource } from '../../dist/libs/casework/src/organisation/index.js';
import {
  KeyFile,
  openDatabase,
  SystemClock,
  startEmbedded,
  Vault,
} from '../../dist/libs/platform/src/index.js';
import { migrations } from '../../dist/migrations/index.js';

/** Villages of the demonstration that the invented register names. */
const villages = ['柳溪村', '石桥岭村', '枣林沟村', '白杨坪村', '杏花坞村', '槐荫村', '竹园湾村'];
const day = (n) => new Date(Date.UTC(2026, 0, 1 + (n % 320))).toISOString().slice(0, 10);

/**
 * A register of invented cases as a text table.
 * @param {number} rows
 * @param {'已化解' | '调解中'} result  of every row: ended, or under way
 */
export function registerOf(rows, result) {
  const ending = (n) =>
    result === '已化解' ? `${day(n + 5) < day(n) ? day(n) : day(n + 5)},口头,已履行` : ',,';
  return Buffer.from(
    [
      '月山镇2026年矛盾纠纷排查化解台账',
      '序号,排查日期,村(社区),纠纷类型,当事人,纠纷简要情况,来源,涉及人数,涉及金额(元),风险等级,责任单位,化解时限,办理结果,化解日期,是否签订协议,履行情况',
      ...Array.from({ length: rows }, (_, n) => {
        const village = villages[n % villages.length];
        return `${n + 1},${day(n)},${village},邻里纠纷,甲某${n}与乙某${n},两家为第${n}号地边争吵,网格员排查,2,${n % 900},绿,${village}调委会,${day(n + 30)},${result},${ending(n)}`;
      }),
    ].join('\r\n'),
  );
}

/** A data folder of its own, removed afterwards. Made by the launcher: as root it belongs to the user of PostgreSQL. */
export async function withFolder(work) {
  const folder = join(tmpdir(), `fengqiao-bench-${randomUUID()}`);
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The demonstration township on an embedded database of its own, with durable commits.
 * @param {(township: { databaseUrl: string, keyFile: string, pool: pg.Pool,
 *   registers: () => Promise<object> }) => Promise<void>} work
 */
export async function withTownship(work) {
  await withFolder(async (folder) => {
    const database = await startEmbedded(folder);
    const keyFile = join(folder, 'fengqiao.keys');
    const pool = new pg.Pool({ connectionString: database.url, max: 4 });
    // A connection that the database ends while nobody uses it is no matter; one in use fails its query.
    pool.on('error', () => undefined);
    try {
      const keys = new KeyFile(keyFile);
      await prepareDatabase(database.url, { seed: 'demo', clockShiftDays: 0 }, keys);
      await work({
        databaseUrl: database.url,
        keyFile,
        pool,
        registers: () => registersOf(database.url, keys),
      });
    } finally {
      await pool.end();
      await database.stop();
    }
  });
}

/** The import as the product does it, by the person of the centre. */
async function registersOf(databaseUrl, keys) {
  const dataSource = await openDatabase(databaseUrl, { migrations });
  const clock = new SystemClock();
  const vault = await Vault.open(dataSource, keys);
  const [account] = await dataSource.query(`select id from account where username = 'zhongxin'`);
  const actor = await new OrganisationActorSource(dataSource, clock).actorOf(account.id);
  const intake = new DisputeIntake(clock, new PersonalData(vault), new RuleBook(dataSource));
  const imports = new RegisterImportService(dataSource, clock, intake, vault);
  return {
    read: (content) => imports.begin(actor, 'bench.csv', content),
    enter: (id) => imports.commit(actor, id),
    close: () => dataSource.destroy(),
  };
}
