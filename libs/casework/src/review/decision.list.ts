import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Parameters, visible } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import {
  type DecidedCase,
  type DisputeEventType,
  disputeStates,
  eventLabels,
  invalidAt,
  isCarriedOut,
  stateMeta,
} from '#domain';
import { Clock, query } from '#platform';
import { decisionViewOf } from './decision.view.ts';
import {
  type Decision,
  decidedCaseColumns,
  decisionColumns,
  decisionJoins,
  minutesNumber,
} from './meeting.store.ts';
import { decisionView } from './meeting.view.ts';
import { seesWords } from './meeting.words.ts';

const label = z.object({ zh: z.string(), en: z.string() });

/** A decision with what became of it. */
const decidedView = z.object({
  decision: decisionView,
  meeting: z.object({
    id: z.uuid(),
    number: z.string().nullable(),
    openedAt: z.iso.datetime(),
    townshipId: z.uuid(),
  }),
  isOverdue: z.boolean(),
  /** Not reported as done, but the case shows that it was carried out: the next meeting will note it. */
  isShownDone: z.boolean(),
  /** The case now. */
  dispute: z.object({
    state: z.enum(disputeStates),
    stateName: label,
    nextDueOn: z.iso.date().nullable(),
    /** Events since the decision; since the moment of it where it was refused. The latest ten are named. */
    eventsSince: z.int(),
    latest: z.array(z.object({ seq: z.int(), type: z.string(), name: label, at: z.iso.datetime() })),
  }),
});
export const decisionPage = z.object({ items: z.array(decidedView), nextCursor: z.string().nullable() });
type DecisionPage = z.output<typeof decisionPage>;
z.globalRegistry.add(decidedView, { title: 'DecisionOutcome' });

export const decisionListQuery = z.strictObject({
  /** `open`: applied and not done; `done`; `refused` by the case; `retracted`: taken back in the meeting. */
  state: z.enum(['open', 'done', 'refused', 'retracted']).optional(),
  unit: z.uuid().optional(),
  /** Open, and past its day. */
  overdue: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
  meeting: z.uuid().optional(),
  townshipId: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  /** The last id of the page before. */
  cursor: z.uuid().optional(),
});
export type DecisionListQuery = z.output<typeof decisionListQuery>;

interface Row extends Decision, DecidedCase {
  readonly meetingId: string;
  readonly meetingNumber: string | null;
  readonly openedAt: Date;
  readonly townshipId: string;
  readonly nextDueOn: string | null;
  readonly eventsSince: number;
  readonly latest: readonly { readonly seq: number; readonly type: DisputeEventType; readonly at: string }[];
}

const conditionOfState = {
  open: 'not r.done and r.refusal is null and r.retracted_at is null',
  done: 'r.done and r.retracted_at is null',
  refused: 'r.refusal is not null',
  retracted: 'r.retracted_at is not null',
} as const;

/** What meetings have decided, the latest first, and how the cases went since. */
@Injectable()
export class DecisionList {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws RuleError kind "invalid", code "unknown-cursor" */
  async page(actor: StaffActor, asked: DecisionListQuery): Promise<DecisionPage> {
    const today = this.clock.today();
    const parameters = new Parameters();
    const where = [
      `m.township_id = any(${parameters.add(actor.townshipIds)}::uuid[])`,
      visible(actor, 'masked', parameters),
      ...this.filters(asked, today, parameters),
    ];
    if (asked.cursor !== undefined) {
      const position = await this.positionOf(actor, asked.cursor);
      where.push(`r.position < ${parameters.add(position)}`);
    }
    const rows = await query<Row>(this.dataSource, {
      text: `
        with page as (
          select r.id, r.position from review_decision r
          join review_meeting m on m.id = r.meeting_id
          join dispute d on d.id = r.dispute_id
          where ${where.join(' and ')}
          order by r.position desc limit ${parameters.add(asked.limit + 1)})
        select ${decisionColumns}, m.id as "meetingId", ${minutesNumber} as "meetingNumber",
          m.opened_at as "openedAt", m.township_id as "townshipId", d.next_due_on::text as "nextDueOn",
          ${decidedCaseColumns}, since.count as "eventsSince", since.latest
        from page join review_decision r on r.id = page.id
        join review_meeting m on m.id = r.meeting_id ${decisionJoins}
        cross join lateral (
          select coalesce(max(e.total), 0)::int as count,
            coalesce(jsonb_agg(jsonb_build_object('seq', e.seq, 'type', e.type, 'at', e.at) order by e.seq desc), '[]') as latest
          from (select seq, type, at, count(*) over () as total from dispute_event
                where dispute_id = r.dispute_id and (seq > r.seq or (r.seq is null and at > r.decided_at))
                order by seq desc limit 10) e) since
        order by page.position desc`,
      values: parameters.values,
    });
    const showsWords = seesWords(actor);
    const items = rows.slice(0, asked.limit).map((row) => viewOf(row, today, showsWords));
    return {
      items,
      nextCursor: rows.length > asked.limit ? (items.at(-1)?.decision.id ?? null) : null,
    };
  }

  private filters(
    { state, unit, overdue, meeting, townshipId }: DecisionListQuery,
    today: string,
    parameters: Parameters,
  ): readonly string[] {
    const late = (): string => `(${conditionOfState.open} and r.due_on < ${parameters.add(today)}::date)`;
    return [
      ...(state === undefined ? [] : [conditionOfState[state]]),
      ...(unit === undefined ? [] : [`r.unit_id = ${parameters.add(unit)}`]),
      ...(meeting === undefined ? [] : [`r.meeting_id = ${parameters.add(meeting)}`]),
      ...(townshipId === undefined ? [] : [`m.township_id = ${parameters.add(townshipId)}`]),
      ...(overdue === undefined ? [] : [overdue ? late() : `${late()} is not true`]),
    ];
  }

  private async positionOf({ townshipIds }: StaffActor, cursor: string): Promise<string> {
    const [row] = await query<{ position: string }>(this.dataSource, {
      name: 'review.decision-position',
      text: `select r.position::text from review_decision r join review_meeting m on m.id = r.meeting_id
             where r.id = $1 and m.township_id = any($2::uuid[])`,
      values: [cursor, townshipIds],
    });
    if (row !== undefined) return row.position;
    throw invalidAt('unknown-cursor', {
      pointer: '/query/cursor',
      message: 'Unknown cursor',
      messageZh: '翻页标记无效',
    });
  }
}

function viewOf(row: Row, today: string, showsWords: boolean): DecisionPage['items'][number] {
  const { zh, en } = stateMeta[row.state];
  const isOpen = !row.isDone && row.refusal === null && row.retractedAt === null;
  return {
    decision: decisionViewOf(row, showsWords),
    meeting: {
      id: row.meetingId,
      number: row.meetingNumber,
      openedAt: row.openedAt.toISOString(),
      townshipId: row.townshipId,
    },
    isOverdue: isOpen && row.dueOn !== null && row.dueOn < today,
    isShownDone: isOpen && isCarriedOut(row.type, row),
    dispute: {
      state: row.state,
      stateName: { zh, en },
      nextDueOn: row.nextDueOn,
      eventsSince: row.eventsSince,
      latest: row.latest.map(({ seq, type, at }) => {
        const name = eventLabels[type];
        return { seq, type, name: { zh: name.zh, en: name.en }, at: new Date(at).toISOString() };
      }),
    },
  };
}
