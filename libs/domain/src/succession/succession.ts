import { z } from 'zod';
import { id, reason } from '../dispute/command.fields.ts';
import { eventRights } from '../dispute/dispute.rights.ts';
import { type DisputeSnapshot, eventsNow } from '../dispute/dispute.snapshot.ts';
import type { Label } from '../label.ts';
import type { Role } from '../organisation/organisation.codes.ts';

/** Hands on all the work of somebody who leaves: to one colleague, some cases to others. @source decision 0032 */
export const successionOrder = z.strictObject({
  toId: id,
  /** Cases that go to somebody else than the others do. */
  cases: z
    .array(z.strictObject({ disputeId: id, toId: id }))
    .max(2000)
    .default([]),
  reason,
});
export type SuccessionOrder = z.output<typeof successionOrder>;

/** Hands what was handed on, and not touched since, back. */
export const successionUndo = z.strictObject({ reason });

/** Why a case stays with whoever leaves. */
export const successionRefusals = {
  'no-longer-theirs': { zh: '案件已不由其办理', en: 'the case is no longer theirs' },
  'state-refuses': {
    zh: '案件目前的状态不能更换调解员',
    en: 'the state of the case accepts no new mediator',
  },
  'not-in-office': { zh: '接收人已停用或不在任期内', en: 'the successor does not work here today' },
  'takes-no-cases': { zh: '接收人的角色不能承办案件', en: 'the role of the successor takes no cases' },
  'not-of-the-unit': {
    zh: '接收人不是承办单位的人员',
    en: 'the successor is not of the unit that holds the case',
  },
  namesake: {
    zh: '接收人与当事人同名，须先核实是否应当回避',
    en: 'a party bears the name of the successor: ask first whether there is a conflict of interest',
  },
  'touched-since': { zh: '移交后案件已有新的办理', en: 'somebody has worked on the case since' },
} as const satisfies Readonly<Record<string, Label>>;
export type SuccessionRefusal = keyof typeof successionRefusals;

/** Somebody who is to have a case, as they stand today; the roles are those whose term runs. */
export interface Successor {
  readonly organisationId: string;
  readonly roles: readonly Role[];
}

/** May somebody in these roles be given a case at all: can any of them hand one on? */
export const mayTakeCases = (roles: readonly Role[]): boolean =>
  roles.some((role) => eventRights[role].REASSIGN !== undefined);

/**
 * Why this case does not go from one person to another, or null.
 * @param successor  undefined for somebody who does not work here today
 * @param isNamesake  whether a party of the case bears the name of the successor
 */
export function successionRefusal(
  snapshot: DisputeSnapshot,
  fromId: string,
  successor: Successor | undefined,
  isNamesake: boolean,
): SuccessionRefusal | null {
  const { mediatorIds, holderId } = snapshot.context;
  if (!mediatorIds.includes(fromId)) return 'no-longer-theirs';
  if (!eventsNow(snapshot).includes('REASSIGN')) return 'state-refuses';
  if (successor === undefined) return 'not-in-office';
  if (!mayTakeCases(successor.roles)) return 'takes-no-cases';
  if (successor.organisationId !== holderId) return 'not-of-the-unit';
  return isNamesake ? 'namesake' : null;
}

/** The mediators of a case after one of them left it to another; nobody stands there twice. */
export const handedOn = (mediatorIds: readonly string[], fromId: string, toId: string): readonly string[] => [
  ...new Set(mediatorIds.map((each) => (each === fromId ? toId : each))),
];
