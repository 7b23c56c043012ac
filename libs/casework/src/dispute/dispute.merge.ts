import type { StaffActor } from '#casework/organisation';
import { spelling } from '#casework/spelling';
import {
  type Absorbed,
  type CommandEvent,
  type DisputeEvent,
  isOpen,
  isSameParty,
  isSensitive,
  may,
  type Released,
  RuleError,
  type Stamp,
  sightOf,
} from '#domain';
import { query, type Tx } from '#platform';
import type { LockedDispute } from './dispute.store.ts';
import { everyPartyOf } from './party.reading.ts';
import type { PersonalData } from './personal.data.ts';

/** The two cases of a merger, or of its undoing, both locked. */
interface Pair {
  /** The case that is given up, or was. */
  readonly dispute: LockedDispute;
  /** The case that goes on for both. */
  readonly other: LockedDispute;
}

/**
 * The case that an event changes beside its own. Read without a lock, so that both can then be locked in order; whether it
 * still holds is asked under the lock.
 */
export async function otherCaseOf(
  tx: Tx,
  id: string,
  intention: Pick<CommandEvent, 'type'>,
): Promise<string | null> {
  if (intention.type === 'MERGE_INTO') return (intention as CommandEvent<'MERGE_INTO'>).disputeId;
  if (intention.type !== 'REOPEN') return null;
  const [row] = await query<{ mergedInto: string | null }>(tx, {
    name: 'dispute.merged-into',
    text: `select snapshot #>> '{context,mergedInto}' as "mergedInto" from dispute where id = $1`,
    values: [id],
  });
  return row?.mergedInto ?? null;
}

/**
 * Only an open case of the same township goes on for another, and only one that the sender could give up as well.
 * @throws RuleError kind "invalid", code "not-mergeable"; one that may not be seen is answered like one that is not there
 */
export function assertMergeable(
  dispute: LockedDispute,
  other: LockedDispute | null,
  actor: StaffActor,
): asserts other is LockedDispute {
  if (other?.id === dispute.id) throw notMergeable('不能并入本案自身', 'A case cannot be merged into itself');
  const isSeen =
    other !== null &&
    other.snapshot.context.townshipId === dispute.snapshot.context.townshipId &&
    sightOf(actor, other.snapshot.context) !== 'nothing';
  if (!isSeen) throw notMergeable('没有这个案件，或不属于本乡镇', 'There is no such case in this township');
  if (!may(actor, 'MERGE_INTO', other.snapshot.context))
    throw notMergeable('您无权办理该案件', 'You may not act on that case');
  if (!isOpen(other.snapshot.value))
    throw notMergeable('该案件已经结束，不能再并入', 'That case has ended: it cannot go on for another');
}

/**
 * Which case a reopened one was merged into is read before the locks: under them it must still be that one, or none. Without
 * this a case that was merged in between would come back while the other keeps what it has absorbed.
 * @throws RuleError kind "conflict", code "merged-meanwhile"
 */
export function assertMergedAsRead(dispute: LockedDispute, other: LockedDispute | null): void {
  if (dispute.snapshot.context.mergedInto === (other?.id ?? null)) return;
  throw new RuleError({
    kind: 'conflict',
    code: 'merged-meanwhile',
    message: 'The merger of this case has changed meanwhile: read it again',
    messageZh: '案件的并案情况已有变化，请刷新后重试',
  });
}

/**
 * What follows at the case that goes on, or went on, for both.
 * @param pair  as the cases stood before the event
 */
export async function answerOf(
  tx: Tx,
  personal: PersonalData,
  { dispute, other }: Pair,
  event: Extract<DisputeEvent, { type: 'MERGE_INTO' | 'REOPEN' }>,
): Promise<Omit<Absorbed, keyof Stamp> | Omit<Released, keyof Stamp>> {
  const [given, standing] = [dispute.snapshot.context, other.snapshot.context];
  if (event.type === 'MERGE_INTO') {
    const [theirs, ours] = [
      await everyPartyOf(tx, personal, dispute.id, given),
      await everyPartyOf(tx, personal, other.id, standing),
    ];
    const added = theirs.filter(
      (party) => !ours.some((known) => isSameParty(known, party, spelling.simplified)),
    );
    return {
      type: 'ABSORB',
      disputeId: dispute.id,
      reason: event.reason,
      addedParties: added.map(({ id, role }) => ({ id, role })),
      ...(isSensitive(given) ? { sensitive: true } : {}),
      ...(given.interests ? { interests: given.interests } : {}),
    };
  }
  const theirs = new Set(given.parties.map(({ id }) => id));
  return {
    type: 'RELEASE',
    disputeId: dispute.id,
    reason: event.reason,
    removedPartyIds: standing.parties.map(({ id }) => id).filter((id) => theirs.has(id)),
  };
}

const notMergeable = (messageZh: string, message: string): RuleError =>
  new RuleError({
    kind: 'invalid',
    code: 'not-mergeable',
    message,
    messageZh,
    errors: [{ pointer: '/disputeId', message, messageZh }],
  });
