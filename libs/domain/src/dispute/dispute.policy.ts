import { type AttachmentLevel, attachmentLevels } from '../attachment/attachment.codes.ts';
import { RuleError } from '../errors.ts';
import type { Role } from '../organisation/organisation.codes.ts';
import type { CommandType } from './dispute.commands.ts';
import type { DisputeContext } from './dispute.context.ts';
import {
  accessLogRights,
  confidentialRights,
  eventRights,
  type Relation,
  receiptRights,
  relations,
  type Sight,
  sightRights,
  sights,
} from './dispute.rights.ts';
import { type DisputeState, isOpen } from './dispute.states.ts';

/** Who asks, about a case that lies in the person's part of the tree. */
export interface Actor {
  readonly staffId: string;
  readonly organisationId: string;
  readonly roles: readonly Role[];
  /** People on leave for whom this person stands in today: what is theirs is this person's too. */
  readonly standsInForIds: readonly string[];
}

/** What the policy needs to know of a case. */
export type CaseTies = Pick<
  DisputeContext,
  'holderId' | 'leadId' | 'assistingIds' | 'mediatorIds' | 'reporterId' | 'placeId' | 'offer' | 'refusals'
> & {
  /** Its dossier was destroyed after its term. Default: it was not; nobody sends an event to a case of which it was. */
  readonly isDestroyed?: boolean;
};

/** Those whose own cases are this person's: themselves, and whoever they stand in for, each once. */
export const peopleActedFor = ({
  staffId,
  standsInForIds,
}: Pick<Actor, 'staffId' | 'standsInForIds'>): readonly string[] => [
  ...new Set([staffId, ...standsInForIds]),
];

/**
 * The relations in which this person, in this role, stands to the case. The case lies in the person's realm. Whoever stands
 * in for somebody does so in their own roles: none of the absent person's comes to them. @source decision 0031
 */
export function relationsTo(actor: Actor, role: Role, ties: CaseTies): readonly Relation[] {
  const unitId = actor.organisationId;
  const isOwn = peopleActedFor(actor).some((id) =>
    role === 'reporter' ? ties.reporterId === id : ties.mediatorIds.includes(id),
  );
  const found: Relation[] = ['none'];
  if (isOwn) found.push('own');
  if (ties.holderId === unitId || (ties.holderId === null && ties.leadId === unitId)) found.push('holder');
  if (ties.offer?.toId === unitId) found.push('offered');
  if (ties.assistingIds.includes(unitId)) found.push('assisting');
  if (ties.placeId === unitId) found.push('village');
  return found;
}

/** Does a table of role × relation give this person what it is about, through any of their roles? */
export const isGranted = (
  actor: Actor,
  ties: CaseTies,
  rights: Readonly<Record<Role, readonly Relation[]>>,
): boolean =>
  actor.roles.some((role) =>
    relationsTo(actor, role, ties).some((relation) => rights[role].includes(relation)),
  );

/**
 * How much of the case this person may see; `nothing` means that its existence is not admitted either. What was destroyed is
 * read by nobody: the history tells still that it was, without its words. @source decision 0068
 */
export function sightOf(actor: Actor, ties: CaseTies): Sight {
  const allowed = actor.roles.flatMap((role) =>
    relationsTo(actor, role, ties).map((relation) => sights.indexOf(sightRights[role][relation])),
  );
  const sight = sights[Math.max(0, ...allowed)] ?? 'nothing';
  return sight === 'case' && ties.isDestroyed ? 'masked' : sight;
}

/** The levels of attachments that this person may open; none for whoever sees the case masked, or not at all. */
export function levelsFor(actor: Actor, ties: CaseTies): readonly AttachmentLevel[] {
  if (sightOf(actor, ties) !== 'case') return [];
  return isConfidant(actor, ties) ? attachmentLevels : ['normal'];
}

/** Is this person one of those to whom the parties speak in confidence: a mediator of the case, or who stands in for one? */
export function isConfidant(actor: Actor, ties: CaseTies): boolean {
  return isGranted(actor, ties, confidentialRights);
}

/** May this person see who looked at the case? */
export function mayReadAccesses(actor: Actor, ties: CaseTies): boolean {
  return isGranted(actor, ties, accessLogRights);
}

/** May this person hand parties of the case receipts with codes, and end them? @source decision 0055 */
export function mayGiveReceipts(actor: Actor, ties: CaseTies): boolean {
  return sightOf(actor, ties) === 'case' && isGranted(actor, ties, receiptRights);
}

