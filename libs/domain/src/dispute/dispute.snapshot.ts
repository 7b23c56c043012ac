import { initialTransition } from 'xstate';
import { RuleError } from '../errors.ts';
import { escalationOf } from './dispute.context.ts';
import type { DisputeEvent, DisputeEventType } from './dispute.events.ts';
import { disputeMachine } from './dispute.machine.ts';
import { missingIn, requirementsNotMet } from './dispute.requirements.ts';
import { stageOf, stateMeta } from './dispute.states.ts';
import { type DisputeSnapshot, upcast } from './dispute.upcast.ts';
import { endOf, typesFrom, wayOf } from './dispute.ways.ts';

export type { DisputeSnapshot };

/** The version of the shape below; a stored snapshot of an older one is upcast when it is read. */
export const machineVersion = 3;

/** Before anything was reported: only REPORT and IMPORT are accepted. */
export function unreported(): DisputeSnapshot {
  const [initial] = initialTransition(disputeMachine);
  return { machineVersion, value: 'unreported', context: initial.context };
}

/**
 * A stored snapshot, of whatever version.
 * @throws RuleError kind "invalid", code "unknown-snapshot" when the version or the state is not known
 */
export function restore(stored: unknown): DisputeSnapshot {
  const snapshot = upcast(stored, machineVersion);
  if (!Object.hasOwn(stateMeta, snapshot.value)) {
    throw new RuleError({
      kind: 'invalid',
      code: 'unknown-snapshot',
      message: 'The stored state is not known to this version',
      messageZh: '存储的案件状态不能识别',
    });
  }
  return snapshot;
}

/**
 * Mediation is refused and an application withdrawn as long as there is mediation: what was agreed binds, and whoever will not
 * keep it breaks it (DEFAULT), or all amend it. Histories of before may tell of it all the same, so no way of the machine is closed.
 * @source Mediation Act, arts. 23(2) and 31; decision 0073
 */
const isBound = ({ value, context }: DisputeSnapshot): boolean =>
  value === 'agreed' && (context.agreement?.obligations.some(({ performed }) => !performed) ?? false);

/** The events that the present state accepts, whoever sends them and whatever they carry. Sorted by the machine. */
export const eventsNow = (snapshot: DisputeSnapshot): readonly DisputeEventType[] =>
  typesFrom(snapshot.value).filter((type) => isAcceptedNow(snapshot, type));

function isAcceptedNow(snapshot: DisputeSnapshot, type: DisputeEventType): boolean {
  // Whether these fit depends on what they carry.
  if (type === 'IMPORT') return true;
  if (type === 'RELEASE') return snapshot.context.absorbed.length > 0;
  if (type === 'DEADLINE_PASSED' || type === 'RECOMPUTE') return snapshot.context.clocks.length > 0;
  if ((type === 'REFUSE' || type === 'WITHDRAW') && isBound(snapshot)) return false;
  return wayOf(snapshot, { type } as DisputeEvent) !== undefined;
}

/**
 * The next snapshot. Pure: time and ids come in the event.
 * @throws RuleError kind "conflict", code "illegal-transition", with the events that are accepted
 * @throws RuleError kind "invalid", code "requirements-not-met", with a pointer per missing fact
 */
export function advance(snapshot: DisputeSnapshot, event: DisputeEvent): DisputeSnapshot {
  const { type } = event;
  const isAccepted = typesFrom(snapshot.value).includes(type) && isAcceptedNow(snapshot, type);
  if (!isAccepted) throw illegalTransition(snapshot, type, eventsNow(snapshot));
  const errors = missingIn(snapshot.context, event);
  if (errors.length > 0) throw requirementsNotMet(errors);
  const way = wayOf(snapshot, event);
  if (way === undefined) throw illegalTransition(snapshot, type, eventsNow(snapshot));
  return { machineVersion, ...endOf(snapshot, way, event) };
}

/** What lists and statistics show of a snapshot. */
export function summaryOf(snapshot: DisputeSnapshot) {
  return {
    stage: stageOf(snapshot.value),
    state: snapshot.value,
    escalation: escalationOf(snapshot.context),
    ...snapshot.context,
  };
}

/** The refusal of an event that the present state does not accept. */
export function illegalTransition(
  snapshot: DisputeSnapshot,
  type: DisputeEventType,
  allowedEvents: readonly DisputeEventType[],
): RuleError {
  const state = stateMeta[snapshot.value];
  return new RuleError({
    kind: 'conflict',
    code: 'illegal-transition',
    message: `A dispute that is ${state.en} does not accept ${type}`,
    messageZh: `案件处于“${state.zh}”状态，不能进行此操作`,
    article: state.source,
    allowedEvents,
  });
}
