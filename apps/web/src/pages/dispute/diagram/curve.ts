import { type Box, drawingWidth, type Point } from './places.ts';

const centre = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });

/** How far a way and its way back run beside each other. */
const beside = 9;

/** A way of the drawing as the path of an SVG: straight between neighbours, around the side to what is farther away. */
export function curveBetween(from: Box, to: Box): string {
  const [a, b] = [centre(from), centre(to)];
  const isBack = a.y > b.y || (a.y === b.y && a.x > b.x);
  if (from.y < to.y + to.height && to.y < from.y + from.height) {
    const shift = isBack ? beside : -beside;
    const [start, end] = isBack ? [from.x, to.x + to.width] : [from.x + from.width, to.x];
    return `M${start} ${a.y + shift}L${end} ${b.y + shift}`;
  }
  const gap = isBack ? from.y - (to.y + to.height) : to.y - (from.y + from.height);
  return gap > 64 || from.width > 200 ? aroundTheSide(from, to) : upOrDown(from, to, isBack);
}

function upOrDown(from: Box, to: Box, isBack: boolean): string {
  const shift = isBack ? beside : -beside;
  const start = { x: centre(from).x + shift, y: isBack ? from.y : from.y + from.height };
  const end = { x: centre(to).x + shift, y: isBack ? to.y + to.height : to.y };
  const half = (start.y + end.y) / 2;
  return `M${start.x} ${start.y}C${start.x} ${half} ${end.x} ${half} ${end.x} ${end.y}`;
}

/** What leads far goes by the nearer margin, and the farther it goes the wider. */
function aroundTheSide(from: Box, to: Box): string {
  const isRight = centre(from).x + centre(to).x >= drawingWidth;
  const sideOf = ({ x, width }: Box) => (isRight ? x + width : x);
  const [start, end] = [
    { x: sideOf(from), y: centre(from).y },
    { x: sideOf(to), y: centre(to).y },
  ];
  const edge = isRight ? drawingWidth - 4 : 4;
  const reach = Math.min(14, Math.abs(end.y - start.y) / 40);
  const x = isRight ? edge - 14 + reach : edge + 14 - reach;
  const turn = start.y < end.y ? 20 : -20;
  // Whoever stands behind a neighbour is reached from above, through the lane between the rows.
  if (Math.abs(end.x - x) > 90 && start.y < end.y) {
    const lane = to.y - 7;
    const middle = centre(to).x;
    return `M${start.x} ${start.y}Q${x} ${start.y} ${x} ${start.y + turn}L${x} ${lane - 8}Q${x} ${lane} ${x + (isRight ? -8 : 8)} ${lane}L${middle} ${lane}L${middle} ${to.y}`;
  }
  return `M${start.x} ${start.y}Q${x} ${start.y} ${x} ${start.y + turn}L${x} ${end.y - turn}Q${x} ${end.y} ${end.x} ${end.y}`;
}
