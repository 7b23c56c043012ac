import { ConfigError, exitWithParent, readConfig, StartError } from '#platform';
import { type Standalone, startStandalone } from './standalone.ts';
import { welcome } from './welcome.ts';

/** `npm start`: the whole product in one process. Nothing has to be set or installed. */
const startedAt = performance.now();
let running: Standalone | undefined;
let isEnding = false;

async function end(code: number): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  process.exitCode = code;
  await running?.stop();
  process.exit();
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));
exitWithParent(() => void end(0));

try {
  running = await startStandalone(readConfig(process.env), (line) => process.stdout.write(`${line}\n`));
  // A signal that came while it started: what has begun is stopped again.
  if (isEnding) await running.stop();
  process.stdout.write(welcome(running, performance.now() - startedAt));
  void running.databaseGone.then(() => end(1));
} catch (error) {
  if (error instanceof StartError) process.stderr.write(`\n${error.forPeople()}\n`);
  else if (error instanceof ConfigError) process.stderr.write(`\n${error.message}\n`);
  else
    process.stderr.write(
      `\n启动失败 · The start failed: ${error instanceof Error ? error.stack : String(error)}\n`,
    );
  process.exit(1);
}
