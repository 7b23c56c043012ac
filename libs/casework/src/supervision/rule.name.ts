import { type DeadlineRuleId, deadlineRules, type Label } from '#domain';

/** What the rule of a deadline is called; no edition gives it another name. */
export function ruleNameOf(rule: string): Label {
  const { zh, en } = deadlineRules[rule as DeadlineRuleId]?.name ?? { zh: rule, en: rule };
  return { zh, en };
}
