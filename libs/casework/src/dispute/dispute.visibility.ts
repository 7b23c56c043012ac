import type { StaffActor } from '#casework/organisation';
import { peopleActedFor, type Relation, type Role, visibleThrough } from '#domain';
import { isDestroyedSql } from './dispute.destroyed.ts';

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
  const ties = tiesThrough(actor, sight);
  if (ties.length === 0) return 'false';
  const tied = ties === 'any' ? [] : [`(${ties.map((tie) => stands(tie, parameters)).join(' or ')})`];
  const left = sight === 'case' ? [`not ${isDestroyedSql}`] : [];
  return [inRealm(actor, parameters), ...tied, ...left].join(' and ');
}

/** Inside the part of the tree into which this person may look at all. */
function inRealm({ townshipIds }: StaffActor, parameters: Parameters): string {
  const [only] = townshipIds;
  return townshipIds.length === 1
    ? `d.township_id = ${parameters.add(only)}`
    : `d.township_id = any(${parameters.add(townshipIds)}::uuid[])`;
}

/** How `dispute d` names whom it is tied to; `dispute_tie` holds the same, by person and unit. */
const conditionOf = {
  reporter: (id: string) => `d.reporter_id = ${id}`,
  mediator: (id: string) => `d.mediator_ids @> array[${id}]`,
  holder: (id: string) => `coalesce(d.holder_id, d.lead_id) = ${id}`,
  offered: (id: string) => `d.offered_to_id = ${id}`,
  assisting: (id: string) => `d.assisting_ids @> array[${id}]`,
  village: (id: string) => `d.place_id = ${id}`,
} as const;

/** A tie of cases to somebody: a person, or the unit. */
interface Tie {
  readonly name: keyof typeof conditionOf;
  readonly tiedId: string;
}

/**
 * The ties through which this person sees cases, each once; `any` for whoever sees a case without one. Few have more than
 * five, and a case mostly stands in the first. Whoever stands in for others has their own ties once more for each of them.
 */
function tiesThrough(actor: StaffActor, sight: 'masked' | 'case'): readonly Tie[] | 'any' {
  const through = visibleThrough(actor.roles, sight);
  if (through.some(([, relation]) => relation === 'none')) return 'any';
  const names = new Set(through.flatMap(([role, relation]) => tieOf(role, relation)));
  return [...names].flatMap((name) => tiedIn(name, actor).map((tiedId) => ({ name, tiedId })));
}

function tieOf(role: Role, relation: Relation): readonly Tie['name'][] {
  if (relation === 'none') return [];
  if (relation !== 'own') return [relation];
  return [role === 'reporter' ? 'reporter' : 'mediator'];
}

/** Who is tied in this tie: the person and whoever they stand in for, or the unit. */
const tiedIn = (name: Tie['name'], actor: StaffActor): readonly string[] =>
  name === 'reporter' || name === 'mediator' ? peopleActedFor(actor) : [actor.organisationId];

const stands = ({ name, tiedId }: Tie, parameters: Parameters): string =>
  conditionOf[name](`${parameters.add(tiedId)}::uuid`);

/** The cases that somebody sees through ties, tie by tie. */
export interface TiedCases {
  /**
   * SQL of `dispute_id, tied_id, tie` and one column more of `dispute_tie t`, one scan for each tie, which the index on that column
   * answers alone. Sorted, they are merged as far as they are read, and no further.
   */
  readonly scans: (column: string, sorted?: string) => string;
  /**
   * The condition on `dispute d` and the scans `t` for one of the two to be seen: the very condition of {@link visible}, and
   * that `t` is the first of the ties in which the person stands to `d`, so that every case comes once.
   */
  readonly where: string;
}

/**
 * What {@link visible} asks for masked sight, with a way to it that passes no case of others.
 * @returns undefined for whoever sees all of the township: its cases lie in their order already
 */
export function throughTies(actor: StaffActor, parameters: Parameters): TiedCases | undefined {
  const ties = tiesThrough(actor, 'masked');
  if (ties === 'any' || ties.length === 0) return undefined;
  const tied = ties.map((tie) => ({
    scan: `t.tied_id = ${parameters.add(tie.tiedId)} and t.tie = '${tie.name}'`,
    stands: stands(tie, parameters),
  }));
  const first = tied.map((tie) => `when ${tie.stands} then ${tie.scan}`);
  return {
    scans: (column, sorted = '') =>
      tied
        .map(
          ({ scan }) =>
            `(select t.dispute_id, t.tied_id, t.tie, ${column} from dispute_tie t where ${scan} ${sorted})`,
        )
        .join(' union all '),
    where: `${inRealm(actor, parameters)} and case ${first.join(' ')} else false end`,
  };
}
