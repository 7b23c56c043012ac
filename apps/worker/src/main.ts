import { NestFactory } from '@nestjs/core';
import { ConfigError, endOnSignal, JsonLogger, keyFileFor, readConfig, StartError } from '#platform';
import { WorkerModule } from './worker.module.ts';

/** A `worker` process of a larger installation: carries and handles messages, sweeps deadlines. No HTTP. */
try {
  const config = readConfig(process.env);
  const { databaseUrl } = config;
  if (databaseUrl === undefined) {
    throw new ConfigError(
      '请设置 DATABASE_URL；单机运行请用 npm start。\nSet DATABASE_URL; to run on one machine: npm start.',
    );
  }
  const keys = await keyFileFor(config);
  const worker = await NestFactory.createApplicationContext(
    WorkerModule.forRoot({ config, databaseUrl, keys }),
    {
      // Without it the framework ends the process itself, and nobody hears why.
      abortOnError: false,
      logger: new JsonLogger({ level: config.logLevel, isReadable: process.stdout.isTTY }),
    },
  );
  endOnSignal(() => worker.close());
} catch (error) {
  const words = error instanceof ConfigError ? error.message : String(error);
  process.stderr.write(`${error instanceof StartError ? error.forPeople() : words}\n`);
  process.exit(1);
}
