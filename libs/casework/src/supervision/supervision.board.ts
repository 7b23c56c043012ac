import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { conditions, isTakenBack, Parameters } from '#casework/dispute';
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

/** What is late in somebody's area, by the unit that holds it. */
export const boardView = z.object({
  today: z.iso.date(),
  units: z.array(
    z.object({
      id: z.uuid().nullable(),
      name: z.string().nullable(),
      overdue: z.int(),
      supervised: z.int(),
      raised: z.int(),
      unanswered: z.int(),
      items: z.array(late),
    }),
  ),
  /** Only the longest overdue are looked through. */
  capped: z.boolean(),
});
type Board = z.output<typeof boardView>;
type Late = z.output<typeof late>;

/** As many as anybody supervises; beyond it the list of cases is the right tool. */
const lookedThrough = 500;

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

  /** Every deadline that has passed and climbs, of the cases that this person may see. */
  async of(actor: StaffActor): Promise<Board> {
    const today = this.clock.today();
    const rows = await query<Row>(this.dataSource, boardStatement(actor, today));
    const units = new Map<string | null, Board['units'][number]>();
    for (const row of rows.slice(0, lookedThrough)) {
      const unit = units.get(row.holderId) ?? {
        id: row.holderId,
        name: row.holder,
        overdue: 0,
        supervised: 0,
        raised: 0,
        unanswered: 0,
        items: [],
      };
      const item = lateOf(row);
      unit.items.push(item);
      unit.overdue += 1;
      if (item.escalation === 'supervised') unit.supervised += 1;
      if (item.escalation === 'raised') unit.raised += 1;
      if (item.answerBy !== null) unit.unanswered += 1;
      units.set(row.holderId, unit);
    }
    return {
      today,
      units: [...units.values()].sort((a, b) => b.overdue - a.overdue),
      capped: rows.length > lookedThrough,
    };
  }
}

/** Late is what has told somebody that it is overdue: a clock that only informs never does. */
function boardStatement(actor: StaffActor, today: string) {
  const parameters = new Parameters();
  const where = conditions({}, actor, today, parameters);
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
        order by st.fired_at desc, st.fires_at desc limit 1) told
      left join lateral (
        select json_build_object('step', st.step, 'to', st.recipient, 'at', st.fires_at) as step
        from deadline_step st where st.deadline_id = dl.id and st.fired_at is null order by st.fires_at limit 1) next on true
      left join lateral (
        select e.seq from dispute_event e
        where e.dispute_id = d.id and e.type = any(${events}::text[])
          and (e.type = 'SUPERVISE' or e.payload ->> 'step' = 'supervision') and not ${isTakenBack('e')}
        order by e.seq desc limit 1) sv on true
      left join supervision_slip slip on slip.dispute_id = d.id and slip.event_seq = sv.seq
      where dl.stopped_seq is null and not dl.paused and dl.due_on <= ${parameters.add(today)} and ${where}
      order by dl.due_on, dl.id limit ${lookedThrough + 1}`,
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
