import { createServer, type Server } from 'node:http';
import type { HealthService } from './health.service.ts';

/**
 * A door for whoever watches a process without HTTP of its own: `/api/health/live` and `/api/health/ready` as an API
 * process answers them, and nothing else.
 * @returns the server, listening
 */
export async function openHealthDoor(
  health: Pick<HealthService, 'examine'>,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Server> {
  const server = createServer(async ({ url }, response) => {
    const { status, body } = await answerTo(url, health);
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify(body));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return server;
}

async function answerTo(
  url: string | undefined,
  health: Pick<HealthService, 'examine'>,
): Promise<{ readonly status: number; readonly body: object }> {
  if (url === '/api/health/live') return { status: 200, body: { status: 'ok' } };
  if (url !== '/api/health/ready') return { status: 404, body: {} };
  const checks = await health.examine();
  const isReady = checks.every(({ ok }) => ok);
  return { status: isReady ? 200 : 503, body: { status: isReady ? 'ok' : 'failed', checks } };
}
