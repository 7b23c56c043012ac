import type { DisputeContext } from './dispute.context.ts';
import type { RiskFactor } from './risk.ts';

/** What nobody should learn by leafing through a list. */
const sensitiveFactors: ReadonlySet<RiskFactor> = new Set(['domestic_violence', 'minors']);

/**
 * Is every reading of this case to be noted? Violence at home, minors, anything medical, and whatever somebody who may
 * regrade it has marked confidential.
 * @source Personal Information Protection Law, arts. 28 and 31 (sensitive data, minors); decision 0017
 */
export function isSensitive({
  riskFactors,
  typeCode,
  confidential = false,
}: Pick<DisputeContext, 'riskFactors' | 'typeCode' | 'confidential'>): boolean {
  return confidential || typeCode === 'MED' || riskFactors.some((factor) => sensitiveFactors.has(factor));
}
