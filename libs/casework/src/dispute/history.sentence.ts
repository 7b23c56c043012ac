import {
  type DeadlineRuleId,
  type DisputeEventType,
  type DisputeState,
  deadlineRules,
  type EventOf,
  eventLabels,
  type Label,
  stateMeta,
} from '#domain';

/** What the sentence about an event tells: when, what, from where to where. */
export interface ToldEvent {
  readonly type: DisputeEventType;
  readonly happenedOn: string;
  readonly fromState: DisputeState;
  readonly toState: DisputeState;
  readonly payload?: Readonly<Record<string, unknown>>;
}

/**
 * One sentence of the history: who, when, what, from, to.
 * @param who  undefined for what the clock did
 */
export function sentenceOf(
  { type, happenedOn, fromState, toState, payload }: ToldEvent,
  who: { readonly name: string; readonly organisation: string } | undefined,
): Label {
  const [what, from, to] = [eventLabels[type], stateMeta[fromState], stateMeta[toState]];
  const moved =
    fromState === toState
      ? daysMoved(type === 'RECOMPUTE' ? payload : undefined)
      : { zh: `：${from.zh} → ${to.zh}`, en: `: ${from.en} → ${to.en}` };
  return {
    zh: `${happenedOn} ${who ? `${who.organisation}${who.name}` : '系统'} ${what.zh}${moved.zh}`,
    en: `${happenedOn} ${who ? `${who.name}, ${who.organisation}` : 'The clock'} — ${what.en}${moved.en}`,
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
