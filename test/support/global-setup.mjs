/**
 * Gives the test files a PostgreSQL of their own. It starts when the first of them asks (see database.ts), so that
 * a run of pure specs pays nothing; it lives in Jest's first process, and its watchdog ends it even after kill -9.
 */
import { createServer } from 'node:http';
import './typescript.mjs';

/** @type {Promise<import('./test-server.ts').TestServer> | undefined} */
let server;
/** @type {import('node:http').Server | undefined} */
let broker;

async function address() {
  server ??= import('./test-server.ts').then(({ startTestServer }) => startTestServer());
  const { url, prefix } = await server;
  return { url, prefix };
}

// biome-ignore lint/style/noDefaultExport: Jest calls the default export
export default async function globalSetup() {
  broker = createServer((_request, response) => {
    void address()
      .catch((error) => ({ failure: error.forPeople?.() ?? error.stack ?? String(error) }))
      .then((answer) => response.setHeader('connection', 'close').end(JSON.stringify(answer)));
  });
  await new Promise((resolve) => broker?.listen(0, '127.0.0.1', resolve));
  broker.unref();
  process.env.FENGQIAO_TEST_BROKER = `http://127.0.0.1:${broker.address().port}`;
}

/** Stops what {@link globalSetup} has started; called by global-teardown.mjs. */
export async function stopTestServer() {
  broker?.close();
  broker?.closeAllConnections();
  await (await server?.catch(() => undefined))?.stop();
}
