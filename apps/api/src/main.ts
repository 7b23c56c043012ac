import { createApp, endOnSignal, keyFileFor, listen, readServerConfig, startOrExplain } from '#platform';
import { ApiModule } from './api.module.ts';
import { webFolder } from './web.folder.ts';

/** An `api` process of a larger installation: HTTP only. Migrate first (`fengqiao migrate`). */
await startOrExplain(async () => {
  const config = readServerConfig(process.env);
  const { databaseUrl } = config;
  const keys = await keyFileFor(config);
  const app = await createApp(ApiModule.forRoot({ config, databaseUrl, keys, role: 'api' }), {
    ...config,
    webFolder,
  });
  endOnSignal(() => app.close());
  await listen(app, config);
});
