import { type Stage, stageLabels, stages } from './dispute.codes.ts';
import type { DisputeEventType } from './dispute.events.ts';
import { disputeMachine } from './dispute.machine.ts';
import { type DisputeState, disputeStates, stateMeta } from './dispute.states.ts';
import { eventLabels } from './event.labels.ts';

/** One way out of a state, or out of every state of a stage. */
interface Edge {
  readonly from: DisputeState | Stage;
  readonly to: string;
  readonly label: string;
}

const statesOf = (stage: Stage): readonly DisputeState[] =>
  disputeStates.filter((state) => stateMeta[state].stage === stage);

/** What the machine says of a state, its own words only: what holds in every state stands at the root. */
const transitionsOf = (state: DisputeState) => Object.values(disputeMachine.states[state]?.on ?? {}).flat();

/** What leads from a state to another one; what stays within a state is not drawn. */
function edgesOf(state: DisputeState): readonly Edge[] {
  return transitionsOf(state).flatMap(({ eventType, guard, target }) =>
    (target ?? []).map(({ key }) => {
      const type = eventType as DisputeEventType;
      const condition = typeof guard === 'string' ? ` [${guard}]` : '';
      return { from: state, to: key, label: `${eventLabels[type].zh} ${type}${condition}` };
    }),
  );
}

/** What every state of a stage has in common is drawn once, from the stage. */
function edgesOfStage(stage: Stage): readonly Edge[] {
  const [first, ...others] = statesOf(stage).map(edgesOf);
  const shared = (first ?? []).filter(({ to, label }) =>
    others.every((edges) => edges.some((edge) => edge.to === to && edge.label === label)),
  );
  const isShared = (edge: Edge) => shared.some(({ to, label }) => to === edge.to && label === edge.label);
  const apart = [first ?? [], ...others].flat().filter((edge) => !isShared(edge));
  return [...apart, ...shared.map((edge) => ({ ...edge, from: stage }))];
}

/** The events between the same two ends share an arrow. */
function arrows(edges: readonly Edge[]): readonly string[] {
  const labels = new Map<string, readonly string[]>();
  for (const { from, to, label } of edges) {
    const ends = `${from === 'unreported' ? '[*]' : from} --> ${to}`;
    labels.set(ends, [...(labels.get(ends) ?? []), label]);
  }
  return [...labels].map(([ends, words]) => `  ${ends} : ${words.join(' / ')}`);
}

/**
 * The life of a dispute as a Mermaid state diagram: a group per stage, an arrow per way from one state to another, its
 * condition in brackets. Drawn from the machine itself, so that it cannot tell of another one. An import enters whichever
 * state its row proves: seven arrows that only hide the others, and so are left out.
 */
export function machineDiagram(): string {
  const groups = stages.flatMap((stage) => [
    `  state "${stageLabels[stage].zh} ${stageLabels[stage].en}" as ${stage} {`,
    ...statesOf(stage).map(
      (state) => `    state "${stateMeta[state].zh} ${stateMeta[state].en}" as ${state}`,
    ),
    '  }',
  ]);
  const reports = edgesOf('unreported').filter(({ label }) => !label.endsWith('IMPORT'));
  const edges = [...reports, ...stages.flatMap(edgesOfStage)];
  return ['stateDiagram-v2', '  direction LR', ...groups, ...arrows(edges)].join('\n');
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
