import type { Role } from '../organisation/organisation.codes.ts';
import type { CommandType } from './dispute.commands.ts';

/**
 * How a person stands to a case. A person may stand in several relations at once; the widest right counts.
 * `none` is a case inside the person's part of the tree with no nearer tie; outside it nothing is allowed at all.
 */
export const relations = ['own', 'holder', 'offered', 'assisting', 'village', 'none'] as const;
export type Relation = (typeof relations)[number];

/** How much of a case is shown: nothing; facts without names or free text; all but masked numbers. */
export const sights = ['nothing', 'masked', 'case'] as const;
export type Sight = (typeof sights)[number];

const any = relations;
const tied: readonly Relation[] = ['own', 'holder', 'assisting', 'village'];
const near: readonly Relation[] = ['own', 'village'];
const involved: readonly Relation[] = ['own', 'holder', 'assisting'];
const unit: readonly Relation[] = ['own', 'holder'];
const signs: readonly Relation[] = ['holder', 'offered'];
const own: readonly Relation[] = ['own'];

type EventRights = { readonly [T in CommandType]?: readonly Relation[] };

/** Whoever may keep one of the two halves that break a seal; whether they hold one is asked besides. @source decision 0053 */
const keepsHalf: EventRights = { ASK_TO_UNSEAL: any, UNSEAL_NOTE: any };

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
  SEAL_NOTE: own,
};

/**
 * Role × event → the relations in which it may be sent. Refusal and withdrawal are written down by whoever hears them
 * and need no approval. What is absent is forbidden.
 * @source Mediation Act, arts. 3, 17, 23 (refusal, withdrawal), 25 (police: anyone on the case); decision 0003
 */
export const eventRights: Readonly<Record<Role, EventRights>> = {
  reporter: {
    REPORT: any,
    REPORT_TO_POLICE: near,
    VISIT: near,
    ATTACH: near,
    OBSERVE: near,
    DECLARE_INTEREST: near,
    NOTE: near,
  },
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
    CALL_IN: unit,
    STAND_DOWN: unit,
    ACKNOWLEDGE: unit,
    LINK: own,
    ATTACH: tied,
    DETACH: own,
    UNLINK: own,
    OBSERVE: tied,
    RECORD_PREVENTION: tied,
    RETRACT_PREVENTION: own,
    DECLARE_INTEREST: [...tied, 'offered'],
    NOTE: tied,
  },
  office: {
    ...mediates,
    ...keepsHalf,
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
    CALL_IN: any,
    STAND_DOWN: any,
    SUPERVISE: any,
    ACKNOWLEDGE: any,
    LINK: any,
    ATTACH: any,
    DETACH: any,
    UNLINK: any,
    MERGE_INTO: any,
    OBSERVE: any,
    RECORD_PREVENTION: any,
    RETRACT_PREVENTION: any,
    DECLARE_INTEREST: any,
    NOTE: any,
  },
  centre: {
    ...keepsHalf,
    SEAL_NOTE: own,
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
    CALL_IN: any,
    STAND_DOWN: any,
    SUPERVISE: any,
    ACKNOWLEDGE: any,
    LINK: any,
    ATTACH: any,
    DETACH: any,
    UNLINK: any,
    MERGE_INTO: any,
    OBSERVE: any,
    RECORD_PREVENTION: any,
    RETRACT_PREVENTION: any,
    DECLARE_INTEREST: any,
    NOTE: any,
  },
  leader: {
    ...keepsHalf,
    ANALYZE: any,
    ACT_AT_ONCE: any,
    RATIFY: any,
    REPORT_TO_POLICE: any,
    HAND_OVER: any,
    REGRADE: any,
    SUPERVISE: any,
    ACKNOWLEDGE: any,
    ATTACH: any,
    OBSERVE: any,
    DECLARE_INTEREST: any,
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
    CALL_IN: unit,
    STAND_DOWN: unit,
    ACKNOWLEDGE: unit,
    ATTACH: involved,
    OBSERVE: involved,
    RECORD_PREVENTION: involved,
    DECLARE_INTEREST: [...involved, 'offered'],
    SEAL_NOTE: own,
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

/**
 * Role × relation → may hand a party a receipt with a code, and end it: whoever takes a report or meets the parties, of
 * those who see the case whole. @source decision 0055
 */
export const receiptRights: Readonly<Record<Role, readonly Relation[]>> = {
  reporter: own,
  mediator: tied,
  office: any,
  centre: any,
  leader: [],
  assisting: involved,
  auditor: [],
  administrator: [],
};

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
