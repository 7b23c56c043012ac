import type { Role } from './organisation.codes.ts';

/**
 * What a role may do that is not an event of one case. One table for every door; the events themselves and what is
 * seen of a case are decided by `dispute/dispute.policy.ts`.
 */
export const capabilityRights = {
  'account.own': [
    'reporter',
    'mediator',
    'office',
    'centre',
    'leader',
    'assisting',
    'auditor',
    'administrator',
  ],
  'organisation.read': [
    'reporter',
    'mediator',
    'office',
    'centre',
    'leader',
    'assisting',
    'auditor',
    'administrator',
  ],
  'dispute.read': ['reporter', 'mediator', 'office', 'centre', 'leader', 'assisting', 'auditor'],
  'dispute.report': ['reporter', 'mediator', 'office', 'centre', 'assisting'],
  'dispute.act': ['reporter', 'mediator', 'office', 'centre', 'leader', 'assisting'],
  'dispute.export': ['mediator', 'office', 'centre', 'leader', 'auditor'],
  'party.unmask': ['mediator', 'office', 'centre', 'leader'],
  'party.find': ['mediator', 'office', 'centre', 'leader'],
  'party.erase': ['office', 'centre'],
  'retention.read': ['office', 'centre', 'auditor', 'administrator'],
  'retention.set': ['administrator'],
  'register.import': ['office', 'centre'],
  'review.read': ['office', 'centre', 'leader', 'auditor'],
  'review.hold': ['centre', 'leader'],
  'statistics.read': ['office', 'centre', 'leader', 'auditor'],
  'history.verify': ['centre', 'auditor'],
  'organisation.manage': ['administrator'],
  'staff.manage': ['administrator'],
  'audit.read': ['auditor'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Capability = keyof typeof capabilityRights;

/**
 * Who must sign in with a second factor: whoever lets others in, and whoever sees every case.
 * @source decision of this product; OWASP ASVS 5.0, 6.3.3 asks it of everybody, which a village cannot keep up
 */
export const secondFactorRoles: readonly Role[] = ['auditor', 'administrator'];

/** Does any of the roles carry the capability? */
export function isCapable(roles: readonly Role[], capability: Capability): boolean {
  const able: readonly Role[] = capabilityRights[capability];
  return roles.some((role) => able.includes(role));
}
