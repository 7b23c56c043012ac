import type { StaffActor } from '#casework/organisation';
import { closeMeeting, openMeeting, planMeeting, reviewDecision } from '#domain';
import { BatchDecisions } from '../../libs/casework/src/review/decision.batch.ts';
import { DecisionRetraction } from '../../libs/casework/src/review/decision.retraction.ts';
import { DecisionService } from '../../libs/casework/src/review/decision.service.ts';
import { MeetingPlanning } from '../../libs/casework/src/review/meeting.planning.ts';
import { MeetingReader } from '../../libs/casework/src/review/meeting.reader.ts';
import { MeetingService } from '../../libs/casework/src/review/meeting.service.ts';
import type { DecisionWithDispute, MeetingView } from '../../libs/casework/src/review/meeting.view.ts';
import { aDesk, type Desk } from './desk.ts';
import { anOffice, type Office } from './office.ts';

/** An office in which the weekly review meets. The centre plans and closes, the leader opens and decides. */
export interface MeetingRoom {
  readonly office: Office;
  readonly desk: Desk;
  readonly planning: MeetingPlanning;
  readonly meetings: MeetingService;
  readonly reader: MeetingReader;
  readonly decisions: DecisionService;
  readonly batches: BatchDecisions;
  readonly retraction: DecisionRetraction;
  readonly centre: StaffActor;
  readonly leader: StaffActor;
  planned(over?: object): Promise<MeetingView>;
  opened(over?: object): Promise<MeetingView>;
  decide(
    meeting: MeetingView,
    disputeId: string,
    command: object,
    more?: object,
    key?: string,
    /** Default: the leader. */
    by?: StaffActor,
  ): Promise<DecisionWithDispute>;
  closed(meeting: MeetingView, over?: object): Promise<MeetingView>;
  /** The command that gives a case to 柳溪村. */
  analysis(over?: object): object;
}

/** Opens the room on a database of its own. Call it in `beforeAll`, `office.close()` in `afterAll`. */
export async function aMeetingRoom(): Promise<MeetingRoom> {
  const office = await anOffice();
  const { dataSource, clock } = office;
  const desk = await aDesk(office);
  const reader = new MeetingReader(dataSource, clock);
  const planning = new MeetingPlanning(dataSource, clock, reader);
  const meetings = new MeetingService(dataSource, clock, reader);
  const decisions = new DecisionService(dataSource, clock, desk.disputes, desk.detail, desk.receipts);
  const batches = new BatchDecisions(decisions, desk.receipts);
  const retraction = new DecisionRetraction(dataSource, desk.disputes, desk.detail, desk.receipts);
  const centre = await office.actor('zhongxin');
  const leader = await office.actor('lingdao');
  const leadId = await office.unit('柳溪村');
  const planned = (over: object = {}) =>
    planning.plan(centre, planMeeting.parse({ ...('kind' in over ? { reason: '紧急' } : {}), ...over }));
  return {
    office,
    desk,
    planning,
    meetings,
    reader,
    decisions,
    batches,
    retraction,
    centre,
    leader,
    planned,
    opened: async (over) => meetings.open(leader, (await planned(over)).id, openMeeting.parse({})),
    decide: (meeting, disputeId, command, more, key, by = leader) =>
      decisions.decide(by, meeting.id, reviewDecision.parse({ disputeId, command, ...more }), key),
    closed: (meeting, over = {}) => meetings.close(centre, meeting.id, closeMeeting.parse(over)),
    analysis: (over) => ({
      type: 'ANALYZE',
      typeCode: 'NEI',
      risk: 'green',
      leadId,
      measure: '三日内上门调解',
      dueOn: '2026-12-10',
      ...over,
    }),
  };
}

/** Dispute → the section of the agenda in which it stands, in the order of the agenda. */
export const placesOf = ({ agenda }: MeetingView): ReadonlyMap<string, string> =>
  new Map(agenda.flatMap(({ section, entries }) => entries.map(({ line }) => [line.id, section] as const)));

/** What something was refused with. @throws Error when it was not refused */
export const refusalOf = async (work: Promise<unknown>): Promise<unknown> =>
  await work.then(
    () => {
      throw new Error('expected a refusal');
    },
    (error: unknown) => error,
  );
