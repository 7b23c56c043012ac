import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { conditions, isTakenBack, makeCursor, openCursor, Parameters } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import {
  awaitsAnswer,
  type DisputeState,
  escalations,
  ladderRecipients,
  ladderStepNames,
  restore,
  risks,
  type Stage,
  stageLabels,
  stages,
  stateMeta,
} from '#domain';
import { Clock, query } from '#platform';
import { ruleNameOf } from './rule.name.ts';
import { supervisionEvents } from './slip.event.ts';

const label = z.object({ zh: z.string(), en: z.string() });
const step = z.enum(ladderStepNames);

const late = z.object({
  deadlineId: z.uuid(),
  disputeId: z.uuid(),
  number: z.string().nullable(),
  stage: z.enum(stages),
  stageName: label,
  stateName: label,
  risk: z.enum(risks),
  escalation: z.enum(escalations),
  rule: label,
  dueOn: z.iso.date(),
  /** The highest step that was told. */
  told: z.object({ step, at: z.iso.datetime() }).nullable(),
  next: z.object({ step, to: z.enum(ladderRecipients), at: z.iso.datetime() }).nullable(),
  /** Until when somebody must say that they know, while nobody has. */
  answerBy: z.iso.datetime().nullable(),
  /** The latest event that supervises the case, and the slip that was made out for it. */
  supervision: z
    .object({ seq: z.int(), slip: z.object({ id: z.uuid(), number: z.string() }).nullable() })
    .nullable(),
});
z.globalRegistry.add(late, { title: 'LateClock' });

export const boardQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(200),
  cursor: z.string().max(200).optional(),
});
type Asked = z.output<typeof boardQuery>;

/** What is late in somebody's area, by the unit that holds it. */
export const boardView = z.object({
  today: z.iso.date(),
  /** Every unit that holds something late; its figures are of all of it. */
  units: z.array(
    z.object({
      id: z.uuid().nullable(),
      name: z.string().nullable(),
      overdue: z.int(),
      supervised: z.int(),
      raised: z.int(),
      unanswered: z.int(),
      /** Of this page: the longest overdue of all units first. */
      items: z.array(late),
    }),
  ),
  nextCursor: z.string().nullable(),
});
type Board = z.output<typeof boardView>;
type Late = z.output<typeof late>;

const sort = 'supervision';

type Figures = Omit<Board['units'][number], 'items'>;

interface Row extends Omit<Late, 'stageName' | 'stateName' | 'rule' | 'answerBy' | 'supervision'> {
  readonly stage: Stage;
  readonly state: DisputeState;
  readonly rule: string;
  readonly key: string;
  readonly snapshot: unknown;
  readonly answerBy: string | null;
  readonly holderId: string | null;
  readonly holder: string | null;
  readonly seq: number | null;
  readonly slipId: string | null;
  readonly slipNumber: string | null;
}

/** The board of whoever supervises: centre, justice office, leader. */
@Injectable()
export class SupervisionBoard {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Every deadline that has passed and climbs, of the cases that this person may see, page by page.
   * @throws RuleError kind "invalid", code "unknown-cursor" for a cursor of another list
   */
  async of(actor: StaffActor, asked: Asked): Promise<Board> {
    const today = this.clock.today();
    const [rows, figures] = await Promise.all([
      query<Row>(this.dataSource, boardStatement(actor, asked, today)),
      query<Figures>(this.dataSource, figuresStatement(actor, today)),
    ]);
    const shown = rows.slice(0, asked.limit);
    const last = shown.at(-1);
    return {
      today,
      units: figures.map((unit) => ({
        ...unit,
        items: shown.filter(({ holderId }) => holderId === unit.id).map(lateOf),
      })),
      nextCursor: rows.length > asked.limit && last ? makeCursor(sort, last.dueOn, last.deadlineId) : null,
    };
  }
}

/** What makes a deadline late, of the cases that somebody may see. */
function lateIn(actor: StaffActor, today: string, parameters: Parameters): string {
  const where = conditions({}, actor, today, parameters);
  return `dl.stopped_seq is null and not dl.paused and dl.due_on <= ${parameters.add(today)} and ${where}`;
}

/** The steps of a ladder from the top: several may have been told at one instant, for a red case or after a standstill. */
const highestFirst = (parameters: Parameters): string =>
  `array_position(${parameters.add(ladderStepNames)}::text[], st.step) desc`;

