import { flowCounts } from './counts.flow.ts';
import { outcomeCounts } from './counts.outcome.ts';
import { sizeCounts } from './counts.size.ts';
import type { FigureDefinition } from './definition.ts';

const all = { ...flowCounts, ...outcomeCounts, ...sizeCounts };

export type CountId = keyof typeof all;

/** Every count with what it means. A period is from its first to its last day; of a running one the last day is the day asked. */
export const countDefinitions: Readonly<Record<CountId, FigureDefinition>> = all;
export const countIds = Object.keys(all) as readonly CountId[];

/** Over how many cases a sum is: the persons, the money or the attempts of three cases say no more than three cases do. */
const sumsOver: Readonly<Partial<Record<CountId, CountId>>> = {
  persons: 'accepted',
  amountInvolved: 'amountStated',
  agreedAmount: 'settled',
  attempts: 'closed',
};
/** The count that must not be small where a percentage of another is told: itself, or of a sum the cases behind it. */
export const casesBehind = (id: CountId): CountId => sumsOver[id] ?? id;

/** What is counted, number by number. */
export type Counts = Readonly<Record<CountId, number>>;

export const noCounts = Object.fromEntries(countIds.map((id) => [id, 0])) as Counts;
