import { type ExploredLine, type FigureId, isRate } from './explored.ts';

/** By which column lines stand, the largest first or last; none: as the table prints them. */
export interface Order {
  readonly figure: FigureId;
  readonly descending: boolean;
}

/** A rate of nothing stands last, whichever way. */
function sizeOf({ counts, rates }: ExploredLine, id: FigureId): number | null {
  if (!isRate(id)) return counts[id] ?? 0;
  const rate = rates[id];
  return rate === undefined || rate.denominator === 0 ? null : rate.numerator / rate.denominator;
}

/** The lines in an order; those that are alike stay as they were. */
export function ordered(lines: readonly ExploredLine[], order: Order | null): readonly ExploredLine[] {
  if (order === null) return lines;
  const sign = order.descending ? -1 : 1;
  return lines.toSorted((a, b) => {
    const [one, other] = [sizeOf(a, order.figure), sizeOf(b, order.figure)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return sign * (one - other);
  });
}

/** What a press on the head of a column does: largest first, then last, then as printed. */
export function nextOrder(order: Order | null, figure: FigureId): Order | null {
  if (order?.figure !== figure) return { figure, descending: true };
  return order.descending ? { figure, descending: false } : null;
}