/** A right that somebody has: the role that carries it, through the relation in which they stand. */
export interface Grant {
  readonly role: Role;
  readonly relation: Relation;
}

/** What takes a right away that the table would give. */
export type Bar = 'receiver-answers' | 'leader-decides';

/**
 * What stands against this event, whatever the table says.
 * An offer is answered by the unit to which it was made, not by the giver who still holds the case. After the second
 * refusal only the township leader may say who takes it. @source decision 0003
 */
export function barTo(actor: Actor, event: CommandType, ties: CaseTies): Bar | null {
  const answers = event === 'SIGN_FOR' || event === 'OBJECT';
  if (answers && ties.offer !== null && ties.offer.toId !== actor.organisationId) return 'receiver-answers';
  return isLastWord(event, ties) && !actor.roles.includes('leader') ? 'leader-decides' : null;
}

const isLastWord = (event: CommandType, { refusals }: CaseTies): boolean =>
  refusals >= 2 && (event === 'ANALYZE' || event === 'HAND_OVER');

/**
 * Does an open case wait for the word of the township leader: refused twice, and nobody was told yet to take it?
 * @source decision 0003
 */
export const awaitsLastWord = (state: DisputeState, refusals: number): boolean =>
  isOpen(state) && state !== 'dispatched' && refusals >= 2;

/** Every row of the table that lets this person send this event to this case; none where a bar stands against it. */
export function grantsFor(actor: Actor, event: CommandType, ties: CaseTies): readonly Grant[] {
  if (barTo(actor, event, ties) !== null) return [];
  return actor.roles.flatMap((role) => {
    if (isLastWord(event, ties) && role !== 'leader') return [];
    const allowed = eventRights[role][event] ?? [];
    return relationsTo(actor, role, ties)
      .filter((relation) => allowed.includes(relation))
      .map((relation) => ({ role, relation }));
  });
}

/** May this person send this event to this case? */
export function may(actor: Actor, event: CommandType, ties: CaseTies): boolean {
  return grantsFor(actor, event, ties).length > 0;
}

/**
 * The person for whom somebody sends an event that they could not send for themselves.
 * @returns undefined where their own tie, or that of their unit, gives the right, and where nothing does
 */
export function standsInToSend(actor: Actor, event: CommandType, ties: CaseTies): string | undefined {
  if (may({ ...actor, standsInForIds: [] }, event, ties)) return undefined;
  return actor.standsInForIds.find((id) => may({ ...actor, standsInForIds: [id] }, event, ties));
}

/** May any of these roles send this event to every case of its part of the tree, whatever the tie to it? */
export function mayAnywhere(roles: readonly Role[], event: CommandType): boolean {
  return roles.some((role) => eventRights[role][event]?.includes('none'));
}

/**
 * The relations through which any of the roles lets this person see at least `sight`: a list asks the database for
 * exactly these, so that list, search and count obey the same table as the detail page.
 */
export function visibleThrough(
  roles: readonly Role[],
  sight: 'masked' | 'case',
): readonly (readonly [Role, Relation])[] {
  return roles.flatMap((role) =>
    relations
      .filter((relation) => sights.indexOf(sightRights[role][relation]) >= sights.indexOf(sight))
      .map((relation) => [role, relation] as const),
  );
}

/** @throws RuleError kind "not-found": what may not be seen is not there, at any door. */
export function assertSeen(sight: Sight): void {
  if (sight === 'nothing') throw noSuchDispute();
}

/** The one answer for a case that does not exist and for one that may not be seen. */
export function noSuchDispute(): RuleError {
  return new RuleError({
    kind: 'not-found',
    code: 'no-such-dispute',
    message: 'There is no such dispute',
    messageZh: '没有这个案件，或您无权查看',
  });
}

/**
 * May this person record what a mediator has declared of themselves: that mediator, and whoever may name another for the case?
 * Anybody else who hears of a tie writes a note, or records it as said by a party. @source decision 0055
 */
export const maySpeakFor = (actor: Actor, mediatorId: string, ties: CaseTies): boolean =>
  peopleActedFor(actor).includes(mediatorId) || may(actor, 'REASSIGN', ties);

/** The refusal of an event that this person may not send. */
export function notYours(event: CommandType): RuleError {
  return new RuleError({
    kind: 'forbidden',
    code: 'event-not-yours',
    message: `Your role and your tie to this case do not permit ${event}`,
    messageZh: '您的角色或与本案的关系不允许进行此操作',
  });
}
