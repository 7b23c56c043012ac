import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type DisputeRow, lineOf, Parameters, rowColumns, rowJoins, visible } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import {
  type AgendaItem,
  agendaReasonLabels,
  agendaSectionLabels,
  agendaSections,
  eventLabels,
  maskName,
  meetingKindLabels,
  meetingStateLabels,
  visibleThrough,
} from '#domain';
import { Clock, query, type Tx } from '#platform';
import { agendaNow, pendingDecisions } from './agenda.query.ts';
import {
  type Decision,
  decisionsOf,
  type Meeting,
  meetingColumns,
  meetingJoins,
  meetingOf,
} from './meeting.store.ts';
import type {
  DecisionView,
  FrozenMinutes,
  MeetingLine,
  MeetingListQuery,
  MeetingView,
} from './meeting.view.ts';

type Entry = MeetingView['agenda'][number]['entries'][number];

/** Meetings as they are shown: agenda and figures as frozen, the lines of the cases through the policy. */
@Injectable()
export class MeetingReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The meetings of the person's townships, the latest first. */
  async page(actor: StaffActor, { state, limit, cursor }: MeetingListQuery) {
    const rows = await query<Meeting>(this.dataSource, {
      name: 'review.list',
      text: `
        select ${meetingColumns} from review_meeting m ${meetingJoins}
        where m.township_id = any($1::uuid[]) and ($2::text is null or m.state = $2)
          and ($3::uuid is null
            or (m.planned_for, m.id) < (select before.planned_for, before.id from review_meeting before where before.id = $3))
        order by m.planned_for desc, m.id desc limit $4`,
      values: [actor.townshipIds, state ?? null, cursor ?? null, limit + 1],
    });
    const items = rows.slice(0, limit).map(lineOfMeeting);
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  /**
   * @param on  the transaction that has just changed it; default a read of its own
   * @throws RuleError kind "not-found", code "no-such-meeting"
   */
  async view(id: string, actor: StaffActor, on: Tx | DataSource = this.dataSource): Promise<MeetingView> {
    const meeting = await meetingOf(on, id, actor);
    const agenda = meeting.agenda ?? (await this.preview(on, meeting));
    const showsWords = seesWords(actor);
    const decisions = (await decisionsOf(on, id)).map((decision) => decisionViewOf(decision, showsWords));
    const rows = await rowsOf(
      on,
      agenda.map(({ disputeId }) => disputeId),
      actor,
    );
    const carriedOver = await carriedOverTo(on, meeting);
    const entries = agenda.flatMap((item) => {
      const row = rows.get(item.disputeId);
      return row ? [{ section: item.section, entry: entryOf(item, row) }] : [];
    });
    function entryOf({ disputeId, reasons, on: day }: AgendaItem, row: DisputeRow): Entry {
      const parties = row.partyNames.map(({ name, kind }) => maskName(name, kind)).join('、');
      return {
        line: { ...lineOf(row, actor), parties },
        reasons: reasons.map((code) => ({ code, name: agendaReasonLabels[code] })),
        on: day,
        isCarriedOver: carriedOver.has(disputeId),
        decisions: decisions.filter((decision) => decision.disputeId === disputeId),
      };
    }
    return {
      ...lineOfMeeting(meeting),
      attendance: [...meeting.attendance],
      figures: meeting.figures,
      agenda: agendaSections.map((section) => ({
        section,
        name: agendaSectionLabels[section],
        entries: entries.filter((each) => each.section === section).map(({ entry }) => entry),
      })),
      decisions,
      minutes: meeting.minutes && (showsWords ? meeting.minutes : withoutWords(meeting.minutes)),
    };
  }

  private async preview(on: Tx | DataSource, { townshipId, kind }: Meeting): Promise<readonly AgendaItem[]> {
    const { undone } = await pendingDecisions(on, townshipId);
    return await agendaNow(on, { townshipId, kind, today: this.clock.today() }, undone);
  }
}

async function rowsOf(
  on: Tx | DataSource,
  ids: readonly string[],
  actor: StaffActor,
): Promise<ReadonlyMap<string, DisputeRow>> {
  const parameters = new Parameters();
  const where = `d.id = any(${parameters.add(ids)}::uuid[]) and ${visible(actor, 'masked', parameters)}`;
  const rows = await query<DisputeRow>(on, {
    text: `select ${rowColumns} from dispute d ${rowJoins} where ${where}`,
    values: parameters.values,
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** What the meeting before this one left without a decision. */
async function carriedOverTo(on: Tx | DataSource, meeting: Meeting): Promise<ReadonlySet<string>> {
  const [last] = await query<{ ids: readonly string[] }>(on, {
    name: 'review.carried-over',
    text: `select minutes -> 'carriedOver' as ids from review_meeting
           where township_id = $1 and kind = $2 and state = 'closed' and id <> $3
             and opened_at < coalesce($4::timestamptz, 'infinity')
           order by opened_at desc limit 1`,
    values: [meeting.townshipId, meeting.kind, meeting.id, meeting.openedAt],
  });
  return new Set(last?.ids);
}

function lineOfMeeting(meeting: Meeting): MeetingLine {
  return {
    id: meeting.id,
    township: { id: meeting.townshipId, name: meeting.townshipName },
    kind: meeting.kind,
    kindName: meetingKindLabels[meeting.kind],
    state: meeting.state,
    stateName: meetingStateLabels[meeting.state],
    plannedFor: meeting.plannedFor.toISOString(),
    openedAt: meeting.openedAt?.toISOString() ?? null,
    closedAt: meeting.closedAt?.toISOString() ?? null,
    place: meeting.place,
    chair: meeting.chairId === null ? null : { id: meeting.chairId, name: meeting.chairName ?? '' },
  };
}

/** Free text is for whoever sees every case of the township whole; an auditor sees what was decided, not its words. */
function seesWords(actor: StaffActor): boolean {
  return visibleThrough(actor.roles, 'case').some(([, relation]) => relation === 'none');
}

const noWords = { measure: null, proof: null } as const;

function withoutWords(minutes: FrozenMinutes): FrozenMinutes {
  return {
    ...minutes,
    conclusions: null,
    items: minutes.items.map((item) => ({
      ...item,
      decisions: item.decisions.map((decision) => ({ ...decision, ...noWords })),
    })),
    slips: minutes.slips.map((slip) => ({
      ...slip,
      tasks: slip.tasks.map((task) => ({ ...task, ...noWords })),
    })),
  };
}

/** A decision as it is shown. */
export function decisionViewOf(decision: Decision, showsWords: boolean): DecisionView {
  const { zh, en } = eventLabels[decision.type];
  const { refusal } = decision;
  return {
    id: decision.id,
    disputeId: decision.disputeId,
    number: decision.number,
    type: decision.type,
    typeName: { zh, en },
    seq: decision.seq,
    refusal: refusal && { ...refusal, allowedEvents: [...(refusal.allowedEvents ?? [])] },
    by: { id: decision.decidedById, name: decision.decidedByName },
    at: decision.decidedAt.toISOString(),
    unit: decision.unitId === null ? null : { id: decision.unitId, name: decision.unitName ?? '' },
    dueOn: decision.dueOn,
    measure: showsWords ? decision.measure : null,
    proof: showsWords ? decision.proof : null,
    isDone: decision.isDone,
    doneAt: decision.doneAt?.toISOString() ?? null,
    batchId: decision.batchId,
    retracted: decision.retractedAt && {
      by: { id: decision.retractedById ?? '', name: decision.retractedByName ?? '' },
      at: decision.retractedAt.toISOString(),
    },
  };
}
