import type { StaffActor } from '#casework/organisation';
import { type CaseTies, type Command, maySpeakFor, RuleError } from '#domain';
import type { Tx } from '#platform';
import { historyOf, standingEvents } from './dispute.history.ts';

type Declaration = Command<'DECLARE_INTEREST'>;

/**
 * What a mediator declares of themselves takes the case from them: nobody says it in their name who could not name another.
 * @throws RuleError kind "forbidden", code "not-said-by-them", pointing at who is said to have said it
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

/** Does the very same stand in the history already? Said once more, it says nothing new. */
export async function isDeclared(tx: Tx, disputeId: string, said: Declaration): Promise<boolean> {
  const told = ({ mediatorId, saidBy, tie, partyId, saidOn, words }: Declaration) =>
    JSON.stringify([mediatorId, saidBy, tie, partyId ?? null, saidOn, words ?? null]);
  return standingEvents(await historyOf(tx, disputeId)).some(
    (event) => event.type === 'DECLARE_INTEREST' && told(event) === told(said),
  );
}
