import type { StaffActor } from '#casework/organisation';
import { type DisputeListQuery, type disputeSorts, usualLimit } from '#domain';
import { namedByText, type Statement } from '#platform';
import { askedFor, nextDue } from './dispute.conditions.ts';
import { openCursor } from './dispute.cursor.ts';
import { rowColumns, rowJoins } from './dispute.row.ts';
import { Parameters, type TiedCases, throughTies, visible } from './dispute.visibility.ts';

interface Order {
  /** What is sorted by, of `dispute d`; an index of the township holds exactly this. */
  readonly column: string;
  /** The same of `dispute_tie t`, where that holds it. */
  readonly ofTie?: string;
  readonly type: 'date' | 'timestamptz';
  readonly direction: 'asc' | 'desc';
}

const orders: Readonly<Record<(typeof disputeSorts)[number], Order>> = {
  '-reportedOn': { column: 'd.reported_on', ofTie: 't.reported_on', type: 'date', direction: 'desc' },
  reportedOn: { column: 'd.reported_on', ofTie: 't.reported_on', type: 'date', direction: 'asc' },
  nextDueOn: { column: nextDue, ofTie: 't.next_due_on', type: 'date', direction: 'asc' },
  '-updatedAt': { column: 'd.updated_at', type: 'timestamptz', direction: 'desc' },
};

/** The order by which a list or file of `dispute d` is sorted; the id decides between equals. */
export function sortedBy(sort: (typeof disputeSorts)[number]): string {
  const { column, direction } = orders[sort];
  return `order by ${column} ${direction}, d.id ${direction}`;
}

/**
 * Up to so many ties it is cheaper to read the cases of all than to look for a page of them among those of a township. Whoever
 * has one more finds it full after 17,000 of a million cases, after 1,700 of a hundred thousand.
 */
const fewCases = 3_000;

/**
 * One line more than the page holds, each with its sort key. There are three ways to the lines, and one policy. Whoever sees
 * all of a township gets its first lines in the order of an index, a county those of each township and not all of them.
 * Whoever sees cases through ties gets the ties merged, each in the order of an index. Only the lines that are left get
 * their names.
 * @throws RuleError kind "invalid", code "unknown-cursor" for a cursor of another list
 */
export function listPageStatement(
  actor: StaffActor,
  { sort, limit, cursor, ...filter }: DisputeListQuery,
  today: string,
): Statement {
  const { column, type, direction, ofTie } = orders[sort];
  const parameters = new Parameters();
  const tied = throughTies(actor, parameters);
  const filters = askedFor(filter, actor, today, parameters);
  const last = cursor === undefined ? [] : openCursor(cursor, sort).map((value) => parameters.add(value));
  const page: Page = {
    actor,
    parameters,
    filters,
    atMost: limit + 1,
    behind: (by, id) =>
      last.length === 0
        ? []
        : [`(${by}, ${id}) ${direction === 'desc' ? '<' : '>'} (${last[0]}::${type}, ${last[1]}::uuid)`],
    sorted: (by, id) => `order by ${by} ${direction}, ${id} ${direction}`,
  };
  const lines = tied === undefined ? ofTownships(page, column) : ofTies(page, tied, column, ofTie);
  const text = `select ${rowColumns}, ${column}::text as "sortKey" from ${lines} ${rowJoins}
                ${page.sorted(column, 'd.id')} limit ${limit + 1}`;
  // Planned once for each set of rights, a millisecond less. What can be asked for besides has too many forms to be kept.
  const isUsual = filters.length === 0 && limit === usualLimit;
  const name = isUsual ? { name: namedByText('dispute.list', text) } : {};
  return { ...name, text, values: parameters.values };
}

/** What the ways to the lines have in common. */
interface Page {
  readonly actor: StaffActor;
  readonly parameters: Parameters;
  /** The conditions of what was asked. */
  readonly filters: readonly string[];
  readonly atMost: number;
  /** The condition that a case lies behind the cursor; none without one. @param by  column of the sort key */
  readonly behind: (by: string, id: string) => readonly string[];
  readonly sorted: (by: string, id: string) => string;
}

const all = (...conditions: readonly string[]): string => conditions.join(' and ');

function ofTownships({ actor, parameters, filters, atMost, behind, sorted }: Page, column: string): string {
  const seen = visible(actor, 'masked', parameters);
  return `unnest(${parameters.add(actor.townshipIds)}::uuid[]) as realm (id) cross join lateral (
    select d.* from dispute d
    where ${all('d.township_id = realm.id', seen, ...filters, ...behind(column, 'd.id'))}
    ${sorted(column, 'd.id')} limit ${atMost}) d`;
}

function ofTies(page: Page, tied: TiedCases, column: string, ofTie: string | undefined): string {
  if (ofTie === undefined) return ofLatest(page, tied, column);
  const { filters, atMost, behind, sorted } = page;
  const order = sorted(ofTie, 't.dispute_id');
  return `(
    select d.* from (${tied.scans(ofTie, order)}) t join dispute d on d.id = t.dispute_id
    where ${all(tied.where, ...filters, ...behind(ofTie, 't.dispute_id'))} ${order} limit ${atMost}) d`;
}

/**
 * No tie holds the time of the latest change, with which every note would rewrite it. Who has few cases has all of them read;
 * who has more finds a page of them among the latest changes of the township.
 */
function ofLatest(
  { actor, parameters, filters, atMost, behind, sorted }: Page,
  tied: TiedCases,
  column: string,
) {
  const first = `${sorted(column, 'd.id')} limit ${atMost}`;
  const asked = [...filters, ...behind(column, 'd.id')];
  const areFew = `(select count(*) from tied) <= ${fewCases}`;
  return `(
    with tied as materialized (select * from (${tied.scans('t.reported_on')}) t limit ${fewCases + 1})
    (select d.* from tied t join dispute d on d.id = t.dispute_id where ${all(areFew, tied.where, ...asked)} ${first})
    union all
    (select d.* from dispute d where ${all(`not ${areFew}`, visible(actor, 'masked', parameters), ...asked)} ${first})) d`;
}
