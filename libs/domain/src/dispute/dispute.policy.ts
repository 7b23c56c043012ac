import { type AttachmentLevel, attachmentLevels } from '../attachment/attachment.codes.ts';
import { RuleError } from '../errors.ts';
import type { Role } from '../organisation/organisation.codes.ts';
import type { CommandType } from './dispute.commands.ts';
import type { DisputeContext } from './dispute.context.ts';

/**
 * How a person stands to a case. A person may stand in several relations at once; the widest right counts.
 * `none` is a case inside the person's part of the tree with no nearer tie; outside it nothing is allowed at all.
 */
export const relations = ['own', 'holder', 'offered', 'assisting', 'village', 'none'] as const;
export type Relation = (typeof relations)[number];

/** How much of a case is shown: nothing; facts without names or free text; all but masked numbers. */
export const sights = ['nothing', 'masked', 'case'] as const;
export type Sight = (typeof sights)[number];

/** Who asks, about a case that lies in the person's part of the tree. */
export interface Actor {
  readonly staffId: string;
  readonly organisationId: string;
  readonly roles: readonly Role[];
}

/** What the policy needs to know of a case. */
export type CaseTies = Pick<
  DisputeContext,
  'holderId' | 'leadId' | 'assistingIds' | 'mediatorIds' | 'reporterId' | 'placeId' | 'offer' | 'refusals'
>;

const any = relations;
const tied: readonly Relation[] = ['own', 'holder', 'assisting', 'village'];
const near: readonly Relation[] = ['own', 'village'];
const involved: readonly Relation[] = ['own', 'holder', 'assisting'];
const unit: readonly Relation[] = ['own', 'holder'];
const signs: readonly Relation[] = ['holder', 'offered'];
const own: readonly Relation[] = ['own'];

type EventRights = { readonly [T in CommandType]?: readonly Relation[] };

/** What whoever mediates a case may do with it, once named as its mediator. */
const mediates: EventRights = {
  HOLD_SESSION: own,
  SUSPEND: own,
  RESUME: own,
  EXTEND: own,
  REACH_AGREEMENT: own,
  FAIL: own,
  TERMINATE: own,
  RECORD_PERFORMANCE: own,
  AMEND_AGREEMENT: own,
  DEFAULT: own,
  RECORD_CONFIRMATION: own,
};

/**
 * Role × event → the relations in which it may be sent. Refusal and withdrawal are written down by whoever hears them
 * and need no approval. What is absent is forbidden.
 * @source Mediation Act, arts. 3, 17, 23 (refusal, withdrawal), 25 (police: anyone on the case); decision 0003
 */
export const eventRights: Readonly<Record<Role, EventRights>> = {
  reporter: { REPORT: any, REPORT_TO_POLICE: near, VISIT: near, ATTACH: near, NOTE: near },
  mediator: {
    ...mediates,
    REPORT: any,
    SETTLE_ON_SPOT: tied,
    SIGN_FOR: signs,
    OBJECT: signs,
    RETRY: unit,
    REFUSE: tied,
    WITHDRAW: tied,
    REFER: unit,
    REPORT_TO_POLICE: tied,
    VISIT: tied,
    HAND_OVER: unit,
    REGRADE: own,
    REASSIGN: unit,
    LINK: own,
    ATTACH: tied,
    DETACH: own,
    UNLINK: own,
    NOTE: tied,
  },
  office: {
    ...mediates,
    REPORT: any,
    ACCEPT: any,
    DECLINE: any,
    SETTLE_ON_SPOT: any,
    ACT_AT_ONCE: any,
    SIGN_FOR: signs,
    OBJECT: signs,
    RETRY: unit,
    REFUSE: any,
    WITHDRAW: any,
    REFER: unit,
    REPORT_TO_POLICE: any,
    VISIT: any,
    ARCHIVE: any,
    REOPEN: any,
    HAND_OVER: unit,
    REGRADE: any,
    REASSIGN: unit,
    SUPERVISE: any,
    LINK: any,
    ATTACH: any,
    DETACH: any,
    UNLINK: any,
    MERGE_INTO: any,
    NOTE: any,
  },
  centre: {
    REPORT: any,
    ACCEPT: any,
    DECLINE: any,
    ANALYZE: any,
    ACT_AT_ONCE: any,
    RATIFY: any,
    SIGN_FOR: signs,
    OBJECT: signs,
    RETRY: any,
    REFUSE: any,
    WITHDRAW: any,
    REFER: any,
    REPORT_TO_POLICE: any,
    REOPEN: any,
    HAND_OVER: any,
    REGRADE: any,
    REASSIGN: any,
    SUPERVISE: any,
    LINK: any,
    ATTACH: any,
    DETACH: any,
    UNLINK: any,
    MERGE_INTO: any,
    NOTE: any,
  },
  leader: {
    ANALYZE: any,
    ACT_AT_ONCE: any,
    RATIFY: any,
    REPORT_TO_POLICE: any,
    HAND_OVER: any,
    REGRADE: any,
    SUPERVISE: any,
    ATTACH: any,
    NOTE: any,
  },
  assisting: {
    REPORT: any,
    SIGN_FOR: signs,
    OBJECT: signs,
    RETRY: unit,
    REFER: unit,
    REPORT_TO_POLICE: involved,
    HAND_OVER: unit,
    REASSIGN: unit,
    ATTACH: involved,
    NOTE: involved,
  },
  auditor: {},
  administrator: {},
};

