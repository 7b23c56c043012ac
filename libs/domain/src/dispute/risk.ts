import type { Risk } from './dispute.codes.ts';

/** What makes a dispute dangerous. @source decision 0003 (minimal list; local lists map onto it) */
export const riskFactors = [
  'threat',
  'weapon',
  'domestic_violence',
  'alcohol',
  'police_calls',
  'failed_twice',
  'many_people',
  'petition',
  'casualty',
  'long_feud',
  'minors',
  'possible_offence',
] as const;
export type RiskFactor = (typeof riskFactors)[number];

/** These make a dispute red at once, and no computation takes it away again. @source Domestic Violence Act, art. 10 */
const redAtOnce: ReadonlySet<RiskFactor> = new Set(['threat', 'weapon', 'domestic_violence']);

/** The grade that a person gave, raised to red where a factor demands it. */
export function gradeWith(risk: Risk, factors: readonly RiskFactor[]): Risk {
  return factors.some((factor) => redAtOnce.has(factor)) ? 'red' : risk;
}
