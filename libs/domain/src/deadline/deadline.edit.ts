/** How an administrator changes the catalogue: a new edition from the one in force, never the edition itself. */
import { z } from 'zod';
import { complexities, disputeTypes, origins } from '../dispute/dispute.codes.ts';
import { type InputFault, RuleError } from '../errors.ts';
import { requiredText } from '../required.text.ts';
import { climbStepNames } from './deadline.climb.ts';
import {
  type DeadlineRule,
  type DeadlineRuleId,
  deadlineRuleIds,
  periodStarts,
  type RuleVariant,
} from './deadline.rule.ts';

const label = z.strictObject({ zh: requiredText(60), en: requiredText(120) });
const length = z.int().min(0).max(3_650);
const localUnits = ['hours', 'days', 'workingDays'] as const;

const localVariant = z.strictObject({
  id: z.string().regex(/^local[A-Za-z0-9]{1,30}$/),
  name: label,
  scope: z
    .strictObject({
      types: z.array(z.enum(disputeTypes)).min(1).optional(),
      origins: z.array(z.enum(origins)).min(1).optional(),
      complexities: z.array(z.enum(complexities)).min(1).optional(),
    })
    .refine((scope) => Object.values(scope).some((codes) => codes !== undefined), {
      error: 'a variant is for some cases only',
      params: { zh: '请选择适用的类型、来源或难易程度', en: 'Choose types, origins or complexities' },
    }),
  unit: z.enum(localUnits),
  length: length.min(1),
  /** Only of the period of mediation; default acceptance. */
  startsAt: z.enum(periodStarts).optional(),
  /** The local document by which it stands, under the name that it bears there: nobody translates those. */
  basis: requiredText(200, 2).optional(),
});

const ruleEdit = z.strictObject({
  unit: z.enum(localUnits).optional(),
  length: length.optional(),
  /** Null: a red case has no length of its own. */
  lengthAtRed: length.nullable().optional(),
  warningsPercent: z
    .strictObject({ first: z.int().min(1).max(99), second: z.int().min(1).max(100) })
    .refine(({ first, second }) => first < second, {
      error: 'the first warning comes before the second',
      params: { zh: '第一次提醒须早于第二次', en: 'The first reminder comes before the second' },
    })
    .optional(),
  /** Null: nobody is asked to answer. */
  answerWithin: z.int().min(1).max(30).nullable().optional(),
  /** Working days after the case became overdue, by step. */
  grace: z.partialRecord(z.enum(climbStepNames), z.int().min(0).max(90)).optional(),
  variants: z.array(localVariant).max(20).optional(),
});

/** A change of the catalogue: what is not named stays. */
export const ruleBookEdit = z.strictObject({
  reason: requiredText(500, 2),
  rules: z.partialRecord(z.enum(deadlineRuleIds), ruleEdit),
});
export type RuleBookEdit = z.output<typeof ruleBookEdit>;
type RuleEdit = z.output<typeof ruleEdit>;

type Rules = Readonly<Record<DeadlineRuleId, DeadlineRule>>;

/**
 * The catalogue with a change.
 * @throws RuleError kind "invalid", code "rule-not-editable", with a pointer per fault: a period that the law fixes, a clock
 *         that stands still and cannot be counted in hours, a climb that falls, two variants of one name
 */
export function editedRules(rules: Rules, edit: RuleBookEdit): Rules {
  const errors: InputFault[] = [];
  const changed: Partial<Record<DeadlineRuleId, DeadlineRule>> = {};
  for (const id of deadlineRuleIds) {
    const asked = edit.rules[id];
    if (asked === undefined) continue;
    const rule = editedRule(rules[id], asked);
    errors.push(
      ...faultsIn(rules[id], asked, rule).map((fault) => ({
        ...fault,
        pointer: `/rules/${id}${fault.pointer}`,
      })),
    );
    changed[id] = rule;
  }
  if (errors.length === 0) return { ...rules, ...changed };
  throw new RuleError({
    kind: 'invalid',
    code: 'rule-not-editable',
    message: 'The rules cannot be changed like this',
    messageZh: '期限规则不能这样修改',
    errors,
  });
}

