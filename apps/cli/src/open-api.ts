import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Config, createApp, keyFileFor } from '#platform';
import { ApiModule } from '../../api/src/api.module.ts';

/** The HTTP application without a door: initialised, not listening. */
export async function openApi(databaseUrl: string, config: Config): Promise<NestFastifyApplication> {
  const keys = await keyFileFor(config);
  return await createApp(ApiModule.forRoot({ config, databaseUrl, keys, role: 'api' }), {
    ...config,
    logLevel: 'error',
  });
}
