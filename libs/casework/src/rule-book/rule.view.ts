import { z } from 'zod';
import { type DeadlineRule, deadlineRuleIds, deadlineUnits, risks } from '#domain';

const label = z.object({ zh: z.string(), en: z.string() });
const source = z.object({ isLaw: z.boolean(), text: label.nullable() });
const scope = z.object({
  types: z.array(z.string()).optional(),
  origins: z.array(z.string()).optional(),
  complexities: z.array(z.string()).optional(),
});

/** A rule as it is shown: what it counts, from when, by which law, how it warns and climbs. */
export const ruleView = z.object({
  id: z.enum(deadlineRuleIds),
  name: label,
  startsWith: label,
  source,
  unit: z.enum(deadlineUnits),
  length: z.int(),
  lengthAtRed: z.int().nullable(),
  /** Lengths of the occurrences after the first, from the same start; grades of risk that have none are left out. */
  further: z.array(z.object({ risk: z.enum(risks), lengths: z.array(z.int()) })),
  pausedIn: z.array(z.string()),
  extensionCapDays: z.int().nullable(),
  warningsPercent: z.object({ first: z.int(), second: z.int() }),
  effect: z.enum(['escalates', 'informs']),
  answerWithin: z.int().nullable(),
  climb: z.array(z.object({ step: z.string(), graceWorkingDays: z.int(), to: z.string() })),
  variants: z.array(
    z.object({
      id: z.string(),
      name: label,
      scope,
      source,
      unit: z.enum(deadlineUnits),
      length: z.int(),
      startsAt: z.enum(['report', 'acceptance', 'signing']),
    }),
  ),
});

const sourceOf = ({ source: of }: Pick<DeadlineRule, 'source'>): z.output<typeof source> => {
  const text = of.kind === 'law' ? of.article : (of.basis ?? null);
  return { isLaw: of.kind === 'law', text: text && { zh: text.zh, en: text.en } };
};

/** A rule as the interface shows it. */
export function viewOfRule(rule: DeadlineRule): z.output<typeof ruleView> {
  const { id, name, startsWith, unit, length, lengthAt, pausedIn, extension, warningsPercent, effect } = rule;
  return {
    id,
    name,
    startsWith,
    source: sourceOf(rule),
    unit,
    length,
    lengthAtRed: lengthAt.red ?? null,
    further: risks
      .filter((risk) => rule.further[risk].length > 0)
      .map((risk) => ({ risk, lengths: [...rule.further[risk]] })),
    pausedIn: [...pausedIn],
    extensionCapDays: extension?.capDays ?? null,
    warningsPercent,
    effect,
    answerWithin: rule.answerWithin,
    climb: rule.climb.map(({ step, graceWorkingDays, to }) => ({ step, graceWorkingDays, to })),
    variants: rule.variants.map((variant) => ({
      id: variant.id,
      name: variant.name,
      scope: Object.fromEntries(Object.entries(variant.scope).map(([of, codes]) => [of, [...codes]])),
      source: sourceOf(variant),
      unit: variant.unit,
      length: variant.length,
      startsAt: variant.startsAt ?? 'acceptance',
    })),
  };
}
