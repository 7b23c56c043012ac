import type { Problem } from '../../../api/problem.ts';
import { pathOfPointer } from '../../../components/schema-faults.ts';
import type { FormOf } from './orders-drawer.tsx';

/**
 * Puts what the server says against orders to their fields. It names an order by its place: `/command/measure` of the only one,
 * `/orders/1/command/measure` of several.
 */
export function showFaults({ faults }: Problem, formOf: FormOf): void {
  for (const { pointer, label } of faults) {
    const path = pathOfPointer(pointer);
    const isOneOfSeveral = path[0] === 'orders';
    formOf(isOneOfSeveral ? Number(path[1]) : 0)?.show([
      { path: isOneOfSeveral ? path.slice(2) : path, label },
    ]);
  }
}
