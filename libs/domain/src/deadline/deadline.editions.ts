/**
 * Editions of the catalogue. A case keeps the edition with which it was reported, and each of its clocks names it, so that
 * a change of the rules never moves the dates of a case unseen. An edition never changes once it has a name; what is not
 * built in is learnt by its name when the database is read.
 */
import type { DisputeContext } from '../dispute/dispute.context.ts';
import type { Label } from '../label.ts';
import type { DeadlineRule, DeadlineRuleId, PeriodStart } from './deadline.rule.ts';
import { deadlineRules } from './deadline.rules.ts';

export interface RuleEdition {
  /** Of a local edition derived from its content: the same name never means two things. */
  readonly id: string;
  readonly rules: Readonly<Record<DeadlineRuleId, DeadlineRule>>;
}

/** What comes with this product; in force until an administrator makes another. */
export const productEdition: RuleEdition = { id: 'cn-2026.2', rules: deadlineRules };

/** The rules of before there were editions: no variants, nobody asked to answer. Clocks of that time name none. */
const firstEdition: RuleEdition = {
  id: 'cn-2026.1',
  rules: Object.fromEntries(
    Object.entries(deadlineRules).map(([id, rule]) => [id, { ...rule, variants: [], answerWithin: null }]),
  ) as unknown as RuleEdition['rules'],
};

/** The facts from which the period of mediation can be counted, as people call them. */
export const periodStartLabels: Readonly<Record<PeriodStart, Label>> = {
  report: { zh: '收到申请', en: 'receipt of the application' },
  acceptance: { zh: '受理', en: 'acceptance' },
  signing: { zh: '签收', en: 'signature of the lead unit' },
};

const editions = new Map<string, RuleEdition>([
  [productEdition.id, productEdition],
  [firstEdition.id, firstEdition],
]);

/**
 * Makes an edition known to this process. Learning it again changes nothing. A rule that came into the catalogue after the
 * edition was made is what the product proposes.
 */
export function learnEdition({ id, rules }: RuleEdition): void {
  if (!editions.has(id)) editions.set(id, { id, rules: { ...deadlineRules, ...rules } });
}

export const isKnownEdition = (id: string): boolean => editions.has(id);

/**
 * @param id  undefined: the first
 * @throws Error when nobody has learnt it: then the program was started on a database whose editions were not read
 */
export function editionOf(id: string | undefined): RuleEdition {
  const edition = editions.get(id ?? firstEdition.id);
  if (edition === undefined) throw new Error(`the edition ${id} of the deadline rules is not known`);
  return edition;
}

/** What of a case decides which variant of a rule is for it. */
export type VariantFacts = Pick<DisputeContext, 'typeCode' | 'origin' | 'complexity'>;

/** The variant of a rule for a case; undefined where the rule itself is. */
export function variantFor(rule: DeadlineRule, facts: VariantFacts): string | undefined {
  return rule.variants.find(({ scope: { types, origins, complexities } }) => {
    const fitsType = types?.includes(facts.typeCode) ?? true;
    const fitsOrigin = origins?.includes(facts.origin) ?? true;
    return fitsType && fitsOrigin && (complexities?.includes(facts.complexity) ?? true);
  })?.id;
}

/** What of a clock says by which rule it runs. */
export interface RuleReference {
  readonly rule: DeadlineRuleId;
  readonly rules?: string;
  readonly variant?: string;
}

/** The rule by which a clock runs, with its variant in the place of what it replaces. */
export function ruleOf({ rule: id, rules, variant: name }: RuleReference): DeadlineRule {
  const rule = editionOf(rules).rules[id];
  const variant = name === undefined ? undefined : rule.variants.find((one) => one.id === name);
  if (variant === undefined) return rule;
  const { source, unit, length, roll = rule.roll, startsAt } = variant;
  const startsWith = startsAt === undefined ? rule.startsWith : periodStartLabels[startsAt];
  // A length of its own is not shortened by the grade of risk.
  return { ...rule, source, unit, length, roll, startsWith, lengthAt: {} };
}

/** From which fact a clock of the period of mediation is counted. */
export const periodStartOf = (reference: RuleReference): PeriodStart =>
  editionOf(reference.rules).rules[reference.rule].variants.find(({ id }) => id === reference.variant)
    ?.startsAt ?? 'acceptance';
