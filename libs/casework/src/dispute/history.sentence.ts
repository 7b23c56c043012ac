import {
  type DeadlineRuleId,
  type DisputeState,
  deadlineRules,
  type EventOf,
  eventLabels,
  type Label,
  type RecordedEventType,
  stateMeta,
} from '#domain';

/** What the sentence about an event tells: when, what, from where to where. */
export interface ToldEvent {
  readonly type: RecordedEventType;
  readonly happenedOn: string;
  readonly fromState: DisputeState;
  readonly toState: DisputeState;
  readonly payload?: Readonly<Record<string, unknown>>;
}

/** Who did it, in which body, and the person on leave through whom alone they had the right. */
interface ToldActor {
  readonly name: string;
  readonly organisation: string;
  readonly standsInFor?: string | undefined;
}

const nameOf = ({ name, standsInFor }: ToldActor): Label =>
  standsInFor === undefined
    ? { zh: name, en: name }
    : { zh: `${name}（代${standsInFor}）`, en: `${name} (for ${standsInFor})` };

/**
 * One sentence of the history: who, when, what, from, to.
 * @param who  undefined for what the clock did
 */
export function sentenceOf(
  { type, happenedOn, fromState, toState, payload }: ToldEvent,
  who: ToldActor | undefined,
): Label {
  const actor = who && {
    zh: `${who.organisation}${nameOf(who).zh}`,
    en: `${nameOf(who).en}, ${who.organisation}`,
  };
  const [what, from, to] = [eventLabels[type], stateMeta[fromState], stateMeta[toState]];
  const moved =
    fromState === toState
      ? daysMoved(type === 'RECOMPUTE' ? payload : undefined)
      : { zh: `：${from.zh} → ${to.zh}`, en: `: ${from.en} → ${to.en}` };
  return {
    zh: `${happenedOn} ${actor?.zh ?? '系统'} ${what.zh}${moved.zh}`,
    en: `${happenedOn} ${actor?.en ?? 'The clock'} — ${what.en}${moved.en}`,
  };
}

/** Of deadlines that were computed again: which, from when to when. */
function daysMoved(payload: ToldEvent['payload']): Label {
  const { clocks = [] } = (payload ?? {}) as Partial<EventOf<'RECOMPUTE'>>;
  const moved = clocks.flatMap(({ key, dueBefore, dueOn }) => {
    const rule = deadlineRules[key.split(':')[0] as DeadlineRuleId];
    return dueBefore === dueOn || rule === undefined
      ? []
      : [{ name: rule.name, days: `${dueBefore} → ${dueOn}` }];
  });
  if (moved.length === 0) return { zh: '', en: '' };
  return {
    zh: `：${moved.map(({ name, days }) => `${name.zh} ${days}`).join('；')}`,
    en: `: ${moved.map(({ name, days }) => `${name.en} ${days}`).join('; ')}`,
  };
}
