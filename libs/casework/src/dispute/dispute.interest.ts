import type { StaffActor } from '#casework/organisation';
import { type CaseTies, type Command, maySpeakFor, RuleError } from '#domain';
import type { Tx } from '#platform';
import { historyOf, standingEvents } from './dispute.history.ts';

type Declaration = Command<'DECLARE_INTEREST'>;

/**
 * What a mediator declares of themselves takes the case from them: nobody says it in their name who could not name another.
 * @throws RuleError forbidden, code "not-said-by-them", pointing at who is said to have said it
 */
export function assertSaidByThem(
  actor: StaffActor,
  { saidBy, mediatorId }: Pick<Declaration, 'saidBy' | 'mediatorId'>,
  ties: CaseTies,
): void {
  if (saidBy !== 'mediator' || maySpeakFor(actor, mediatorId, ties)) return;
  const says = {
    messageZh:
      '调解员本人的声明，由其本人或者可以更换调解员的人记录；您听说的，请记为“当事人提出”或写入工作记录',
    message: 'What a mediator declares is recorded by them, or by whoever may name another mediator',
  };
  throw new RuleError({
    kind: 'forbidden',
    code: 'not-said-by-them',
    ...says,
    errors: [{ pointer: '/saidBy', ...says }],
  });
}

/**
 * The very same is not recorded a second time: it would say nothing new, and an accepted command is an event.
 * @throws RuleError conflict, code "declared-already"
 */
export async function assertNotDeclared(tx: Tx, disputeId: string, said: Declaration): Promise<void> {
  const told = ({ mediatorId, saidBy, tie, partyId, saidOn, words }: Declaration) =>
    JSON.stringify([mediatorId, saidBy, tie, partyId ?? null, saidOn, words ?? null]);
  const isDeclared = standingEvents(await historyOf(tx, disputeId)).some(
    (event) => event.type === 'DECLARE_INTEREST' && told(event) === told(said),
  );
  if (!isDeclared) return;
  throw new RuleError({
    kind: 'conflict',
    code: 'declared-already',
    messageZh: '这一声明已经记录在案，无需重复记录',
    message: 'This very declaration is on record already',
  });
}