function editedRule(rule: DeadlineRule, edit: RuleEdit): DeadlineRule {
  const { unit = rule.unit, length: days = rule.length, lengthAtRed, grace = {} } = edit;
  const { red, ...otherLengths } = rule.lengthAt;
  const redLength = lengthAtRed === undefined ? red : (lengthAtRed ?? undefined);
  const byLaw = rule.variants.filter(({ source }) => source.kind === 'law');
  return {
    ...rule,
    unit,
    length: days,
    lengthAt: { ...otherLengths, ...(redLength === undefined ? {} : { red: redLength }) },
    warningsPercent: edit.warningsPercent ?? rule.warningsPercent,
    answerWithin: edit.answerWithin === undefined ? rule.answerWithin : edit.answerWithin,
    climb: rule.climb.map((step) => ({
      ...step,
      graceWorkingDays: grace[step.step] ?? step.graceWorkingDays,
    })),
    variants: edit.variants === undefined ? rule.variants : [...byLaw, ...edit.variants.map(ofThisPlace)],
  };
}

const ofThisPlace = ({ scope, startsAt, basis, ...variant }: z.output<typeof localVariant>): RuleVariant => ({
  ...variant,
  ...(startsAt === undefined ? {} : { startsAt }),
  scope: Object.fromEntries(Object.entries(scope).filter(([, codes]) => codes !== undefined)),
  source: { kind: 'default', ...(basis === undefined ? {} : { basis: { zh: basis, en: basis } }) },
});

function faultsIn(before: DeadlineRule, edit: RuleEdit, after: DeadlineRule): InputFault[] {
  const faults: InputFault[] = [];
  const fault = (pointer: string, messageZh: string, message: string) =>
    faults.push({ pointer, message, messageZh });
  const isFixed = before.source.kind === 'law' || before.unit === 'date' || before.unit === 'years';
  for (const field of ['unit', 'length', 'lengthAtRed', 'variants'] as const) {
    if (isFixed && edit[field] !== undefined)
      fault(`/${field}`, '该期限由法律规定或逐案约定，不能修改', 'The law or each case fixes this period');
  }
  if (after.unit === 'hours' && (after.pausedIn.length > 0 || after.roll !== 'none'))
    fault('/unit', '会中止的期限不能按小时计算', 'A clock that stands still is not counted in hours');
  if (after.lengthAt.red !== undefined && after.lengthAt.red > after.length)
    fault('/lengthAtRed', '红色案件的期限不能更长', 'A red case cannot have longer');
  if (after.unit !== 'date' && after.length === 0) fault('/length', '期限至少为1', 'A period is at least 1');
  const graces = after.climb.map(({ graceWorkingDays }) => graceWorkingDays);
  if (graces.some((days, n) => days < (graces[n - 1] ?? 0)))
    fault('/grace', '后一级不能早于前一级', 'A step cannot come before the one below it');
  const hoursOfPaused = before.pausedIn.length > 0 && edit.variants?.some(({ unit }) => unit === 'hours');
  if (hoursOfPaused)
    fault('/variants', '会中止的期限不能按小时计算', 'A clock that stands still is not counted in hours');
  for (const [n, { startsAt }] of (edit.variants ?? []).entries()) {
    if (startsAt !== undefined && after.id !== 'mediation')
      fault(`/variants/${n}/startsAt`, '只有调解期限可以另定起算点', 'Only mediation can begin elsewhere');
  }
  const further = Object.values(after.further).flat();
  for (const [pointer, { unit, length }] of firstOccurrences(edit, after)) {
    if (further.length > 0 && unit !== before.unit)
      fault(
        `${pointer}/unit`,
        '此后各次也按该单位计算，不能修改',
        'Further occurrences are counted in the unit too',
      );
    if (further.some((days) => days <= length))
      fault(`${pointer}/length`, '第一次须早于此后各次', 'The first comes before the further occurrences');
  }
  if (new Set(after.variants.map(({ id }) => id)).size < after.variants.length)
    fault('/variants', '分类规则的编号重复', 'Two variants have the same id');
  return faults;
}

/** Where an edit names a first occurrence: of the rule itself, and of its variants. */
const firstOccurrences = (edit: RuleEdit, after: DeadlineRule) => [
  ['', after] as const,
  ...(edit.variants ?? []).map((one, n) => [`/variants/${n}`, one] as const),
];