/** The units with their figures, whoever has most first; who has not answered stands in the clocks of the case. */
function figuresStatement(actor: StaffActor, today: string) {
  const parameters = new Parameters();
  const where = lateIn(actor, today, parameters);
  const order = parameters.add(escalations);
  const rank = (of: string) => `array_position(${order}::text[], ${of})`;
  return {
    text: `
      select d.holder_id as id, holder.name, count(*)::int as overdue,
        count(*) filter (where d.escalation = 'supervised')::int as supervised,
        count(*) filter (where d.escalation = 'raised')::int as raised,
        count(*) filter (where told.answer_by is not null and ${rank("clock ->> 'passed'")} >= ${rank("'overdue'")}
          and ${rank("coalesce(clock ->> 'acknowledged', 'none')")} < ${rank("clock ->> 'passed'")})::int as unanswered
      from deadline dl
      join dispute d on d.id = dl.dispute_id
      left join organisation holder on holder.id = d.holder_id
      cross join lateral (
        select st.answer_by from deadline_step st
        where st.deadline_id = dl.id and st.fired_at is not null and st.escalation <> 'reminded'
        order by ${highestFirst(parameters)} limit 1) told
      left join lateral (
        select clock from jsonb_array_elements(d.snapshot -> 'context' -> 'clocks') clock
        where clock ->> 'key' = dl.key limit 1) running on true
      where ${where}
      group by d.holder_id, holder.name order by count(*) desc, holder.name, d.holder_id`,
    values: parameters.values,
  };
}

/** Late is what has told somebody that it is overdue: a clock that only informs never does. */
function boardStatement(actor: StaffActor, { limit, cursor }: Asked, today: string) {
  const parameters = new Parameters();
  const where = [lateIn(actor, today, parameters)];
  if (cursor !== undefined) {
    const [day, id] = openCursor(cursor, sort).map((value) => parameters.add(value));
    where.push(`(dl.due_on, dl.id) > (${day}::date, ${id}::uuid)`);
  }
  const events = parameters.add(supervisionEvents);
  return {
    text: `
      select dl.id as "deadlineId", dl.key, dl.rule, dl.due_on::text as "dueOn", d.id as "disputeId", d.number, d.stage,
        d.state, d.risk, d.escalation, d.snapshot, d.holder_id as "holderId", holder.name as holder,
        told.step as told, next.step as next, told."answerBy", sv.seq, slip.id as "slipId", slip.number as "slipNumber"
      from deadline dl
      join dispute d on d.id = dl.dispute_id
      left join organisation holder on holder.id = d.holder_id
      cross join lateral (
        select json_build_object('step', st.step, 'at', st.fired_at) as step, st.answer_by as "answerBy"
        from deadline_step st where st.deadline_id = dl.id and st.fired_at is not null and st.escalation <> 'reminded'
        order by ${highestFirst(parameters)} limit 1) told
      left join lateral (
        select json_build_object('step', st.step, 'to', st.recipient, 'at', st.fires_at) as step
        from deadline_step st where st.deadline_id = dl.id and st.fired_at is null order by st.fires_at limit 1) next on true
      left join lateral (
        select e.seq from dispute_event e
        where e.dispute_id = d.id and e.type = any(${events}::text[])
          and (e.type = 'SUPERVISE' or e.payload ->> 'step' = 'supervision') and not ${isTakenBack('e')}
        order by e.seq desc limit 1) sv on true
      left join supervision_slip slip on slip.dispute_id = d.id and slip.event_seq = sv.seq
      where ${where.join(' and ')}
      order by dl.due_on, dl.id limit ${limit + 1}`,
    values: parameters.values,
  };
}

const instant = (text: string): string => new Date(text).toISOString();

function lateOf(row: Row): Late {
  const { zh, en } = stateMeta[row.state];
  const running = restore(row.snapshot).context.clocks.find(({ key }) => key === row.key);
  const isUnanswered = running !== undefined && awaitsAnswer(running) && row.answerBy !== null;
  return {
    deadlineId: row.deadlineId,
    disputeId: row.disputeId,
    number: row.number,
    stage: row.stage,
    stageName: stageLabels[row.stage],
    stateName: { zh, en },
    risk: row.risk,
    escalation: row.escalation,
    rule: ruleNameOf(row.rule),
    dueOn: row.dueOn,
    told: row.told && { ...row.told, at: instant(row.told.at) },
    next: row.next && { ...row.next, at: instant(row.next.at) },
    answerBy: isUnanswered && row.answerBy ? instant(row.answerBy) : null,
    supervision:
      row.seq === null
        ? null
        : {
            seq: row.seq,
            slip: row.slipId && row.slipNumber ? { id: row.slipId, number: row.slipNumber } : null,
          },
  };
}
