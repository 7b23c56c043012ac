import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to a server that can be blocked, to see what happens when the server is away. */
export interface Road {
  /** The same address by this way. */
  readonly url: string;
  /** How many are on it. */
  travellers(): number;
  /** Breaks every connection and lets nobody in any more. */
  block(): void;
}

/** Opens a way to the server of this URL; it ends with `block()`. */
export async function aRoadTo(url: string): Promise<Road> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target.port || 6379), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const way = new URL(url);
  way.hostname = '127.0.0.1';
  way.port = String((server.address() as AddressInfo).port);
  return {
    url: way.href,
    travellers: () => sockets.size / 2,
    block: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
