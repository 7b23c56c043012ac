import type { DataSource } from 'typeorm';
import {
  type DisputeLine,
  type DisputeRow,
  lineOf,
  Parameters,
  rowColumns,
  rowJoins,
  visible,
} from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import {
  type FlowFigure,
  flowFigures,
  invalidAt,
  type ReviewFigure,
  type RuleError,
  type StandingFigure,
} from '#domain';
import { query } from '#platform';
import type { FigureQuery } from './dashboard.view.ts';
import { flowOf, flows } from './flow.query.ts';
import { justBefore, type Moment } from './moment.ts';
import { wasHeld } from './scope.query.ts';
import { counts, dimensions, linked, stood } from './stand.query.ts';

/** The cases that a number counts, what is due next first. */
export interface FigureCases {
  readonly items: DisputeLine[];
  readonly nextCursor: string | null;
}

/**
 * Finds by the same condition that counts. The lines tell how the cases stand today: of a past week they are the cases that
 * were counted then.
 */
export async function figureCases(
  on: DataSource,
  asked: Moment,
  figure: FigureQuery,
  actor: StaffActor,
): Promise<FigureCases> {
  if (asked.holderId !== null && flowFigures.includes(figure.figure as FlowFigure)) throw notOfUnit();
  const since = figure.since === 'meeting' ? await lastMeeting(on, asked) : asked.weekFrom;
  // What awaited a result when the time began is what awaited one a moment before.
  const isCarried = figure.figure === 'carriedOver';
  const moment = isCarried ? { ...asked, asOf: justBefore(since) } : asked;
  const parameters = new Parameters();
  for (const value of [
    moment.townshipIds,
    moment.placeId,
    moment.holderId,
    moment.asOf,
    moment.today,
    moment.waitingUntil,
    since,
  ])
    parameters.add(value);
  const found = isFlow(figure.figure)
    ? flowCases(figure.figure, figure, parameters)
    : standingCases(isCarried ? 'awaitingResult' : (figure.figure as StandingFigure), figure, parameters);
  const rows = await query<DisputeRow>(on, {
    text: `
      -- Names the parameters that this figure may not ask for.
      with asked as (select $5::date, $6::date, $7::timestamptz),
      ${stood}, ${linked}, ${flows},
      found as (${found}),
      page as (
        select d.id, coalesce(d.next_due_on, 'infinity') as due from found join dispute d on d.id = found.id
        where ${visible(actor, 'masked', parameters)})
      select ${rowColumns} from page join dispute d on d.id = page.id ${rowJoins}
      where ${parameters.add(figure.cursor ?? null)}::uuid is null
        or (page.due, page.id) > (select last.due, last.id from page last where last.id = ${parameters.add(figure.cursor ?? null)}::uuid)
      order by page.due, page.id limit ${parameters.add(figure.limit + 1)}::int`,
    values: parameters.values,
  });
  const items = rows.slice(0, figure.limit).map((row) => lineOf(row, actor));
  return { items, nextCursor: rows.length > figure.limit ? (items.at(-1)?.id ?? null) : null };
}

const isFlow = (figure: ReviewFigure): figure is keyof typeof flowOf =>
  figure !== 'carriedOver' && flowFigures.includes(figure as FlowFigure);

function standingCases(
  figure: StandingFigure,
  { by, key, dueOn }: FigureQuery,
  parameters: Parameters,
): string {
  const conditions = [
    counts[figure],
    ...(by === undefined ? [] : [`${dimensions[by]} = ${parameters.add(key ?? '')}`]),
    ...(dueOn === undefined ? [] : [`s.next_due_on = ${parameters.add(dueOn)}::date`]),
  ];
  return `select s.id from stood s where ${conditions.map((condition) => `(${condition})`).join(' and ')}`;
}

/** What happened in a time is told apart by kind and village only: a case had many holders meanwhile. */
function flowCases(figure: keyof typeof flowOf, { by, key }: FigureQuery, parameters: Parameters): string {
  if (by !== undefined && by !== 'type' && by !== 'village') throw notCountedSo();
  const column = by === 'type' ? 'f.type_code' : 'f.place_id::text';
  const narrowed = by === undefined ? '' : ` and ${column} = ${parameters.add(key ?? '')}`;
  return `select distinct f.id from ${flowOf[figure]('$7')}${narrowed}`;
}

async function lastMeeting(on: DataSource, { townshipIds, asOf, weekFrom }: Moment): Promise<string> {
  const [last] = await query<{ openedAt: Date }>(on, {
    name: 'review.last-meeting',
    text: `select m.opened_at as "openedAt" from review_meeting m
           where m.township_id = any($1::uuid[]) and ${wasHeld('m', '$2')}
           order by m.opened_at desc limit 1`,
    values: [townshipIds, asOf],
  });
  return last?.openedAt.toISOString() ?? weekFrom;
}

function notOfUnit(): RuleError {
  return invalidAt('not-counted-so', {
    pointer: '/figure',
    message: 'What happened in a time is told of townships and villages only',
    messageZh: '期间数据只能按乡镇或村查看',
  });
}

function notCountedSo(): RuleError {
  return invalidAt('not-counted-so', {
    pointer: '/by',
    message: 'What happened in a time is told apart by type and village only',
    messageZh: '期间数据只能按类型或村查看',
  });
}
