import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type DisputeRow, lineOf, Parameters, rowColumns, rowJoins, visible } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import {
  type AgendaAddition,
  type AgendaItem,
  agendaReasonLabels,
  agendaSectionLabels,
  agendaSections,
  byDispute,
  calendarInForce,
  meetingKindLabels,
  meetingStateLabels,
  standingAdditions,
  withAdditions,
} from '#domain';
import { Clock, query, type Tx } from '#platform';
import { agendaNow, carriedOverInto, pendingDecisions } from './agenda.query.ts';
import { answersElsewhere, changedOf } from './case.changed.ts';
import { decisionViewOf } from './decision.view.ts';
import { lastDecided, lastDecidedView } from './meeting.earlier.ts';
import { type SpokenCase, spokenCases, spokenDecision } from './meeting.spoken.ts';
import { decisionsOf, type Meeting, meetingColumns, meetingJoins, meetingOf } from './meeting.store.ts';
import type { AdditionView, MeetingLine, MeetingListQuery, MeetingView } from './meeting.view.ts';
import { minutesReadBy, seesWords } from './meeting.words.ts';
import { formerEditions, minutesOfEdition } from './minutes.store.ts';
import type { FrozenMinutes } from './minutes.view.ts';
import { nilReportsAt } from './villages/nil-reports.ts';

type Entry = MeetingView['agenda'][number]['entries'][number];

