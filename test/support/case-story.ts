import { DisputeService } from '#casework/dispute';
import { OrganisationActorSource } from '#casework/organisation';
import { type CommandInput, type CommandType, disputeCommands } from '#domain';
import { Clock, inTransaction } from '#platform';
import type { Session, TestApp } from './app.ts';
import { nobody } from './command-samples.ts';

/** A case as the interface answers it, as far as the stories read it. */
export interface Case {
  readonly id: string;
  readonly version: number;
  readonly number: string | null;
  readonly stage: string;
  readonly state: string;
  readonly escalation: string;
  readonly dossier: string;
  readonly dueOn: string | null;
  readonly nextDueOn: string | null;
  readonly holder: { readonly id: string; readonly name: string } | null;
  readonly parties: readonly { readonly id: string; readonly name: string }[];
  readonly allowedEvents: readonly string[];
}

/** HOLD_SESSION → hold-session */
const pathOf = (type: CommandType): string => type.toLowerCase().replaceAll('_', '-');

/** Reports a dispute between two neighbours in the reporter's own village, unless told otherwise. */
export async function report(by: Session, over: Partial<CommandInput<'REPORT'>> = {}): Promise<Case> {
  const answer = await by.browser
    .post('/api/v1/disputes')
    .send({
      channel: 'app',
      origin: 'grid',
      placeId: by.organisationId,
      typeCode: 'NEI',
      summary: '两家为门前排水沟争吵',
      parties: [
        { role: 'applicant', name: '赵大山', phone: '13800000901' },
        { role: 'respondent', name: '钱小河' },
      ],
      ...over,
    })
    .expect(201);
  return answer.body;
}

/** Sends a command that must succeed. */
export async function send<T extends CommandType>(
  by: Session,
  { id }: Pick<Case, 'id'>,
  type: T,
  body: CommandInput<T>,
): Promise<Case> {
  const answer = await attempt(by, { id }, type, body);
  if (answer.status !== 200) throw new Error(`${type}: ${answer.status} ${answer.text}`);
  return answer.body;
}

/** Sends a command, whatever comes of it. */
export function attempt<T extends CommandType>(
  by: Session,
  { id }: Pick<Case, 'id'>,
  type: T,
  body: CommandInput<T>,
  headers: Readonly<Record<string, string>> = {},
) {
  return by.browser
    .post(`/api/v1/disputes/${id}/${pathOf(type)}`)
    .set(headers)
    .send(body as object);
}

/** The case as somebody sees it now. */
export async function seen(by: Session, { id }: Pick<Case, 'id'>): Promise<Case> {
  return (await by.browser.get(`/api/v1/disputes/${id}`).expect(200)).body;
}

/** Dispatches an accepted case to a lead unit as a review would, without holding one. */
export async function dispatch(
  app: TestApp,
  by: Session,
  { id }: Pick<Case, 'id'>,
  over: Partial<CommandInput<'ANALYZE'>> & { readonly leadId: string },
): Promise<void> {
  const actor = await new OrganisationActorSource(app.dataSource, app.app.get(Clock)).actorOf(by.staffId);
  if (!actor) throw new Error('nobody works under this account');
  const command = disputeCommands.ANALYZE.parse({
    typeCode: 'NEI',
    risk: 'green',
    measure: '到现场查看，就地调解',
    dueOn: app.clock.today(),
    meetingId: nobody,
    decisionId: nobody,
    ...over,
  });
  await inTransaction(app.dataSource, (tx) =>
    app.app.get(DisputeService).apply(tx, id, { type: 'ANALYZE', ...command }, actor),
  );
}
