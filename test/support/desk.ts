import { randomUUID } from 'node:crypto';
import { RuleBook } from '#casework/deadline';
import {
  DisputeCommands,
  DisputeDetail,
  DisputeIntake,
  DisputeService,
  type DisputeView,
  PersonalData,
  Receipts,
} from '#casework/dispute';
import { addDays, type CommandInput, type CommandType, disputeCommands } from '#domain';
import type { Office } from './office.ts';

/** Sends commands as the people of the demonstration, on days that the test chooses. */
export interface Desk {
  readonly disputes: DisputeService;
  readonly detail: DisputeDetail;
  readonly intake: DisputeIntake;
  readonly personal: PersonalData;
  readonly receipts: Receipts;
  /** Ten o'clock in the morning of that day, in Shanghai. */
  on(day: string): void;
  /** A dispute between two people of 柳溪村, reported by its mediator unless told otherwise. */
  reported(over?: Partial<CommandInput<'REPORT'>>, by?: string): Promise<DisputeView>;
  /** Reported, and accepted by the centre. */
  accepted(over?: Partial<CommandInput<'REPORT'>>, by?: string): Promise<DisputeView>;
  /** As the person behind a username. */
  send<T extends CommandType>(
    username: string,
    id: string,
    type: T,
    input: CommandInput<T>,
  ): Promise<DisputeView>;
  /** Accepted, given to 柳溪村 as by a review, not signed for. */
  dispatched(over?: Partial<CommandInput<'REPORT'>>, by?: string): Promise<DisputeView>;
  /** Dispatched, signed for and mediated once, all on that day. */
  underway(over?: Partial<CommandInput<'REPORT'>>, by?: string): Promise<DisputeView>;
}

/** Makes the desk of an office. */
export async function aDesk(office: Office): Promise<Desk> {
  const { dataSource, clock } = office;
  const personal = new PersonalData(office.vault);
  const disputes = new DisputeService(clock, personal, new RuleBook(dataSource));
  const detail = new DisputeDetail(dataSource, personal, new RuleBook(dataSource), clock);
  const intake = new DisputeIntake(clock, personal, new RuleBook(dataSource));
  const receipts = new Receipts(dataSource, clock, office.vault);
  const commands = new DisputeCommands(receipts, disputes, intake, detail, personal);
  const mediator = await office.actor('guochangshun');
  const village = mediator.organisationId;

  const desk: Desk = {
    disputes,
    detail,
    intake,
    personal,
    receipts,
    on: (day) => clock.set(`${day}T02:00:00.000Z`),
    send: async (username, id, type, input) => {
      const command = disputeCommands[type].parse(input) as never;
      return await commands.send(await office.actor(username), id, type, command, {});
    },
    reported: async (over = {}, by = 'guochangshun') => {
      const command = disputeCommands.REPORT.parse({
        channel: 'visit',
        origin: 'village',
        placeId: village,
        typeCode: 'NEI',
        summary: '两家为门前排水沟争吵',
        parties: [
          { role: 'applicant', name: '单小雨' },
          { role: 'respondent', name: '张三' },
        ],
        ...over,
      });
      return await commands.report(await office.actor(by), command);
    },
    accepted: async (over, by) => {
      const { id } = await desk.reported(over, by);
      return await desk.send('zhongxin', id, 'ACCEPT', {});
    },
    dispatched: async (over, by) => {
      const { id, risk } = await desk.accepted(over, by);
      return await desk.send('zhongxin', id, 'ANALYZE', {
        typeCode: 'NEI',
        risk,
        leadId: village,
        measure: '上门调解',
        dueOn: addDays(clock.today(), 30),
        meetingId: randomUUID(),
        decisionId: randomUUID(),
      });
    },
    underway: async (over, by) => {
      const { id } = await desk.dispatched(over, by);
      await desk.send('guochangshun', id, 'SIGN_FOR', {
        mediatorIds: [mediator.staffId],
        noConflictOfInterest: true,
      });
      return await desk.send('guochangshun', id, 'HOLD_SESSION', {
        heldOn: clock.today(),
        place: '村委会',
        attendingPartyIds: [],
        record: '双方到场',
        open: true,
      });
    },
  };
  return desk;
}
