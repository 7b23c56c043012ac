import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { inRecord, verifyCase } from '#casework/verification';
import { migrations } from '#migrations';
import { endOnSignal, type KeySource, keyFileFor, openDatabase, readConfig, Vault } from '#platform';
import { startStandalone } from '../../standalone/src/standalone.ts';
import { tellStory } from './demo.story.ts';

/** The register of the demonstration stands beside the tests that hold the import against it. */
const register = fileURLToPath(
  new URL('../../../../test/fixtures/register/register-2026.xlsx', import.meta.url),
);

/** `npm run demo`: everything once, from nothing, on a database of its own that is gone afterwards. */
export function addDemoCommand(program: Command): void {
  program
    .command('demo')
    .description(
      '演示：导入台账，四个人把一件纠纷办到归档，再校验历史 · Show everything once, on a database of its own',
    )
    .option('--register <file>', '要导入的台账 · the register to import', register)
    .action(async (options: { register: string }) => {
      // Made by the launcher: as root it belongs to the user as whom PostgreSQL runs.
      const folder = join(tmpdir(), `fengqiao-demo-${randomUUID()}`);
      const config = { ...readConfig({ LOG_LEVEL: 'error' }), dataFolder: folder, port: 0 };
      const starting = startStandalone(config, () => undefined);
      const clear = async (): Promise<void> => {
        await starting.then((product) => product.stop()).catch(() => undefined);
        await rm(folder, { recursive: true, force: true });
      };
      endOnSignal(clear);
      try {
        const product = await starting;
        process.stdout.write(`产品已启动 · The product runs at ${product.url}\n`);
        const { disputeId } = await tellStory(product.url, await readFile(options.register));
        await compare(product.databaseUrl, await keyFileFor(config), disputeId);
      } finally {
        await clear();
      }
    });
}

/** Folds the history again and holds it against what is stored. */
async function compare(databaseUrl: string, keys: KeySource, disputeId: string): Promise<void> {
  const dataSource = await openDatabase(databaseUrl, { migrations, poolSize: 2 });
  try {
    const vault = await Vault.open(dataSource, keys);
    const { events, state, head, differences } = await inRecord(dataSource, (tx) =>
      verifyCase(tx, vault, disputeId),
    );
    process.stdout.write(
      `\n四、校验 · Verification: ${events} 个事件 · events → ${state}，链头 · head ${head.slice(0, 16)}…\n`,
    );
    if (differences.length > 0)
      throw new Error(
        `历史与现状不符 · History and state differ: ${differences.map(({ field }) => field).join(', ')}`,
      );
    process.stdout.write('与现状完全一致 · Exactly what is stored\n');
  } finally {
    await dataSource.destroy();
  }
}
