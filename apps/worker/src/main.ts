import { NestFactory } from '@nestjs/core';
import { JsonLogger, readConfig } from '#platform';
import { WorkerModule } from './worker.module.ts';

/** A `worker` process of a larger installation: carries and handles messages, sweeps deadlines. No HTTP. */
const config = readConfig(process.env);
if (config.databaseUrl === undefined) {
  process.stderr.write(
    '请设置 DATABASE_URL；单机运行请用 npm start。\nSet DATABASE_URL; to run on one machine: npm start.\n',
  );
  process.exit(1);
}
const worker = await NestFactory.createApplicationContext(
  WorkerModule.forRoot({ config, databaseUrl: config.databaseUrl }),
  { logger: new JsonLogger({ level: config.logLevel, isReadable: process.stdout.isTTY }) },
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void worker.close().then(() => process.exit(0)));
}
