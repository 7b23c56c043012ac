import pg from 'pg';

/** Wait before a lost connection is opened again. */
const RECONNECT_MS = 1_000;

/**
 * Listens on a connection of its own for the notice that the outbox has new rows. Only a hint: where it cannot
 * connect (a pooler that forbids LISTEN, a restart) the relay still looks every few seconds.
 */
export class OutboxBell {
  #client: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isStopped: boolean = false;

  /**
   * @param ring called at each notice, and after each (re)connection since notices may have been missed
   * @param onError called with each connection error
   */
  constructor(
    private readonly databaseUrl: string,
    private readonly ring: () => void,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Connects, and again after each loss, until stopped. Never throws. */
  async start(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.databaseUrl,
      application_name: 'fengqiao-outbox',
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    });
    this.#client = client;
    client.on('notification', this.ring);
    client.on('error', (error) => this.#lose(client, error));
    try {
      await client.connect();
      await client.query('listen outbox');
      this.ring();
    } catch (error) {
      this.#lose(client, error);
    }
  }

  /** Closes the connection for good. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = undefined;
    await client?.end();
  }

  #lose(client: pg.Client, error: unknown): void {
    if (this.#isStopped || this.#client !== client) return;
    this.#client = undefined;
    this.onError(error);
    client.end().catch(this.onError);
    this.#timer = setTimeout(() => void this.start(), RECONNECT_MS);
  }
}
