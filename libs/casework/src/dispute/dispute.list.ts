import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffActor } from '#casework/organisation';
import { type DisputeFilter, type DisputeListQuery, stages } from '#domain';
import { Clock, query, type Statement } from '#platform';
import { askedFor, conditions } from './dispute.conditions.ts';
import { makeCursor } from './dispute.cursor.ts';
import { listPageStatement } from './dispute.list.page.ts';
import { type DisputeRow, lineOf } from './dispute.row.ts';
import type { DisputeLine } from './dispute.view.ts';
import { Parameters, throughTies } from './dispute.visibility.ts';

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

/** Lists and counts of disputes: one round trip, straight from the table, through the one policy. */
@Injectable()
export class DisputeList {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws RuleError kind "invalid", code "unknown-cursor" for a cursor of another list */
  async page(actor: StaffActor, asked: DisputeListQuery): Promise<DisputePage> {
    const statement = listPageStatement(actor, asked, this.clock.today());
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

/** Up to one more of each stage than is counted. */
export function countsStatement(actor: StaffActor, filter: DisputeFilter, today: string): Statement {
  const parameters = new Parameters();
  const tied = throughTies(actor, parameters);
  const cases =
    tied === undefined
      ? `dispute d where ${conditions(filter, actor, today, parameters)} and d.stage = s.stage`
      : `(${tied.scans('t.stage')}) t join dispute d on d.id = t.dispute_id
         where t.stage = s.stage and ${[tied.where, ...askedFor(filter, actor, today, parameters)].join(' and ')}`;
  return {
    text: `select s.stage, (select count(*)::int from (select 1 from ${cases}
                            limit ${mostCounted(filter) + 1}) as counted) as count
           from unnest(${parameters.add(stages)}::text[]) as s (stage)`,
    values: parameters.values,
  };
}
