import type { DataSource } from 'typeorm';
import type { StaffActor } from '#casework/organisation';
import { isCapable, liesInRealm, RuleError } from '#domain';
import { query, type Tx } from '#platform';

/** Whoever leaves, as far as the hand-over of their work asks. */
export interface Leaver {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly organisation: { readonly id: string; readonly name: string };
}

/**
 * The person whose work is arranged: of everybody by an administrator, of a unit by its head.
 * @throws RuleError not-found for somebody outside the realm; forbidden for whoever is neither
 */
export async function leaverOf(on: Tx | DataSource, actor: StaffActor, staffId: string): Promise<Leaver> {
  const [row] = await query<Leaver & { parentId: string | null }>(on, {
    text: `select s.id, s.name, s.active, o.parent_id as "parentId", jsonb_build_object('id', o.id, 'name', o.name) as organisation
           from staff s join organisation o on o.id = s.organisation_id where s.id = $1`,
    values: [staffId],
  });
  if (row === undefined || !liesInRealm(actor, { id: row.organisation.id, parentId: row.parentId }))
    throw noSuchStaff();
  const isHeads = actor.isHead && actor.organisationId === row.organisation.id;
  if (!isCapable(actor.roles, 'staff.manage') && !isHeads) throw notYourPeople();
  const { parentId: _, ...leaver } = row;
  return leaver;
}

const noSuchStaff = (): RuleError =>
  new RuleError({
    kind: 'not-found',
    code: 'no-such-staff',
    message: 'There is nobody of this id in your part of the tree',
    messageZh: '您管理的范围内没有这名人员',
  });

const notYourPeople = (): RuleError =>
  new RuleError({
    kind: 'forbidden',
    code: 'not-your-people',
    message: 'The work of somebody is handed on by an administrator or by the head of their unit',
    messageZh: '只有管理员或本单位负责人可以移交该人员的工作',
  });
