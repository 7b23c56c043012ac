import type { DisputeContext } from './dispute.context.ts';
import type { RiskFactor } from './risk.ts';

/** What nobody should learn by leafing through a list. */
const sensitiveFactors: ReadonlySet<RiskFactor> = new Set(['domestic_violence', 'minors']);

/**
 * Is every reading of this case to be noted? Violence at home, minors, anything medical, whatever somebody who may
 * regrade it has marked confidential, and what goes on for another case that is: its people are people here.
 * @source Personal Information Protection Law, arts. 28 and 31 (sensitive data, minors); decision 0017
 */
export function isSensitive({
  riskFactors,
  typeCode,
  confidential = false,
  absorbedSensitive = [],
}: Pick<DisputeContext, 'riskFactors' | 'typeCode' | 'confidential' | 'absorbedSensitive'>): boolean {
  if (absorbedSensitive.length > 0) return true;
  return confidential || typeCode === 'MED' || riskFactors.some((factor) => sensitiveFactors.has(factor));
}
