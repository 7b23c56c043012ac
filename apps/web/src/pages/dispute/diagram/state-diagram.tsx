import {
  type DisputeState,
  disputeStates,
  machineWays,
  stageLabels,
  stages,
  stateMeta,
  type Way,
} from '#domain';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { curveBetween } from './curve.ts';
import { boxOf, drawingHeight, drawingWidth, endOf, frameOf } from './places.ts';
import { type Step, timesIn } from './way-taken.ts';
import { diagramWords } from './words.ts';

const ways = machineWays();
const stageOfState = (state: DisputeState) => stateMeta[state].stage;

/** Does a way lead out of this state, by itself or with its whole stage? */
const leadsFrom = (way: Way, state: DisputeState): boolean =>
  way.from === state || way.from === stageOfState(state);

/**
 * The ways out of a state, one for each two ends and event.
 * @param isOwed  something was promised in this case and may still be kept: without it no performance leads anywhere
 */
export const waysFrom = (state: DisputeState, isOwed: boolean): readonly Way[] =>
  ways
    .filter((way) => leadsFrom(way, state) && (isOwed || way.type !== 'RECORD_PERFORMANCE'))
    .filter((way, n, all) => all.findIndex(({ to, type }) => to === way.to && type === way.type) === n);

type LookOf = 'taken' | 'next' | 'other';

/** The life of a case as the machine describes it, with where it stands and the way that it came. */
export function StateDiagram({
  state,
  way,
  next,
}: {
  readonly state: DisputeState;
  readonly way: readonly Step[];
  /** The ways that the case may go from here. */
  readonly next: readonly Way[];
}) {
  const say = useWords(diagramWords);
  const name = useNames();
  return (
    <svg
      className="diagram"
      viewBox={`0 0 ${drawingWidth} ${drawingHeight}`}
      role="img"
      aria-label={say('drawing', { state: name(stateMeta[state]) })}
    >
      <defs>
        {(['taken', 'next', 'other'] as const).map((look) => (
          <marker
            key={look}
            id={`tip-${look}`}
            viewBox="0 0 8 8"
            refX={7}
            refY={4}
            markerWidth={8}
            markerHeight={8}
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path className={`tip ${look}`} d="M0 0L8 4L0 8Z" />
          </marker>
        ))}
      </defs>
      {stages.map((stage) => (
        <g key={stage} className="stage">
          <rect {...frameOf(stage)} rx={8} />
          <text x={frameOf(stage).x + 8} y={frameOf(stage).y + 15}>
            {name(stageLabels[stage])}
          </text>
        </g>
      ))}
      {linesOf(state, way, next).map(({ key, look, path }) => (
        <path key={key} className={`way ${look}`} d={path} markerEnd={`url(#tip-${look})`} />
      ))}
      {disputeStates.map((one) => (
        <StateBox key={one} state={one} isNow={one === state} times={timesIn(way, one)} />
      ))}
    </svg>
  );
}

/** The lines to draw, those that matter last, so that they lie on top. */
function linesOf(state: DisputeState, way: readonly Step[], next: readonly Way[]) {
  const drawn = new Map<string, { readonly key: string; readonly look: LookOf; readonly path: string }>();
  const draw = (from: Way['from'], to: DisputeState, look: LookOf) => {
    const [start, end] = [endOf(from), endOf(to)];
    if (start && end)
      drawn.set(`${from} ${to}`, { key: `${from} ${to}`, look, path: curveBetween(start, end) });
  };
  for (const { from, to } of ways) draw(from, to, 'other');
  for (const { to } of next) draw(state, to, 'next');
  for (const { line } of way) draw(line.fromState, line.toState, 'taken');
  const rank: Readonly<Record<LookOf, number>> = { other: 0, next: 1, taken: 2 };
  return [...drawn.values()].sort((a, b) => rank[a.look] - rank[b.look]);
}

function StateBox(props: { readonly state: DisputeState; readonly isNow: boolean; readonly times: number }) {
  const name = useNames();
  const box = boxOf(props.state);
  if (box === null) return null;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  return (
    <g className={`state${props.isNow ? ' now' : ''}${props.times > 0 ? ' visited' : ''}`}>
      <rect {...box} rx={8} />
      <text x={x} y={y} textAnchor="middle" dominantBaseline="central">
        {name(stateMeta[props.state])}
        {props.times > 1 ? ` ×${props.times}` : ''}
      </text>
    </g>
  );
}
