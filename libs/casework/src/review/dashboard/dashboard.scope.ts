import type { DataSource } from 'typeorm';
import type { StaffActor } from '#casework/organisation';
import { invalidAt, type RuleError } from '#domain';
import { query, type Tx } from '#platform';
import { nameThen } from './dashboard.query.ts';
import type { Moment } from './moment.ts';

/** The part of the tree that is asked. */
export interface Scope extends Pick<Moment, 'townshipIds' | 'placeId' | 'holderId'> {
  readonly organisation: { readonly id: string; readonly name: string; readonly kind: string } | null;
}

/**
 * A county asks for its townships, a township for itself, a village for what happened there, and any other unit for what
 * it holds.
 * @param asOf  ISO instant: the organisation is named as it was called then
 * @param id  an organisation in the person's realm; default everything in it
 * @throws RuleError kind "invalid", code "unknown-reference"
 */
export async function scopeOf(
  on: Tx | DataSource,
  actor: StaffActor,
  asOf: string,
  id?: string,
): Promise<Scope> {
  const everything = { townshipIds: actor.townshipIds, placeId: null, holderId: null };
  if (id === undefined) return { ...everything, organisation: null };
  const [found] = await query<{ name: string; kind: string; townshipId: string | null }>(on, {
    name: 'review.scope',
    text: `select ${nameThen('$1::uuid')} as name, o.kind, case o.kind when 'county' then null when 'township' then o.id else o.parent_id end as "townshipId"
           from organisation o where o.id = $1
             and (o.id = any($2::uuid[]) or o.parent_id = any($2::uuid[]) or o.id = $3)`,
    values: [id, actor.townshipIds, actor.organisationId, asOf],
  });
  if (found === undefined) throw unknownOrganisation();
  const { townshipId, ...organisation } = found;
  return {
    townshipIds: townshipId === null ? actor.townshipIds : [townshipId],
    placeId: found.kind === 'village' ? id : null,
    holderId: ['centre', 'office', 'department'].includes(found.kind) ? id : null,
    organisation: { id, ...organisation },
  };
}

function unknownOrganisation(): RuleError {
  return invalidAt('unknown-reference', {
    pointer: '/organisation',
    message: 'No such organisation in your part of the tree',
    messageZh: '没有这个单位，或不在您的管辖范围内',
  });
}
