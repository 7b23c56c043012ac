import type { StaffActor } from '#casework/organisation';
import { erasedName, initialsOfParties, type NamedParty, visibleThrough } from '#domain';
import type { FrozenMinutes } from './minutes.view.ts';

/** Free text is for whoever sees every case of the township whole; an auditor sees what was decided, not its words. */
export function seesWords(actor: StaffActor): boolean {
  return visibleThrough(actor.roles, 'case').some(([, relation]) => relation === 'none');
}

/** Parties whom a meeting names; of more it says how many there are. */
const namedAtMost = 6;

/** The parties that still are somebody: whoever was erased is left out. */
export const standingParties = <P extends NamedParty>(parties: readonly P[]): readonly P[] =>
  parties.filter(({ name }) => name !== erasedName);

/**
 * The parties of a case as a meeting speaks of them: 张某、李某, and 张某甲、张某乙等30人 where there are more than six.
 * @param parties  all of the case, in the order in which they were named
 */
export function partiesByInitials(parties: readonly NamedParty[]): string {
  const initials = initialsOfParties(standingParties(parties));
  const named = initials.slice(0, namedAtMost).join('、');
  return initials.length > namedAtMost ? `${named}等${initials.length}人` : named;
}

const noWords = { measure: null, proof: null } as const;

/**
 * Minutes as people read them: of a sensitive case they tell what was decided, not its words. Whoever needs those opens the case,
 * which is noted; the unit that has a task reads them on its slip. Minutes from before they marked such cases stay as they are.
 * @source decision 0046
 */
function withoutSensitiveWords(minutes: FrozenMinutes): FrozenMinutes {
  const sensitive = new Set(minutes.items.filter((item) => item.sensitive).map(({ disputeId }) => disputeId));
  if (sensitive.size === 0) return minutes;
  const read = <T extends { readonly disputeId: string }>(one: T): T =>
    sensitive.has(one.disputeId) ? { ...one, ...noWords } : one;
  return {
    ...minutes,
    items: minutes.items.map((item) => ({ ...item, decisions: item.decisions.map(read) })),
    slips: minutes.slips.map((slip) => ({ ...slip, tasks: slip.tasks.map(read) })),
  };
}

/** Minutes as an auditor reads them. */
export function withoutWords(minutes: FrozenMinutes): FrozenMinutes {
  return {
    ...minutes,
    conclusions: null,
    ...(minutes.reason === undefined ? {} : { reason: null }),
    ...(minutes.absent && { absent: minutes.absent.map((one) => ({ ...one, reason: null })) }),
    ...(minutes.reopened && { reopened: { ...minutes.reopened, reason: null } }),
    ...(minutes.topics && { topics: minutes.topics.map((one) => ({ ...one, topic: null, reason: null })) }),
    items: minutes.items.map((item) => ({
      ...item,
      decisions: item.decisions.map((decision) => ({ ...decision, ...noWords })),
    })),
    slips: minutes.slips.map((slip) => ({
      ...slip,
      tasks: slip.tasks.map((task) => ({ ...task, ...noWords })),
    })),
  };
}

/** Minutes as this person reads them. */
export const minutesReadBy = (minutes: FrozenMinutes, actor: StaffActor): FrozenMinutes =>
  seesWords(actor) ? withoutSensitiveWords(minutes) : withoutWords(minutes);
