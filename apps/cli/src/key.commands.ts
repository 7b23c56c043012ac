import type { Command } from 'commander';
import { migrations } from '#migrations';
import {
  addKeyVersion,
  type Config,
  dropKeyVersion,
  type KeyFile,
  type KeyStatus,
  keyFileFor,
  keyStatus,
  openDatabase,
  rotateKeys,
  SystemClock,
} from '#platform';
import { withDatabase } from './open-office.ts';

/** The keys under which personal data are encrypted: docs/privacy.md. */
export function addKeyCommands(program: Command): void {
  const keys = program.command('keys').description('加密密钥 · The keys of the encrypted personal data');

  keys
    .command('status')
    .description('密钥版本及其下的数据 · Versions of the key ring and what lies under each key')
    .action(() =>
      withKeys(async ({ dataSource, file }) => {
        tell(file, await keyStatus(dataSource, file));
        if (await file.isOpenToOthers())
          say(`! 他人也能读取密钥文件，请执行 · Others can read the key file: chmod 600 ${file.name}`);
      }),
    );

  keys
    .command('rotate')
    .description(
      '更换密钥并重新加密（运行中可用，可随时中断后再运行） · Change the keys and encrypt everything anew; may be cut off and run again',
    )
    .action(() =>
      withKeys(async ({ dataSource, file, at }) => {
        const { version, isResumed, rows } = await rotateKeys(dataSource, file, at);
        if (isResumed) say('继续上次未完成的更换 · Went on with the rotation that was cut off');
        say(`第 ${version} 版密钥，重新加密 ${rows} 行 · Version ${version}, ${rows} rows encrypted anew`);
        say(`请重新备份密钥文件 · Copy the key file again: ${file.name}`);
      }),
    );

  keys
    .command('new')
    .description(
      '预先生成新版密钥，供分发到各台机器后再更换 · Add a version to carry to every machine before a rotation',
    )
    .action(() =>
      withKeys(async ({ file, at }) => {
        const version = await addKeyVersion(file, at);
        say(`已生成第 ${version} 版，尚未启用 · Version ${version} was made and is not used yet`);
      }),
    );

  keys
    .command('drop')
    .description(
      '删除不再需要的旧版密钥（旧备份将无法读取） · Drop a version that nothing needs; older backups may',
    )
    .argument('<version>', '版本号 · the version', Number)
    .action((version: number) =>
      withKeys(async ({ dataSource, file }) => {
        if (await dropKeyVersion(dataSource, file, version))
          return say(`已删除第 ${version} 版 · Version ${version} was dropped`);
        throw new Error(`第 ${version} 版仍在使用或不存在 · Version ${version} is in use, or there is none`);
      }),
    );
}

interface Keys {
  readonly dataSource: Awaited<ReturnType<typeof openDatabase>>;
  readonly file: KeyFile;
  /** Now, an ISO instant. */
  readonly at: string;
}

async function withKeys(work: (keys: Keys) => Promise<void>): Promise<void> {
  await withDatabase(async (url: string, config: Config) => {
    const dataSource = await openDatabase(url, { migrations, poolSize: 2 });
    try {
      const at = new SystemClock(config.clockShiftDays).now().toISOString();
      await work({ dataSource, file: await keyFileFor(config), at });
    } finally {
      await dataSource.destroy();
    }
  });
}

function tell(file: KeyFile, { current, versions, unused, dataKeys, isSettled }: KeyStatus): void {
  say(`密钥文件 · key file      ${file.name}`);
  say(`版本 · versions          ${versions.join(', ')} (当前 · current: ${current})`);
  if (unused.length > 0) say(`可删除 · may be dropped  ${unused.join(', ')}`);
  for (const { id, purpose, ringVersion, isRetired, rows } of dataKeys) {
    const retired = isRetired ? ' 已停用 · retired' : '';
    say(
      `  ${String(id).padStart(4)} ${purpose.padEnd(12)} 第 ${ringVersion} 版 · v${ringVersion} ${rows} 行 · rows${retired}`,
    );
  }
  say(
    isSettled
      ? '全部数据均用当前密钥加密 · Everything lies under the current keys'
      : '更换尚未完成，请再次运行 keys rotate · A rotation is not finished: run keys rotate again',
  );
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