/** Meetings as they are shown: agenda and figures as frozen, the lines of the cases through the policy. */
@Injectable()
export class MeetingReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The meetings of the person's townships, the latest first. */
  async page(actor: StaffActor, { state, townshipId, limit, cursor }: MeetingListQuery) {
    const rows = await query<Meeting>(this.dataSource, {
      name: 'review.list',
      text: `
        select ${meetingColumns} from review_meeting m ${meetingJoins}
        where m.township_id = any($1::uuid[]) and ($2::text is null or m.state = $2)
          and ($3::uuid is null
            or (m.planned_for, m.id) < (select before.planned_for, before.id from review_meeting before
              where before.id = $3 and before.township_id = any($1::uuid[])))
          and ($5::uuid is null or m.township_id = $5)
        order by m.planned_for desc, m.id desc limit $4`,
      values: [actor.townshipIds, state ?? null, cursor ?? null, limit + 1, townshipId ?? null],
    });
    const showsWords = seesWords(actor);
    const items = rows.slice(0, limit).map((row) => lineOfMeeting(row, showsWords));
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  /**
   * @param on  the transaction that has just changed it; default a read of its own
   * @throws RuleError kind "not-found", code "no-such-meeting"
   */
  async view(id: string, actor: StaffActor, on: Tx | DataSource = this.dataSource): Promise<MeetingView> {
    const meeting = await meetingOf(on, id, actor);
    const agenda = withAdditions(meeting.agenda ?? (await this.preview(on, meeting)), meeting.additions);
    const showsWords = seesWords(actor);
    const decided = await decisionsOf(on, id);
    const spokenOf = await spokenCases(
      on,
      [...agenda, ...decided].map(({ disputeId }) => disputeId),
    );
    const decisions = decided.map((one) =>
      spokenDecision(decisionViewOf(one, showsWords), spokenOf(one.disputeId)),
    );
    const onAgenda = agenda.map(({ disputeId }) => disputeId);
    const rows = await rowsOf(on, onAgenda, actor);
    const earlier = await lastDecided(on, meeting, onAgenda);
    const carriedOver = new Set(await carriedOverInto(on, meeting));
    const answers = await answersElsewhere(on, meeting, decided);
    const made = byDispute(decisions);
    const added = new Map(standingAdditions(meeting.additions).map((each) => [each.disputeId, each]));
    const entries = agenda.flatMap((item) => {
      const row = rows.get(item.disputeId);
      return row ? [{ section: item.section, entry: entryOf(item, row) }] : [];
    });
    function entryOf(item: AgendaItem, row: DisputeRow): Entry {
      const { disputeId, reasons, on: day } = item;
      const addition = added.get(disputeId);
      const decidedHere = made.get(disputeId) ?? [];
      const line = lineOf(row, actor);
      const { parties, said } = spokenOf(disputeId);
      return {
        line: { ...line, parties, summary: said(line.summary) },
        reasons: reasons.map((code) => ({ code, name: agendaReasonLabels[code] })),
        on: day,
        isCarriedOver: carriedOver.has(disputeId),
        addition: addition === undefined ? null : spokenAddition(additionViewOf(addition, showsWords), said),
        changed:
          meeting.state === 'open' ? changedOf(item, row, decidedHere, answers.get(disputeId) ?? []) : null,
        decisions: [...decidedHere],
        lastDecided: lastDecidedView(earlier.get(disputeId) ?? [], (one) =>
          spokenDecision(decisionViewOf(one, showsWords), spokenOf(disputeId)),
        ),
      };
    }
    return {
      ...lineOfMeeting(meeting, showsWords),
      attendance: [...meeting.attendance],
      absent: meeting.absent.map((one) => (showsWords ? one : { ...one, reason: undefined })),
      changes: meeting.changes.map((change) => ({
        ...change,
        from: change.from ?? null,
        reason: showsWords ? change.reason : null,
      })),
      formerEditions: (await formerEditions(on, id)).map((former) => ({
        ...former,
        closedAt: former.closedAt.toISOString(),
        reopenedAt: former.reopenedAt.toISOString(),
        reason: showsWords ? former.reason : null,
      })),
      figures: meeting.figures,
      agenda: agendaSections.map((section) => ({
        section,
        name: agendaSectionLabels[section],
        entries: entries.filter((each) => each.section === section).map(({ entry }) => entry),
      })),
      topics: standingAdditions(meeting.additions)
        .filter(({ disputeId }) => disputeId === null)
        .map((each) => ({
          ...additionViewOf(each, showsWords),
          topic: showsWords ? each.topic : null,
        })),
      missingReports: await this.missingReports(on, meeting),
      newSince: await newSinceOf(on, meeting),
      decisions,
      minutes: meeting.minutes && minutesReadBy(meeting.minutes, actor),
    };
  }

  /**
   * The minutes of a closed meeting as they were frozen: asked again, the same bytes.
   * @param edition  a former one; default the latest
   * @throws RuleError kind "not-found", code "no-such-meeting", "no-such-minutes"
   */
  async minutes(id: string, actor: StaffActor, edition?: number): Promise<FrozenMinutes> {
    const minutes = await minutesOfEdition(this.dataSource, actor, id, edition);
    return minutesReadBy(minutes, actor);
  }

  /** Of the weekly review: as it was opened, or as it would be now. */
  private async missingReports(
    on: Tx | DataSource,
    { state, kind, townshipId, figures }: Meeting,
  ): Promise<MeetingView['missingReports']> {
    if (kind !== 'weekly') return null;
    const now = { asOf: this.clock.now().toISOString(), today: this.clock.today() };
    const found =
      state === 'planned'
        ? await nilReportsAt(on, { townshipIds: [townshipId], placeId: null, ...now }, calendarInForce())
        : figures?.nilReports;
    return found === undefined ? null : { week: found.week, villages: [...found.missing] };
  }

  private async preview(on: Tx | DataSource, meeting: Meeting): Promise<readonly AgendaItem[]> {
    if (meeting.state !== 'planned') return [];
    const { townshipId, kind } = meeting;
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

/** Of an open meeting: what was reported since it was opened. */
async function newSinceOf(
  on: Tx | DataSource,
  { state, townshipId, openedAt }: Meeting,
): Promise<MeetingView['newSince']> {
  if (state !== 'open') return null;
  const [since] = await query<{ cases: number; red: number }>(on, {
    name: 'review.new-since',
    text: `
      select count(*)::int as cases, count(*) filter (where risk = 'red')::int as red from dispute
      where township_id = $1 and stage in ('reported', 'analyzed', 'mediated') and created_at > $2`,
    values: [townshipId, openedAt],
  });
  return since ?? { cases: 0, red: 0 };
}

const additionViewOf = ({ id, reason, by, at }: AgendaAddition, showsWords: boolean): AdditionView => ({
  id,
  reason: showsWords ? reason : null,
  by,
  at,
});

const spokenAddition = (addition: AdditionView, said: SpokenCase['said']): AdditionView => ({
  ...addition,
  reason: said(addition.reason),
});

function lineOfMeeting(meeting: Meeting, showsWords: boolean): MeetingLine {
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
    number: meeting.number,
    reason: showsWords ? meeting.reason : null,
    isMoved: meeting.changes.some(({ kind }) => kind === 'moved'),
  };
}
