import { type DisputeState, type Stage, stages } from '#domain';

/** Where something stands in the drawing, in units of its view box. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle of the drawing by its left upper corner. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export const drawingWidth = 400;
const node = { width: 92, height: 40 };
const [left, right] = [116, 284];
const thirds = [92, 200, 308] as const;

/**
 * The centre of every state. The two columns read like an ox ploughs, so that each usual step goes to a neighbour; it
 * fits the width of a phone.
 */
const centres: Readonly<Record<Exclude<DisputeState, 'unreported'>, Point>> = {
  registered: { x: left, y: 52 },
  accepted: { x: right, y: 52 },
  assigned: { x: left, y: 152 },
  dispatched: { x: right, y: 152 },
  underway: { x: left, y: 252 },
  failed: { x: right, y: 252 },
  suspended: { x: left, y: 318 },
  agreed: { x: right, y: 318 },
  concluded: { x: left, y: 418 },
  followUp: { x: right, y: 418 },
  declined: { x: thirds[0], y: 534 },
  withdrawn: { x: thirds[1], y: 534 },
  refused: { x: thirds[2], y: 534 },
  terminated: { x: thirds[0], y: 590 },
  referred: { x: thirds[1], y: 590 },
  merged: { x: thirds[2], y: 590 },
};

const rows: Readonly<Record<Stage, readonly [top: number, height: number]>> = {
  reported: [10, 74],
  analyzed: [110, 74],
  mediated: [210, 140],
  resolved: [376, 74],
  // Higher than its two rows: the lane above them passes below its name.
  closed: [476, 146],
};

/** How high the whole drawing is. */
export const drawingHeight = 632;

/** The frame of a stage. */
export const frameOf = (stage: Stage): Box => {
  const [y, height] = rows[stage];
  return { x: 34, y, width: drawingWidth - 68, height };
};

/** The box of a state; what was not reported yet has none. */
export function boxOf(state: DisputeState): Box | null {
  if (state === 'unreported') return null;
  const { x, y } = centres[state];
  return { x: x - node.width / 2, y: y - node.height / 2, ...node };
}

/** The box of an end of a way: of a state, or of a whole stage. */
export const endOf = (end: DisputeState | Stage): Box | null =>
  stages.includes(end as Stage) ? frameOf(end as Stage) : boxOf(end as DisputeState);
