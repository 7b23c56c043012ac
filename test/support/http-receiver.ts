import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call that a receiver got. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** How a receiver behaves: an answer, no answer at all, or a connection that is cut. */
export type Behaviour =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  | 'hang'
  | 'reset'
  /** Takes the message, and answers only when the test lets it: {@link HttpReceiver.answerLate}. */
  | 'late';

/** A web service on this machine that does what a test says. */
export interface HttpReceiver {
  readonly url: string;
  /** Every call, in the order in which they came. */
  readonly received: Received[];
  /** What it does with the next calls. */
  behave: (call: Received, earlier: number) => Behaviour;
  /** Answers whatever waits for a late answer; those who gave up hear nothing. */
  answerLate(): void;
  close(): Promise<void>;
}

/** Starts it, answering 200 to everything. Call it in `beforeAll`, `close()` in `afterAll`. */
export async function anHttpReceiver(): Promise<HttpReceiver> {
  const received: Received[] = [];
  const waiting: ServerResponse[] = [];
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const call = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    };
    const behaviour = it.behave(call, received.length);
    received.push(call);
    if (behaviour === 'hang') return;
    if (behaviour === 'reset') {
      request.socket.resetAndDestroy();
      return;
    }
    if (behaviour === 'late') {
      waiting.push(response);
      return;
    }
    response.writeHead(behaviour.status, behaviour.headers).end(behaviour.body ?? '{"errcode":0}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const it: HttpReceiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    behave: () => ({ status: 200 }),
    answerLate: () => {
      for (const response of waiting.splice(0)) response.writeHead(200).end('{"errcode":0}');
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return it;
}
