import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** A letter that a mail server took. */
export interface ReceivedLetter {
  readonly to: readonly string[];
  /** Head and body as they came. */
  readonly source: string;
  /** What the body says, decoded. */
  readonly text: string;
}

/** A mail server on this machine (RFC 5321, as much as a client needs) that does what a test says. */
export interface MailReceiver {
  readonly port: number;
  readonly letters: ReceivedLetter[];
  /** User names and passwords with which clients signed in. */
  readonly signIns: string[];
  /** What it answers to the next letters; `hang`: nothing; `silent`: takes the letter and cuts the line before it says so. */
  behave: (earlier: number) => string | 'hang' | 'silent';
  close(): Promise<void>;
}

/** Starts it, taking every letter. Call it in `beforeAll`, `close()` in `afterAll`. */
export async function aMailReceiver(): Promise<MailReceiver> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    void converse(socket, it);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const it: MailReceiver = {
    port: (server.address() as AddressInfo).port,
    letters: [],
    signIns: [],
    behave: () => '250 taken',
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return it;
}

async function converse(socket: Socket, it: MailReceiver): Promise<void> {
  const say = (line: string) => socket.write(`${line}\r\n`);
  say('220 mail.example');
  let to: string[] = [];
  let letter: string[] | undefined;
  for await (const line of createInterface({ input: socket })) {
    if (letter !== undefined) {
      if (line !== '.') letter.push(line);
      else {
        const answer = it.behave(it.letters.length);
        if (answer !== 'hang' && !/^[45]/.test(answer)) it.letters.push(received(to, letter));
        letter = undefined;
        if (answer === 'silent') socket.destroy();
        else if (answer !== 'hang') say(answer);
      }
      continue;
    }
    const [verb = '', ...rest] = line.split(' ');
    switch (verb.toUpperCase()) {
      case 'EHLO':
        say('250-mail.example');
        say('250 AUTH PLAIN');
        break;
      case 'AUTH':
        it.signIns.push(Buffer.from(rest[1] ?? '', 'base64').toString('utf8'));
        say('235 welcome');
        break;
      case 'RCPT':
        to.push(/<(.*)>/.exec(line)?.[1] ?? '');
        say('250 ok');
        break;
      case 'DATA':
        letter = [];
        say('354 go on');
        break;
      case 'QUIT':
        say('221 bye');
        socket.end();
        break;
      default:
        if (verb.toUpperCase() === 'MAIL') to = [];
        say('250 ok');
    }
  }
}

function received(to: readonly string[], lines: readonly string[]): ReceivedLetter {
  const source = lines.join('\n');
  const gap = source.indexOf('\n\n');
  const isBase64 = /^Content-Transfer-Encoding: base64/im.test(source.slice(0, gap));
  const body = source.slice(gap + 2);
  return { to, source, text: isBase64 ? Buffer.from(body, 'base64').toString('utf8') : body };
}
