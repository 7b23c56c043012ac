import { ConfigError, createApp, endOnSignal, keyFileFor, readConfig, StartError } from '#platform';
import { ApiModule } from './api.module.ts';

/** An `api` process of a larger installation: HTTP only. Migrate first (`fengqiao migrate`). */
try {
  const config = readConfig(process.env);
  const { databaseUrl } = config;
  if (databaseUrl === undefined) {
    throw new ConfigError(
      '请设置 DATABASE_URL；单机运行请用 npm start。\nSet DATABASE_URL; to run on one machine: npm start.',
    );
  }
  const keys = await keyFileFor(config);
  const app = await createApp(ApiModule.forRoot({ config, databaseUrl, keys, role: 'api' }), config);
  endOnSignal(() => app.close());
  await app.listen(config.port, config.host);
} catch (error) {
  const words = error instanceof ConfigError ? error.message : String(error);
  process.stderr.write(`${error instanceof StartError ? error.forPeople() : words}\n`);
  process.exit(1);
}
