import { randomUUID } from 'node:crypto';
import { DeliveryService } from '#casework/delivery';
import { notify } from '#casework/notification';
import type { ContactChoice, NoticeKind } from '#domain';
import { inTransaction, query } from '#platform';
import { anApp, type Session, type TestApp } from './app.ts';
import { type Case, report } from './case-story.ts';
import { anHttpReceiver, type HttpReceiver } from './http-receiver.ts';
import { aMailReceiver, type MailReceiver } from './mail-receiver.ts';

/** A delivery as its row says. */
export interface DeliveryRow {
  readonly id: string;
  readonly kind: string;
  readonly attempts: number;
  readonly isSent: boolean;
  readonly isFailed: boolean;
  readonly code: string | null;
}

/** The product with receivers of its own on this machine. */
export interface DeliveryDesk {
  readonly app: TestApp;
  readonly http: HttpReceiver;
  readonly mail: MailReceiver;
  readonly admin: Session;
  /** The head of the village 柳溪村. */
  readonly mediator: Session;
  readonly dispute: Case;
  /** Sets up a channel; by default of the township. */
  set(setting: object, organisationId?: string): Promise<string>;
  /** What somebody wants to be told by which channel. */
  choose(person: Session, choice: Partial<ContactChoice>): Promise<void>;
  /** Tells people of the case. @returns the source of the notice */
  tell(staffIds: readonly string[], told?: { urgent?: boolean; kind?: NoticeKind }): Promise<string>;
  /** Sends what is due now. @returns how many tries were made */
  sendDue(): Promise<number>;
  /** The deliveries of a notice. */
  of(source: string): Promise<readonly DeliveryRow[]>;
  /** Forgets every channel, choice and delivery. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** How long receivers may take here; far longer than a good answer of this machine needs. */
const timeoutMs = 1_500;
export const publicUrl = 'https://fengqiao.example';

/** Opens it on Monday, nine o'clock. Call it in `beforeAll`, `close()` in `afterAll`. */
export async function aDeliveryDesk(): Promise<DeliveryDesk> {
  const outgoing = { mayReachThisMachine: true, timeoutMs, publicUrl };
  // Clocks move by days here: nobody is to sign in again for it.
  const app = await anApp({ settings: { outgoing, sessionHours: 720, sessionDays: 90 } });
  const [http, mail] = await Promise.all([anHttpReceiver(), aMailReceiver()]);
  const [admin, mediator] = await Promise.all([app.as('guanliyuan'), app.as('guochangshun')]);
  const dispute = await report(mediator);
  const deliveries = app.app.get(DeliveryService);
  return {
    app,
    http,
    mail,
    admin,
    mediator,
    dispute,
    set: async (setting, organisationId = admin.organisationId) => {
      const { body } = await admin.browser
        .put(`/api/v1/channels/${organisationId}`)
        .send(setting)
        .expect(200);
      return body.id as string;
    },
    choose: async (person, choice) => {
      const nothing = { email: null, phone: null, emailTopics: [], smsTopics: [], quiet: true };
      await person.browser
        .put('/api/v1/contact')
        .send({ ...nothing, ...choice })
        .expect(200);
    },
    tell: async (staffIds, { urgent = false, kind = 'clock.overdue' } = {}) => {
      const source = randomUUID();
      const facts = { number: '月山〔2026〕7号', stage: 'mediated', step: 'due', dueOn: '2026-11-26' };
      const at = app.clock.now().toISOString();
      await inTransaction(app.dataSource, (tx) =>
        notify(tx, staffIds, { disputeId: dispute.id, kind, facts, source, at, urgent }),
      );
      return source;
    },
    sendDue: () => deliveries.sendDue(),
    of: (source) =>
      query<DeliveryRow>(app.dataSource, {
        text: `select d.id, ch.kind, d.attempts, d.sent_at is not null as "isSent", d.failed_at is not null as "isFailed",
                 d.last_code as code
               from delivery d join channel ch on ch.id = d.channel_id where d.source = $1 order by ch.kind, d.id`,
        values: [source],
      }),
    clear: async () => {
      await app.dataSource.query('delete from delivery; delete from contact; delete from channel');
      http.received.length = 0;
      mail.letters.length = 0;
      http.behave = () => ({ status: 200 });
      mail.behave = () => '250 taken';
    },
    close: async () => {
      await app.close();
      await Promise.all([http.close(), mail.close()]);
    },
  };
}

/** Text messages by JSON over HTTP, to the receiver of a desk. */
export const smsTo = ({ http }: Pick<DeliveryDesk, 'http'>, path = '/sms') => ({
  kind: 'sms',
  enabled: true,
  url: `${http.url}${path}`,
  method: 'POST',
  format: 'json',
  body: '{"to":"{{phone}}","text":"{{text}}"}',
});

/** Letters to the receiver of a desk. */
export const mailTo = ({ mail }: Pick<DeliveryDesk, 'mail'>) => ({
  kind: 'email',
  enabled: true,
  host: '127.0.0.1',
  port: mail.port,
  security: 'none',
  from: 'fengqiao@yueshan.example',
});

/** The number of whoever wants text messages here. */
export const phone = '13900000001';
