import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Config, createApp } from '#platform';
import { ApiModule } from '../../api/src/api.module.ts';

/** The HTTP application without a door: initialised, not listening. */
export async function openApi(databaseUrl: string, config: Config): Promise<NestFastifyApplication> {
  return await createApp(ApiModule.forRoot({ config, databaseUrl, role: 'api' }), {
    ...config,
    logLevel: 'error',
  });
}