type SightRights = Readonly<Record<Relation, Sight>>;
const seesAll = (sight: Sight): SightRights => ({
  own: sight,
  holder: sight,
  offered: sight,
  assisting: sight,
  village: sight,
  none: sight,
});

/**
 * Role × relation → how much is shown. The same table decides detail, list, search, count, history, export and
 * every message. Whoever runs the machines sees no case at all.
 * @source Mediation Act, art. 15(4); Personal Information Protection Law, art. 51 (access by need)
 */
export const sightRights: Readonly<Record<Role, SightRights>> = {
  reporter: { ...seesAll('nothing'), own: 'case', village: 'masked' },
  mediator: { ...seesAll('case'), offered: 'masked', none: 'nothing' },
  office: seesAll('case'),
  centre: seesAll('case'),
  leader: seesAll('case'),
  assisting: { ...seesAll('nothing'), own: 'case', holder: 'case', assisting: 'case', offered: 'masked' },
  auditor: seesAll('masked'),
  administrator: seesAll('nothing'),
};

/**
 * Role × relation → who may ask who looked at the case: the unit to which the data are entrusted, the centre, and whoever
 * audits. @source Personal Information Protection Law, arts. 51 and 54; decision 0017
 */
export const accessLogRights: Readonly<Record<Role, readonly Relation[]>> = {
  reporter: [],
  mediator: unit,
  office: unit,
  centre: any,
  leader: any,
  assisting: ['holder'],
  auditor: any,
  administrator: [],
};

/** May this person see who looked at the case? */
export function mayReadAccesses(actor: Actor, ties: CaseTies): boolean {
  return actor.roles.some((role) =>
    relationsTo(actor, role, ties).some((relation) => accessLogRights[role].includes(relation)),
  );
}

/**
 * Role × relation → may open what is marked for mediators only, and mark so: whoever is named as mediator of the case,
 * and nobody above them. @source Mediation Act, art. 15(4)
 */
export const confidentialRights: Readonly<Record<Role, readonly Relation[]>> = {
  reporter: [],
  mediator: own,
  office: own,
  centre: own,
  leader: [],
  assisting: own,
  auditor: [],
  administrator: [],
};

/** The levels of attachments that this person may open; none for whoever sees the case masked, or not at all. */
export function levelsFor(actor: Actor, ties: CaseTies): readonly AttachmentLevel[] {
  if (sightOf(actor, ties) !== 'case') return [];
  const isTrusted = actor.roles.some((role) =>
    relationsTo(actor, role, ties).some((relation) => confidentialRights[role].includes(relation)),
  );
  return isTrusted ? attachmentLevels : ['normal'];
}

/** The relations in which this person, in this role, stands to the case. The case lies in the person's realm. */
export function relationsTo(actor: Actor, role: Role, ties: CaseTies): readonly Relation[] {
  const unitId = actor.organisationId;
  const isOwn =
    role === 'reporter' ? ties.reporterId === actor.staffId : ties.mediatorIds.includes(actor.staffId);
  const found: Relation[] = ['none'];
  if (isOwn) found.push('own');
  if (ties.holderId === unitId || (ties.holderId === null && ties.leadId === unitId)) found.push('holder');
  if (ties.offer?.toId === unitId) found.push('offered');
  if (ties.assistingIds.includes(unitId)) found.push('assisting');
  if (ties.placeId === unitId) found.push('village');
  return found;
}

/** How much of the case this person may see; `nothing` means that its existence is not admitted either. */
export function sightOf(actor: Actor, ties: CaseTies): Sight {
  const allowed = actor.roles.flatMap((role) =>
    relationsTo(actor, role, ties).map((relation) => sights.indexOf(sightRights[role][relation])),
  );
  return sights[Math.max(0, ...allowed)] ?? 'nothing';
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

/** The refusal of an event that this person may not send. */
export function notYours(event: CommandType): RuleError {
  return new RuleError({
    kind: 'forbidden',
    code: 'event-not-yours',
    message: `Your role and your tie to this case do not permit ${event}`,
    messageZh: '您的角色或与本案的关系不允许进行此操作',
  });
}
