import { type DisputeEventType, type DisputeState, eventLabels, type Label, stateMeta } from '#domain';

/** What the sentence about an event tells: when, what, from where to where. */
export interface ToldEvent {
  readonly type: DisputeEventType;
  readonly happenedOn: string;
  readonly fromState: DisputeState;
  readonly toState: DisputeState;
}

/**
 * One sentence of the history: who, when, what, from, to.
 * @param who  undefined for what the clock did
 */
export function sentenceOf(
  { type, happenedOn, fromState, toState }: ToldEvent,
  who: { readonly name: string; readonly organisation: string } | undefined,
): Label {
  const [what, from, to] = [eventLabels[type], stateMeta[fromState], stateMeta[toState]];
  const moved =
    fromState === toState
      ? { zh: '', en: '' }
      : { zh: `：${from.zh} → ${to.zh}`, en: `: ${from.en} → ${to.en}` };
  return {
    zh: `${happenedOn} ${who ? `${who.organisation}${who.name}` : '系统'} ${what.zh}${moved.zh}`,
    en: `${happenedOn} ${who ? `${who.name}, ${who.organisation}` : 'The clock'} — ${what.en}${moved.en}`,
  };
}
