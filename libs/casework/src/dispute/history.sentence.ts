import {
  type DeadlineRuleId,
  type DisputeState,
  deadlineRules,
  type EventOf,
  eventLabels,
  type Label,
  type LadderStepName,
  ladderStepLabels,
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
      ? ofDeadlines(type, payload)
      : { zh: `：${from.zh} → ${to.zh}`, en: `: ${from.en} → ${to.en}` };
  return {
    zh: `${happenedOn} ${actor?.zh ?? '系统'} ${what.zh}${moved.zh}`,
    en: `${happenedOn} ${actor?.en ?? 'The clock'} — ${what.en}${moved.en}`,
  };
}

const nothing: Label = { zh: '', en: '' };

/** What an event of the clock says of deadlines: which step of which was reached, or from when to when they were moved. */
function ofDeadlines(type: RecordedEventType, payload: ToldEvent['payload'] = {}): Label {
  if (type === 'DEADLINE_PASSED') return stepReached(payload as Partial<EventOf<'DEADLINE_PASSED'>>);
  return type === 'RECOMPUTE' ? daysMoved(payload as Partial<EventOf<'RECOMPUTE'>>) : nothing;
}

/** A key is the name of its rule, with a number behind it where several run at once. */
const ruleOf = (key: string) => deadlineRules[key.split(':')[0] as DeadlineRuleId];

function stepReached({ key = '', step = '' }: Partial<EventOf<'DEADLINE_PASSED'>>): Label {
  const rule = ruleOf(key);
  if (rule === undefined) return nothing;
  const { zh, en } = ladderStepLabels[step as LadderStepName] ?? { zh: step, en: step };
  return { zh: `：${rule.name.zh}（${zh}）`, en: `: ${rule.name.en} (${en})` };
}

function daysMoved({ clocks = [] }: Partial<EventOf<'RECOMPUTE'>>): Label {
  const moved = clocks.flatMap(({ key, dueBefore, dueOn }) => {
    const rule = ruleOf(key);
    return dueBefore === dueOn || rule === undefined
      ? []
      : [{ name: rule.name, days: `${dueBefore} → ${dueOn}` }];
  });
  if (moved.length === 0) return nothing;
  return {
    zh: `：${moved.map(({ name, days }) => `${name.zh} ${days}`).join('；')}`,
    en: `: ${moved.map(({ name, days }) => `${name.en} ${days}`).join('; ')}`,
  };
}
