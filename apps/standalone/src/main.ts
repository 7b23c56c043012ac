import { ConfigError, endOnSignal, readConfig, StartError } from '#platform';
import { type Standalone, startStandalone } from './standalone.ts';
import { welcome } from './welcome.ts';

/** `npm start`: the whole product in one process. Nothing has to be set or installed. */
const startedAt = performance.now();
let running: Standalone | undefined;

endOnSignal(async () => {
  await running?.stop();
});

try {
  running = await startStandalone(readConfig(process.env), (line) => process.stdout.write(`${line}\n`));
  process.stdout.write(welcome(running, performance.now() - startedAt));
  void running.databaseGone.then(() => {
    process.stderr.write('数据库意外停止，请重新启动 · The database stopped by itself; start again\n');
    process.exit(1);
  });
} catch (error) {
  if (error instanceof StartError) process.stderr.write(`\n${error.forPeople()}\n`);
  else if (error instanceof ConfigError) process.stderr.write(`\n${error.message}\n`);
  else
    process.stderr.write(
      `\n启动失败 · The start failed: ${error instanceof Error ? error.stack : String(error)}\n`,
    );
  process.exit(1);
}
