import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { OfficeModule } from '#casework/all';
import { migrations } from '#migrations';
import {
  endOnSignal,
  HealthService,
  JsonLogger,
  keyFileFor,
  openHealthDoor,
  readServerConfig,
  startOrExplain,
} from '#platform';

/**
 * A `worker` process of a larger installation: carries and handles messages, sweeps deadlines. No HTTP but, where
 * HEALTH_PORT is set, whether it is well.
 */
await startOrExplain(async () => {
  const config = readServerConfig(process.env);
  const { databaseUrl, host, healthPort } = config;
  const keys = await keyFileFor(config);
  const worker = await NestFactory.createApplicationContext(
    OfficeModule.forRoot({ config, databaseUrl, keys, migrations, role: 'worker' }),
    {
      // Without it the framework ends the process itself, and nobody hears why.
      abortOnError: false,
      logger: new JsonLogger({ level: config.logLevel, isReadable: process.stdout.isTTY }),
    },
  );
  endOnSignal(() => worker.close());
  if (healthPort !== undefined) {
    await openHealthDoor(new HealthService(worker.get(DataSource), []), { host, port: healthPort });
  }
});
