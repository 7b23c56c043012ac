import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../config/config.ts';
import { errorCode } from '../database/error-code.ts';
import { StartError, type StartErrorFacts } from '../database/start-error.ts';

type Address = Pick<Config, 'host' | 'port'>;
/** In words, so that the advice can be given to somebody who knows no errno. */
const faults: Readonly<Record<string, (address: Address) => StartErrorFacts>> = {
  EADDRINUSE: ({ host, port }) => ({
    code: 'port-taken',
    message: `Port ${port} on ${host} is taken by another program.`,
    messageZh: `端口 ${port}（${host}）已被其他程序占用。`,
    advice: `Stop that program, or choose another port: PORT=${another(port)}`,
    adviceZh: `请关闭占用该端口的程序，或换一个端口：PORT=${another(port)}`,
  }),
  EACCES: ({ port }) => ({
    code: 'port-not-allowed',
    message: `This user may not listen on port ${port}.`,
    messageZh: `当前用户无权监听端口 ${port}。`,
    advice: 'Choose a port above 1023 (PORT=8080), and let a reverse proxy serve 80 and 443.',
    adviceZh: '请改用 1023 以上的端口（PORT=8080），由反向代理对外提供 80 和 443。',
  }),
  EADDRNOTAVAIL: hostUnknown,
  ENOTFOUND: hostUnknown,
  EAI_AGAIN: hostUnknown,
};

/**
 * Opens the door at the address of the settings.
 * @returns where it can be reached from this machine, e.g. `http://127.0.0.1:8080`
 * @throws StartError `port-taken`, `port-not-allowed`, `host-unknown`
 */
export async function listen(app: NestFastifyApplication, { host, port }: Address): Promise<string> {
  try {
    await app.listen(port, host);
  } catch (error) {
    const fault = faults[errorCode(error) ?? ''];
    throw fault === undefined ? error : new StartError({ ...fault({ host, port }), cause: error });
  }
  const bound = (app.getHttpServer().address() as AddressInfo).port;
  return `http://${reachable(host)}:${bound}`;
}

function hostUnknown({ host }: Address): StartErrorFacts {
  return {
    code: 'host-unknown',
    message: `This machine has no address ${host}.`,
    messageZh: `本机没有地址 ${host}。`,
    advice:
      'Set HOST to 127.0.0.1 (this machine only), to 0.0.0.0 (every address) or to an address of its own.',
    adviceZh: '请将 HOST 设为 127.0.0.1（仅本机）、0.0.0.0（所有地址）或本机的某个地址。',
  };
}

function another(port: number): number {
  return port < 65_535 ? port + 1 : 8080;
}

/** "Every address" is none to go to, and one of version 6 stands in brackets. */
function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
