import { endOnSignal, explainFailure, readConfig, startOrExplain } from '#platform';
import { type Standalone, startStandalone } from './standalone.ts';
import { welcome } from './welcome.ts';

/** `npm start`: the whole product in one process. Nothing has to be set or installed. */
const startedAt = performance.now();
let running: Standalone | undefined;

endOnSignal(async () => {
  await running?.stop();
});

await startOrExplain(async () => {
  running = await startStandalone(readConfig(process.env), (line) => process.stdout.write(`${line}\n`));
  process.stdout.write(welcome(running, performance.now() - startedAt));
  void running.databaseGone.then((why) => {
    process.stderr.write(`\n${explainFailure(why)}\n`);
    process.exit(1);
  });
});
