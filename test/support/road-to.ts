import {
  advance,
  type CommandType,
  type DisputeEvent,
  type DisputeEventType,
  RuleError,
  unreported,
} from '#domain';
import { monday, roads, samplesOf } from './dispute-samples.ts';

const furtherRoads: readonly (readonly DisputeEventType[])[] = [['REPORT', 'REGRADE']];

/**
 * The commands that lead a new case to a state in which a kind of command is accepted, each by its first sample.
 * @throws Error when none of the known roads does
 */
export function roadTo(type: CommandType): readonly CommandType[] {
  const road = [...Object.values(roads), ...furtherRoads].find((events) => {
    const there = events.reduce(
      (dispute, step) => advance(dispute, firstSample(step, dispute)),
      unreported(),
    );
    return isAccepted(() => advance(there, firstSample(type, there)));
  });
  if (road === undefined) throw new Error(`no road leads to ${type}`);
  return road as readonly CommandType[];
}

function firstSample(type: DisputeEventType, { context }: ReturnType<typeof unreported>): DisputeEvent {
  const [event] = samplesOf(type, context, monday);
  if (event === undefined) throw new Error(`no sample of ${type}`);
  return event;
}

function isAccepted(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch (error) {
    if (error instanceof RuleError) return false;
    throw error;
  }
}
