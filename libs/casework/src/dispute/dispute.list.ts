import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffActor } from '#casework/organisation';
import { RuleError, stages } from '#domain';
import { Clock, query, type Statement } from '#platform';
import { conditions, nextDue } from './dispute.conditions.ts';
import { type DisputeFilter, type DisputeListQuery, disputeSorts } from './dispute.filter.ts';
import { type DisputeRow, lineOf, rowColumns, rowJoins } from './dispute.row.ts';
import type { DisputeLine } from './dispute.view.ts';
import { Parameters } from './dispute.visibility.ts';

/** A page of a list. The cursor of the last line opens the next page; the count of everything is not needed for it. */
export interface DisputePage {
  readonly items: readonly DisputeLine[];
  readonly nextCursor: string | null;
}

/** A count that stops where nobody counts any further. */
export interface CappedCount {
  readonly count: number;
  /** There are more than `count`. */
  readonly capped: boolean;
}

/** Words must be looked for in each case that is counted. */
const mostCounted = ({ q }: DisputeFilter): number => (q ? 1_000 : 10_000);

const sortColumns: Readonly<
  Record<(typeof disputeSorts)[number], { readonly column: string; readonly descending: boolean }>
> = {
  '-reportedOn': { column: 'd.reported_on', descending: true },
  reportedOn: { column: 'd.reported_on', descending: false },
  nextDueOn: { column: nextDue, descending: false },
  '-updatedAt': { column: 'd.updated_at', descending: true },
};

/** Lists and counts of disputes: one round trip, straight from the table, through the one policy. */
@Injectable()
export class DisputeList {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws RuleError kind "invalid", code "unknown-cursor" for a cursor of another list */
  async page(actor: StaffActor, asked: DisputeListQuery): Promise<DisputePage> {
    const statement = pageStatement(actor, asked, this.clock.today());
    const rows = await query<DisputeRow & { sortKey: string }>(this.dataSource, statement);
    const shown = rows.slice(0, asked.limit);
    const last = shown.at(-1);
    return {
      items: shown.map((row) => lineOf(row, actor)),
      nextCursor: rows.length > asked.limit && last ? makeCursor(asked.sort, last.sortKey, last.id) : null,
    };
  }

  /** How many there are per stage, each counted up to 10,000 and no further; up to 1,000 where words are searched. */
  async counts(actor: StaffActor, filter: DisputeFilter): Promise<Readonly<Record<string, CappedCount>>> {
    const statement = countsStatement(actor, filter, this.clock.today());
    const rows = await query<{ stage: string; count: number }>(this.dataSource, statement);
    const most = mostCounted(filter);
    return Object.fromEntries(
      rows.map(({ stage, count }) => [stage, { count: Math.min(count, most), capped: count > most }]),
    );
  }
}

/**
 * One line more than the page holds, each with its sort key. Every township gives its own first lines in the order of an
 * index, so that a county reads a page per township and not all of them; only the lines that are left get their names.
 * @throws RuleError kind "invalid", code "unknown-cursor" for a cursor of another list
 */
export function pageStatement(
  actor: StaffActor,
  { sort, limit, cursor, ...filter }: DisputeListQuery,
  today: string,
): Statement {
  const { column, descending } = sortColumns[sort];
  const parameters = new Parameters();
  const where = ['d.township_id = realm.id', conditions(filter, actor, today, parameters)];
  if (cursor !== undefined) {
    const [value, id] = openCursor(cursor, sort);
    const cast = column.includes('updated_at') ? 'timestamptz' : 'date';
    where.push(
      `(${column}, d.id) ${descending ? '<' : '>'} (${parameters.add(value)}::${cast}, ${parameters.add(id)}::uuid)`,
    );
  }
  const direction = descending ? 'desc' : 'asc';
  const order = `order by ${column} ${direction}, d.id ${direction} limit ${limit + 1}`;
  return {
    text: `
      select ${rowColumns}, ${column}::text as "sortKey"
      from unnest(${parameters.add(actor.townshipIds)}::uuid[]) as realm (id)
      cross join lateral (select d.* from dispute d where ${where.join(' and ')} ${order}) d ${rowJoins} ${order}`,
    values: parameters.values,
  };
}

/** Up to one more of each stage than is counted. */
export function countsStatement(actor: StaffActor, filter: DisputeFilter, today: string): Statement {
  const parameters = new Parameters();
  const where = conditions(filter, actor, today, parameters);
  return {
    text: `select s.stage, (select count(*)::int from (select 1 from dispute d where ${where} and d.stage = s.stage
                            limit ${mostCounted(filter) + 1}) as counted) as count
           from unnest(${parameters.add(stages)}::text[]) as s (stage)`,
    values: parameters.values,
  };
}

const makeCursor = (sort: string, value: string, id: string): string =>
  Buffer.from(JSON.stringify([sort, value, id])).toString('base64url');

function openCursor(cursor: string, sort: string): readonly [string, string] {
  try {
    const [madeFor, value, id]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const isValue = typeof value === 'string' && /^(infinity|\d{4}-\d\d-\d\d[\d :.+]*)$/.test(value);
    if (madeFor === sort && isValue && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id))
      return [value, id];
  } catch {
    // Not one of ours: answered below, like one of another list.
  }
  throw new RuleError({
    kind: 'invalid',
    code: 'unknown-cursor',
    message: 'This cursor belongs to another list',
    messageZh: '翻页标记无效，请从第一页重新开始',
    errors: [{ pointer: '/query/cursor', message: 'Unknown cursor', messageZh: '翻页标记无效' }],
  });
}
