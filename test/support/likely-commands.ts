import { directCommands, pathOf } from '#casework/dispute';
import { type CommandType, commandTypes, type DisputeContext, type IsoDate } from '#domain';
import type { Crew } from './crew.ts';
import { paper, parties, staff, units } from './dispute-events.ts';
import { samplesOf } from './dispute-samples.ts';

/** A command as it is sent to the interface. */
export interface Sendable {
  readonly type: CommandType;
  readonly path: string;
  readonly body: object;
}

/** What can be sent to a case that is there. */
export const sendableTypes: readonly CommandType[] = commandTypes.filter((type) => type !== 'REPORT');

/**
 * The samples of the domain's specs, addressed to a real case: made-up units, people and parties are replaced by those of
 * the crew and of the case.
 * @param otherId  a case that this one may be linked with
 */
export function likelyCommands(
  type: CommandType,
  id: string,
  context: DisputeContext,
  on: IsoDate,
  crew: Crew,
  otherId: string,
): readonly Sendable[] {
  const pairs = realIds(context, crew, otherId);
  const known: DisputeContext = JSON.parse(replaced(JSON.stringify(context), pairs.map(reversed)));
  return samplesOf(type, known, on)
    .filter((event) => !('addedParty' in event))
    .map((event) => {
      const {
        at: _at,
        on: _on,
        by: _by,
        type: _type,
        number: _number,
        ...told
      } = JSON.parse(replaced(JSON.stringify(event), pairs));
      const { outdatesRuling: _outdates, enforcedIds: _enforced, stillOwed: _owed, ...said } = told;
      // The service names what is recorded; whoever takes it back must say which.
      const { preventionId: _preventionId, ...unnamed } = said;
      return addressed(type, id, type === 'RECORD_PREVENTION' ? unnamed : said, crew.meetingId);
    });
}

function addressed(type: CommandType, id: string, body: object, meetingId: string): Sendable {
  if (directCommands.includes(type)) return { type, path: `/api/v1/disputes/${id}/${pathOf(type)}`, body };
  const { meetingId: _meeting, decisionId: _decision, ...command } = body as Record<string, unknown>;
  return {
    type,
    path: `/api/v1/review/meetings/${meetingId}/decisions`,
    body: { disputeId: id, command: { type, ...command } },
  };
}

type Pair = readonly [made: string, real: string];
const reversed = ([made, real]: Pair): Pair => [real, made];
const replaced = (text: string, pairs: readonly Pair[]): string =>
  pairs.reduce((before, [from, to]) => before.replaceAll(from, to), text);

function realIds(context: DisputeContext, { people, townshipId, unitIds }: Crew, otherId: string): Pair[] {
  const [village = '', office = '', centre = '', department = ''] = unitIds;
  const [one, other] = people;
  const head = people.find(({ organisationId }) => organisationId === context.holderId) ?? one;
  const [applicant, respondent] = context.parties;
  return [
    [units.township, townshipId],
    [units.centre, centre],
    [units.office, office],
    [units.village, village],
    [units.department, department],
    [staff.mediator, one?.staffId ?? ''],
    [staff.successor, other?.staffId ?? ''],
    [staff.head, head?.staffId ?? ''],
    [parties.applicant, applicant?.id ?? parties.applicant],
    [parties.respondent, respondent?.id ?? parties.respondent],
    [paper, otherId],
  ];
}
