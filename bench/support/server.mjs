import { spawn } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** On a machine that is busy with other things. */
const startsWithinMs = 120_000;

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * A server in a process of its own, as in production, its log thrown away.
 * @param {string} script  below the root of the checkout
 * @param {Record<string, string>} env
 * @param {string | null} path  answers once it is ready; null: it has no door
 * @returns {Promise<{ port: number, pid: number, stop: () => Promise<void> }>}
 */
export async function startServer(script, env, path) {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [...(process.env.BENCH_NODE_OPTIONS?.split(' ') ?? []), `${root}${script}`],
    {
      cwd: root,
      env: { PATH: process.env.PATH, NODE_ENV: 'production', PORT: String(port), ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const client = new Client(port);
  if (path === null) return { port, pid: child.pid, stop: stopOf(child) };
  const until = performance.now() + startsWithinMs;
  for (;;) {
    const answer = await client.send('GET', path).catch(() => undefined);
    if (answer?.status === 200) break;
    if (child.exitCode !== null || performance.now() > until) throw new Error(`${script} did not start`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  client.close();
  return {
    port,
    pid: child.pid,
    stop: stopOf(child),
  };
}

const stopOf = (child) => async () => {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
};

/** The interface of the product without jobs. The limits of requests stay in the way, but out of reach. */
export const startApi = ({ databaseUrl, keyFile }, env = {}) =>
  startServer(
    'dist/apps/api/src/main.js',
    {
      DATABASE_URL: databaseUrl,
      FENGQIAO_KEY_FILE: keyFile,
      RATE_PER_ADDRESS: '1000000',
      RATE_PER_ACCOUNT: '1000000',
      ...env,
    },
    '/api/health/live',
  );

/** One client on one connection that stays open. */
export class Client {
  #agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  #cookie;

  constructor(port) {
    this.port = port;
  }

  /** @returns {Promise<{ status: number, headers: http.IncomingHttpHeaders, text: string }>} */
  send(method, path, body, headers = {}) {
    const text = body === undefined ? undefined : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const request = http.request(
        {
          port: this.port,
          host: '127.0.0.1',
          method,
          path,
          agent: this.#agent,
          headers: {
            ...(text === undefined
              ? {}
              : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
            ...(this.#cookie === undefined ? {} : { cookie: this.#cookie }),
            ...headers,
          },
        },
        (response) => {
          const parts = [];
          response.on('data', (part) => parts.push(part));
          response.on('end', () =>
            resolve({
              status: response.statusCode,
              headers: response.headers,
              text: Buffer.concat(parts).toString(),
            }),
          );
          response.on('error', reject);
        },
      );
      request.on('error', reject);
      request.end(text);
    });
  }

  async signIn(username) {
    const answer = await this.send('POST', '/api/v1/session', { username, password: 'yueshan-2026' });
    if (answer.status !== 200) throw new Error(`signing in: ${answer.status} ${answer.text}`);
    this.#cookie = answer.headers['set-cookie'][0].split(';')[0];
  }

  /** Another client with the same sign-in. @param port  default: of the same server */
  twin(port = this.port) {
    const twin = new Client(port);
    twin.#cookie = this.#cookie;
    return twin;
  }

  close() {
    this.#agent.destroy();
  }
}
