import type { StaffActor } from '#casework/organisation';
import { type Relation, type Role, visibleThrough } from '#domain';

/** Collects the values of a statement while its text is put together. */
export class Parameters {
  readonly values: unknown[] = [];

  /** Adds a value and names its place, e.g. `$3`. */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/**
 * The condition on `dispute d` for the cases that this person sees at least at `sight`. Made from the same table that
 * decides the detail page, so no list, count, search or export can show more.
 */
export function visible(actor: StaffActor, sight: 'masked' | 'case', parameters: Parameters): string {
  const through = visibleThrough(actor.roles, sight);
  if (through.length === 0) return 'false';
  const [only] = actor.townshipIds;
  const township =
    actor.townshipIds.length === 1
      ? `d.township_id = ${parameters.add(only)}`
      : `d.township_id = any(${parameters.add(actor.townshipIds)}::uuid[])`;
  // Whoever sees a case without any tie sees all of the township; a value that no condition names is an error.
  if (through.some(([, relation]) => relation === 'none')) return township;
  const ties = through.map(([role, relation]) => tie(role, relation, actor, parameters));
  return `${township} and (${ties.join(' or ')})`;
}

function tie(role: Role, relation: Relation, actor: StaffActor, parameters: Parameters): string {
  const unit = () => `${parameters.add(actor.organisationId)}::uuid`;
  switch (relation) {
    case 'none':
      return 'true';
    case 'own':
      return role === 'reporter'
        ? `d.reporter_id = ${parameters.add(actor.staffId)}`
        : `d.mediator_ids @> array[${parameters.add(actor.staffId)}::uuid]`;
    case 'holder':
      return `coalesce(d.holder_id, d.lead_id) = ${unit()}`;
    case 'offered':
      return `d.offered_to_id = ${unit()}`;
    case 'assisting':
      return `d.assisting_ids @> array[${unit()}]`;
    case 'village':
      return `d.place_id = ${unit()}`;
  }
}
