import type { DisputeContext } from './dispute.context.ts';
import type { DisputeEvent, DisputeEventType } from './dispute.events.ts';
import { disputeMachine } from './dispute.machine.ts';
import type { DisputeState } from './dispute.states.ts';
import type { DisputeSnapshot } from './dispute.upcast.ts';

/*
 * The machine as plain tables, read from the machine itself, for whoever sends a command or folds a million events: XState
 * spends 50 to 150 µs on an event, most of it on what a flat machine without children, delays and parallel states never
 * needs; this spends 5. That both lead to the same is proven over the whole graph (dispute.ways.spec.ts).
 */
type Args = { readonly context: DisputeContext; readonly event: DisputeEvent };
type Guard = (args: Args, params: unknown) => boolean;
type Assigner = (args: Args, params: unknown) => Partial<DisputeContext>;
type Named = { readonly type: string; readonly params?: unknown };
type Change = (context: DisputeContext, event: DisputeEvent) => DisputeContext;

/** A transition of the machine. */
export interface Way {
  readonly isOpen: (context: DisputeContext, event: DisputeEvent) => boolean;
  readonly to: DisputeState | undefined;
  /** Of the state that is left, of the way, of the state that is entered. */
  readonly changes: readonly Change[];
}

const { guards, actions } = disputeMachine.implementations as unknown as {
  readonly guards: Readonly<Record<string, Guard>>;
  readonly actions: Readonly<
    Record<string, { readonly assignment: Readonly<Record<string, unknown>> | Assigner }>
  >;
};

const named = (one: unknown): Named => (typeof one === 'string' ? { type: one } : (one as Named));

function guardOf(guard: unknown): Way['isOpen'] {
  if (guard === undefined) return () => true;
  const { type, params } = named(guard);
  const asked = guards[type];
  if (asked === undefined) throw new Error(`the machine has no guard ${type}`);
  return (context, event) => asked({ context, event }, params);
}

/** Every action of this machine writes into the context, and nothing else. */
function changeOf(action: unknown): Change {
  const { type, params } = named(action);
  const assignment = actions[type]?.assignment;
  if (assignment === undefined) throw new Error(`the machine has no assignment ${type}`);
  if (typeof assignment === 'function') {
    return (context, event) => ({ ...context, ...assignment({ context, event }, params) });
  }
  const parts = Object.entries(assignment);
  return (context, event) => {
    const next: Record<string, unknown> = { ...context };
    for (const [key, part] of parts)
      next[key] = typeof part === 'function' ? part({ context, event }, params) : part;
    return next as unknown as DisputeContext;
  };
}

type Node = (typeof disputeMachine)['root'];

function waysOf(node: Node, type: string): readonly Way[] {
  return (node.transitions.get(type as never) ?? []).map(({ guard, target, actions: onTheWay }) => {
    const to = target?.[0];
    const isMove = to !== undefined && to !== node;
    const steps = [...(isMove ? node.exit : []), ...onTheWay, ...(isMove ? to.entry : [])];
    return { isOpen: guardOf(guard), to: to?.key as DisputeState | undefined, changes: steps.map(changeOf) };
  });
}

const ways = new Map<string, readonly Way[]>();

/** The ways of the state before those of every state, as the machine asks them. */
function waysFrom(state: DisputeState, type: string): readonly Way[] {
  const key = `${state} ${type}`;
  const known = ways.get(key);
  if (known) return known;
  const node = disputeMachine.states[state] as unknown as Node;
  const found = [...waysOf(node, type), ...waysOf(disputeMachine.root, type)];
  ways.set(key, found);
  return found;
}

const types = new Map<DisputeState, readonly DisputeEventType[]>();

/** The events for which a state has any way, open or not, in the order of the machine. */
export function typesFrom(state: DisputeState): readonly DisputeEventType[] {
  const known = types.get(state);
  if (known) return known;
  const nodes = [disputeMachine.states[state] as unknown as Node, disputeMachine.root];
  const found = [...new Set(nodes.flatMap((node) => [...node.transitions.keys()]))] as DisputeEventType[];
  types.set(state, found);
  return found;
}

/** The way that an event takes; undefined where the machine refuses it. */
export function wayOf({ value, context }: DisputeSnapshot, event: DisputeEvent): Way | undefined {
  const way = waysFrom(value, event.type).find(({ isOpen }) => isOpen(context, event));
  return way === undefined || (way.to === undefined && way.changes.length === 0) ? undefined : way;
}

/** State and context at the end of a way. */
export function endOf(
  { value, context }: DisputeSnapshot,
  { to, changes }: Way,
  event: DisputeEvent,
): Pick<DisputeSnapshot, 'value' | 'context'> {
  let next = context;
  for (const change of changes) next = change(next, event);
  return { value: to ?? value, context: next };
}
