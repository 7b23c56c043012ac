/**
 * How long backing up and restoring take, and how large a backup and the next day's increment are. Run `npm run build` first:
 *
 *   node bench/backup.mjs [cases, default 20000] [events of each, default 8]
 *
 * Imports a register of invented cases on a database of its own with durable commits and copies events until each case
 * has as many as said (so the histories are long and do not prove the cases: this measures bytes). Then: a full backup, one
 * without a change, one after a day's work (200 cases touched, 200 events, 600 messages), the proof of all files, and a
 * restore. Prints seconds, MB/s of data before compression, sizes, and the largest memory of this process.
 */
import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLine } from '../dist/apps/cli/src/command-line.js';
import {
  checkBackup,
  endRestore,
  findBackup,
  openBackup,
  openDatabase,
  query,
  readBackupKey,
  restoreBackup,
  startEmbedded,
  takeBackup,
} from '../dist/libs/platform/src/index.js';
import { migrations } from '../dist/migrations/index.js';

const cases = Number(process.argv[2] ?? 20_000);
const events = Number(process.argv[3] ?? 8);
const villages = ['柳溪村', '石桥岭村', '枣林沟村', '白杨坪村', '杏花坞村', '槐荫村', '竹园湾村'];
const day = (n, later = 0) => new Date(Date.UTC(2026, 0, 1 + (n % 280) + later)).toISOString().slice(0, 10);
const register = [
  '序号,排查日期,村(社区),纠纷类型,当事人,纠纷简要情况,来源,涉及人数,涉及金额(元),风险等级,责任单位,化解时限,办理结果,化解日期,是否签订协议,履行情况',
  ...Array.from({ length: cases }, (_, n) => {
    const village = villages[n % villages.length];
    return `${n + 1},${day(n)},${village},邻里纠纷,甲某${n}与乙某${n},两家为第${n}号地边争吵,网格员排查,2,${n % 900},绿,${village}调委会,${day(n, 30)},已化解,${day(n, 5)},口头,已履行`;
  }),
].join('\r\n');

const home = join(tmpdir(), `fengqiao-bench-${randomUUID()}`);
// Made by the launcher: as root it belongs to the user as whom PostgreSQL runs.
const database = await startEmbedded(home);
const copy = await startEmbedded(`${home}-copy`);
const folder = `${home}-backups`;
let most = 0;
const watch = setInterval(() => {
  most = Math.max(most, process.memoryUsage().rss);
}, 50);

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const timed = async (what, work, tell) => {
  most = 0;
  const start = performance.now();
  const result = await work();
  const seconds = (performance.now() - start) / 1000;
  console.log(
    `${what.padEnd(18)} ${seconds.toFixed(1)} s, ${tell(result, seconds)}, memory ${megabytes(most)}`,
  );
  return result;
};

try {
  process.env.DATABASE_URL = database.url;
  process.env.FENGQIAO_DATA = home;
  process.env.FENGQIAO_SEED = 'demo';
  await writeFile(`${home}-register.csv`, register);
  if ((await commandLine(['import', `${home}-register.csv`, '--as', 'zhongxin'])) !== 0)
    throw new Error('import');
  const dataSource = await openDatabase(database.url, { migrations });
  const more = (from, to, which) =>
    query(dataSource, {
      text: `insert into dispute_event (dispute_id, seq, type, payload, from_state, to_state, holder_id, actor_id,
               actor_organisation_id, happened_on, at, previous_hash, hash)
             select dispute_id, n, 'NOTE', payload, from_state, to_state, holder_id, actor_id, actor_organisation_id,
               happened_on, at, encode(sha256((n || hash)::bytea), 'hex'), encode(sha256((hash || n)::bytea), 'hex')
             from dispute_event, generate_series($1::int, $2::int) as n where seq = 1 ${which}`,
      values: [from, to],
    });
  await more(2, events, '');
  const backUp = () =>
    takeBackup({
      url: database.url,
      place: 'bench',
      folder,
      program: 'bench',
      keyRing: undefined,
      beside: home,
      backupKey: join(home, 'fengqiao-backup.key'),
      keep: { days: 9, weeks: 0 },
    });
  const figures = ({ header }, seconds) =>
    `${header.rows} rows, ${megabytes(header.bytes)} at ${(header.bytes / 1e6 / seconds).toFixed(0)} MB/s, stored ${megabytes(header.stored)}, added ${megabytes(header.added)}`;
  await timed('full', backUp, figures);
  await timed('nothing changed', backUp, figures);
  await more(
    events + 1,
    events + 1,
    'and dispute_id in (select id from dispute order by md5(id::text) limit 200)',
  );
  await query(dataSource, {
    text: `update dispute set updated_at = now() where id in (select id from dispute order by md5(id::text) limit 200)`,
  });
  await query(dataSource, {
    text: `insert into outbox (name, handled_at) select 'dispute.changed', now() from generate_series(1, 600)`,
  });
  await timed('after a day', backUp, figures);
  await dataSource.destroy();

  const found = await findBackup(folder);
  const key = await readBackupKey(join(home, 'fengqiao-backup.key'));
  const backup = await openBackup(found, key);
  const rate = (_, seconds) => `${(found.header.bytes / 1e6 / seconds).toFixed(0)} MB/s`;
  await timed('prove the files', () => checkBackup(backup, key.secret), rate);
  await timed(
    'restore',
    async () => {
      const reach = async () => copy.url;
      await restoreBackup({ backup, key, reach, place: 'bench', migrations });
      await endRestore(copy.url);
    },
    rate,
  );
} finally {
  clearInterval(watch);
  await database.stop();
  await copy.stop();
  for (const end of ['', '-copy', '-backups', '-register.csv'])
    await rm(`${home}${end}`, { recursive: true, force: true });
}
