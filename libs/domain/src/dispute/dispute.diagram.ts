import { type Stage, stageLabels, stages } from './dispute.codes.ts';
import type { DisputeEventType } from './dispute.events.ts';
import { disputeMachine } from './dispute.machine.ts';
import { type DisputeState, disputeStates, stateMeta } from './dispute.states.ts';
import { eventLabels } from './event.labels.ts';

/** One way out of a state, or out of every state of a stage. */
export interface Way {
  readonly from: DisputeState | Stage;
  readonly to: DisputeState;
  readonly type: DisputeEventType;
  /** The guard of the machine under which it is open; empty for one that always is. */
  readonly condition: string;
}

const statesOf = (stage: Stage): readonly DisputeState[] =>
  disputeStates.filter((state) => stateMeta[state].stage === stage);

/** What the machine says of a state, its own words only: what holds in every state stands at the root. */
const transitionsOf = (state: DisputeState) => Object.values(disputeMachine.states[state]?.on ?? {}).flat();

/** What leads from a state to another one; what stays within a state is not drawn. */
function waysOf(state: DisputeState): readonly Way[] {
  return transitionsOf(state).flatMap(({ eventType, guard, target }) =>
    (target ?? []).map(({ key }) => ({
      from: state,
      to: key as DisputeState,
      type: eventType as DisputeEventType,
      condition: typeof guard === 'string' ? guard : '',
    })),
  );
}

const isSameWay = (one: Way, other: Way): boolean =>
  one.to === other.to && one.type === other.type && one.condition === other.condition;

/** What every state of a stage has in common is told once, from the stage. */
function waysOfStage(stage: Stage): readonly Way[] {
  const [first = [], ...others] = statesOf(stage).map(waysOf);
  const shared = first.filter((way) => others.every((ways) => ways.some((other) => isSameWay(way, other))));
  const apart = [first, ...others].flat().filter((way) => !shared.some((other) => isSameWay(way, other)));
  return [...apart, ...shared.map((way) => ({ ...way, from: stage }))];
}

/**
 * Every way from one state to another, read out of the machine itself, so that no drawing can tell of another one. An
 * import enters whichever state its row proves: seven ways that only hide the others, and so are left out.
 */
export function machineWays(): readonly Way[] {
  const reports = waysOf('unreported').filter(({ type }) => type !== 'IMPORT');
  return [...reports, ...stages.flatMap(waysOfStage)];
}

/** The events between the same two ends share an arrow. */
function arrows(ways: readonly Way[]): readonly string[] {
  const labels = new Map<string, readonly string[]>();
  for (const { from, to, type, condition } of ways) {
    const label = `${eventLabels[type].zh} ${type}${condition && ` [${condition}]`}`;
    const ends = `${from === 'unreported' ? '[*]' : from} --> ${to}`;
    labels.set(ends, [...(labels.get(ends) ?? []), label]);
  }
  return [...labels].map(([ends, words]) => `  ${ends} : ${words.join(' / ')}`);
}

/**
 * The life of a dispute as a Mermaid state diagram: a group per stage, an arrow per way from one state to another, its
 * condition in brackets.
 */
export function machineDiagram(): string {
  const groups = stages.flatMap((stage) => [
    `  state "${stageLabels[stage].zh} ${stageLabels[stage].en}" as ${stage} {`,
    ...statesOf(stage).map(
      (state) => `    state "${stateMeta[state].zh} ${stateMeta[state].en}" as ${state}`,
    ),
    '  }',
  ]);
  return ['stateDiagram-v2', '  direction LR', ...groups, ...arrows(machineWays())].join('\n');
}

/** What each state means, who holds the case, on what it rests, and what may happen without leaving it (Markdown). */
export function stateTable(): string {
  const holders = { centre: '综治中心 centre', lead: '主办单位 lead unit', none: '–' };
  const rows = stages.flatMap(statesOf).map((state) => {
    const { stage, zh, en, meaningZh, meaningEn, holder, source } = stateMeta[state];
    const staying = transitionsOf(state).filter(
      ({ target, actions }) => !target?.length && actions.length > 0,
    );
    const events = [...new Set(staying.map(({ eventType }) => eventType))];
    return [
      stage === 'none' ? '' : stageLabels[stage].zh,
      `${zh} ${en}`,
      `${meaningZh}。${meaningEn}.`,
      holders[holder],
      source,
      events.join(', '),
    ];
  });
  const head = [
    '阶段 stage',
    '状态 state',
    '含义 meaning',
    '承办 holder',
    '依据 source',
    '不离开本状态的事件 stays',
  ];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
