import { demoPassword } from '#casework/demonstration';
import type { TestApp } from './app.ts';
import type { Answer, Ask } from './command-desk.ts';
import type { Arming } from './fragile-product.program.ts';
import { testKeys } from './keys.ts';
import { type Program, startProgram } from './program.ts';

/** The product in a process of its own, on the database of a test, that dies at a statement which the test chooses. */
export interface MortalProduct {
  readonly hasDied: boolean;
  /** It dies at this statement, counted from now. */
  arm(arming: Arming): Promise<void>;
  /** @returns undefined when it died over it */
  post(what: Ask, key: string, cookie: string): Promise<Answer | undefined>;
  kill(): Promise<void>;
}

/** Starts them, of many one ahead: while one dies the next is on its way. */
export class MortalProducts {
  #next: Promise<MortalProduct> | undefined;

  constructor(
    private readonly app: TestApp,
    private readonly role: 'api' | 'both',
    private readonly areMany: boolean,
  ) {}

  async take(): Promise<MortalProduct> {
    const product = await (this.#next ?? this.start());
    if (this.areMany) this.#next = this.start();
    return product;
  }

  async close(): Promise<void> {
    await (await this.#next)?.kill();
  }

  private async start(): Promise<MortalProduct> {
    const { database, folder, clock } = this.app;
    const file = new URL('./fragile-product.program.ts', import.meta.url);
    const keys = await testKeys.read();
    const env = { PROOF_KEYS: keys.serialise() };
    const program = startProgram(file, [database.url, folder, this.role, clock.now().toISOString()], { env });
    const { port } = await program.line<{ readonly port: number }>();
    return mortal(program, `http://127.0.0.1:${port}`);
  }
}

function mortal(program: Program, address: string): MortalProduct {
  let hasDied = false;
  void program.exited.then(() => {
    hasDied = true;
  });
  return {
    get hasDied() {
      return hasDied;
    },
    arm: async (arming) => {
      program.child.send(arming);
      await program.line();
    },
    post: async ({ path, body }, key, cookie) => {
      const headers = { cookie, 'content-type': 'application/json', 'idempotency-key': key };
      try {
        const answer = await fetch(address + path, { method: 'POST', headers, body: JSON.stringify(body) });
        const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
        return { status: answer.status, text: await answer.text(), type };
      } catch {
        // Nothing but its death ends a connection without an answer.
        await program.exited;
        return undefined;
      }
    },
    kill: () => program.kill(),
  };
}

/** Signs in at the product of the test. @returns the cookie, which is good at every product on the same database */
export async function cookieOf(app: TestApp, username: string): Promise<string> {
  const answer = await app
    .browser()
    .post('/api/v1/session')
    .send({ username, password: demoPassword })
    .expect(200);
  const [cookie = ''] = answer.get('set-cookie') ?? [];
  return cookie.split(';')[0] ?? '';
}
