import { createApp, readConfig } from '#platform';
import { ApiModule } from './api.module.ts';

/** An `api` process of a larger installation: HTTP only. Migrate first (`fengqiao migrate`). */
const config = readConfig(process.env);
if (config.databaseUrl === undefined) {
  process.stderr.write(
    '请设置 DATABASE_URL；单机运行请用 npm start。\nSet DATABASE_URL; to run on one machine: npm start.\n',
  );
  process.exit(1);
}
const app = await createApp(
  ApiModule.forRoot({ config, databaseUrl: config.databaseUrl, role: 'api' }),
  config,
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void app.close().then(() => process.exit(0)));
}
await app.listen(config.port, config.host);
