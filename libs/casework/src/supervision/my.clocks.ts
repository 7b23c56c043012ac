import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { conditions, makeCursor, openCursor, Parameters } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import {
  addDays,
  codeLabels,
  type DisputeState,
  type DisputeType,
  dayOfWeek,
  ladderRecipients,
  ladderStepNames,
  risks,
  type Stage,
  stageLabels,
  stages,
  stateMeta,
} from '#domain';
import { Clock, query } from '#platform';
import { ruleNameOf } from './rule.name.ts';

const dueFilters = ['overdue', 'today', 'week', 'provisional'] as const;

export const myClocksQuery = z.strictObject({
  /** Default: all that run. `week`: from today to Sunday. */
  due: z.enum(dueFilters).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});
type Asked = z.output<typeof myClocksQuery>;

const label = z.object({ zh: z.string(), en: z.string() });
const clock = z.object({
  id: z.uuid(),
  rule: label,
  dueOn: z.iso.date(),
  provisional: z.boolean(),
  paused: z.boolean(),
  disputeId: z.uuid(),
  number: z.string().nullable(),
  typeName: label,
  place: z.string(),
  stage: z.enum(stages),
  stageName: label,
  stateName: label,
  risk: z.enum(risks),
  holder: z.string().nullable(),
  /** What happens next unless its matter is done; null when all of its ladder has been told, or while it stands still. */
  next: z
    .object({ step: z.enum(ladderStepNames), to: z.enum(ladderRecipients), at: z.iso.datetime() })
    .nullable(),
});
z.globalRegistry.add(clock, { title: 'MyClock' });

/** The running clocks of somebody's cases, by the day on which they are due. */
export const myClocksView = z.object({
  today: z.iso.date(),
  items: z.array(clock),
  nextCursor: z.string().nullable(),
  /** How many there are of each kind, each counted up to 10,000. */
  counts: z.object({
    all: z.int(),
    overdue: z.int(),
    today: z.int(),
    week: z.int(),
    provisional: z.int(),
  }),
});
type View = z.output<typeof myClocksView>;

interface Row extends Omit<View['items'][number], 'rule' | 'typeName' | 'stageName' | 'stateName' | 'next'> {
  readonly rule: string;
  readonly typeCode: DisputeType;
  readonly state: DisputeState;
  readonly stage: Stage;
  readonly next: {
    readonly step: (typeof ladderStepNames)[number];
    readonly to: (typeof ladderRecipients)[number];
    readonly at: string;
  } | null;
}

const sort = 'clocks';
const countedAtMost = 10_000;

/** What runs on the cases of one person and their unit. Reads the deadlines that run; how many cases have ended costs nothing. */
@Injectable()
export class MyClocks {
  constructor(
    private readonly dataSource: DataSource,
    private readonly timepiece: Clock,
  ) {}

  /** @throws RuleError kind "invalid", code "unknown-cursor" for a cursor of another list */
  async page(actor: StaffActor, asked: Asked): Promise<View> {
    const today = this.timepiece.today();
    const [rows, [counts]] = await Promise.all([
      query<Row>(this.dataSource, pageStatement(actor, asked, today)),
      query<View['counts']>(this.dataSource, countsStatement(actor, today)),
    ]);
    const shown = rows.slice(0, asked.limit);
    const last = shown.at(-1);
    return {
      today,
      items: shown.map(viewOf),
      nextCursor: rows.length > asked.limit && last ? makeCursor(sort, last.dueOn, last.id) : null,
      counts: counts ?? { all: 0, overdue: 0, today: 0, week: 0, provisional: 0 },
    };
  }
}

/** What each filter asks of a deadline, with the last day of the week as people count it. */
const narrowing = (today: string): Readonly<Record<(typeof dueFilters)[number], string>> => {
  const sunday = addDays(today, (7 - dayOfWeek(today)) % 7);
  return {
    overdue: `dl.due_on < '${today}'`,
    today: `dl.due_on = '${today}'`,
    week: `dl.due_on between '${today}' and '${sunday}'`,
    provisional: 'dl.provisional',
  };
};

function pageStatement(actor: StaffActor, { due, limit, cursor }: Asked, today: string) {
  const parameters = new Parameters();
  const where = [
    'dl.stopped_seq is null',
    conditions({ mine: true }, actor, today, parameters),
    ...(due === undefined ? [] : [narrowing(today)[due]]),
  ];
  if (cursor !== undefined) {
    const [day, id] = openCursor(cursor, sort).map((value) => parameters.add(value));
    where.push(`(dl.due_on, dl.id) > (${day}::date, ${id}::uuid)`);
  }
  return {
    text: `
      select c.*, c."dueOn"::text as "dueOn", place.name as place, holder.name as holder,
        case when c.paused then null else
          (select json_build_object('step', st.step, 'to', st.recipient, 'at', st.fires_at)
           from deadline_step st where st.deadline_id = c.id and st.fired_at is null order by st.fires_at limit 1)
        end as next
      from (
        select dl.id, dl.rule, dl.due_on as "dueOn", dl.provisional, dl.paused, d.id as "disputeId", d.number,
          d.type_code as "typeCode", d.stage, d.state, d.risk, d.place_id, d.holder_id
        from deadline dl join dispute d on d.id = dl.dispute_id
        where ${where.join(' and ')}
        order by dl.due_on, dl.id limit ${limit + 1}) c
      join organisation place on place.id = c.place_id
      left join organisation holder on holder.id = c.holder_id
      order by c."dueOn", c.id`,
    values: parameters.values,
  };
}

function countsStatement(actor: StaffActor, today: string) {
  const parameters = new Parameters();
  const mine = conditions({ mine: true }, actor, today, parameters);
  const counts = Object.entries(narrowing(today)).map(
    ([name, where]) => `count(*) filter (where ${where})::int as "${name}"`,
  );
  return {
    text: `
      select count(*)::int as "all", ${counts.join(', ')} from (
        select dl.due_on, dl.provisional from deadline dl join dispute d on d.id = dl.dispute_id
        where dl.stopped_seq is null and ${mine} limit ${countedAtMost}) dl`,
    values: parameters.values,
  };
}

function viewOf({ rule, typeCode, state, next, ...row }: Row): View['items'][number] {
  const { zh, en } = stateMeta[state];
  return {
    id: row.id,
    rule: ruleNameOf(rule),
    dueOn: row.dueOn,
    provisional: row.provisional,
    paused: row.paused,
    disputeId: row.disputeId,
    number: row.number,
    typeName: codeLabels.disputeType[typeCode],
    place: row.place,
    stage: row.stage,
    stageName: stageLabels[row.stage],
    stateName: { zh, en },
    risk: row.risk,
    holder: row.holder,
    next: next && { ...next, at: new Date(next.at).toISOString() },
  };
}
