import type { Label } from '../../label.ts';

/** contradiction = the numbers cannot all be true; warning = somebody should look; note = worth knowing when reading them. */
export const findingSeverities = ['contradiction', 'warning', 'note'] as const;
export type FindingSeverity = (typeof findingSeverities)[number];

/** Every check of a table of figures, with what it asks. The document of the checks is written from this. */
export const tableChecks = {
  'parts-differ-from-total': {
    zh: '分项（类型、来源、村居、行、列等）之和等于总数',
    en: 'parts (types, origins, villages, rows, columns) add up to their total',
  },
  'periods-differ-from-total': {
    zh: '各月、各季度、各半年之和等于季度、半年、全年数',
    en: 'months, quarters and halves add up to the longer period',
  },
  'cumulative-differs': {
    zh: '累计数等于上期累计加本期',
    en: 'a running total is the one before plus the new ones',
  },
  'part-exceeds-whole': {
    zh: '部分不多于整体（成功≤调解≤受理、确认≤书面协议、按期≤结案、履行≤协议等）',
    en: 'no part exceeds its whole: settled ≤ mediated ≤ accepted, confirmed ≤ written, on time ≤ closed, performed ≤ agreements',
  },
  'outcomes-differ': {
    zh: '调解成功＋调解不成＋在办（及撤回、移送、并案）等于上期结转＋受理',
    en: 'settled + not settled + open (and withdrawn, transferred, merged) make carried in + accepted',
  },
  'ends-differ-from-closed': {
    zh: '各种结果之和等于结案数',
    en: 'the ways in which cases ended make the closed ones',
  },
  'stock-differs': { zh: '上期结转＋受理＝结案＋在办', en: 'carried in + accepted = closed + open' },
  'carried-over-differs': {
    zh: '上一期期末在办等于下一期期初结转',
    en: 'what was open at the end of a period is carried into the next',
  },
  'agreements-differ': {
    zh: '书面协议＋口头协议与达成协议、调解成功数相符',
    en: 'written + oral agreements against agreements and settled cases',
  },
  'rate-truncated': { zh: '百分率应四舍五入，不得截尾', en: 'a rate is rounded, not cut off' },
  'rate-rounded-wrongly': { zh: '百分率四舍五入正确', en: 'a rate is rounded the right way' },
  'rate-decimal-place': {
    zh: '百分率小数点位置正确',
    en: 'the decimal point of a rate stands where it belongs',
  },
  'rate-other-denominator': {
    zh: '百分率所用分母与本系统口径一致；不一致的指出是哪个分母',
    en: 'a rate divides by what its definition says; another denominator that explains it is named',
  },
  'open-counted-as-failure': {
    zh: '在办案件不作为失败计入成功率',
    en: 'open cases are no failures in a rate of success',
  },
  'rate-differs': { zh: '百分率与所列数字一致', en: 'a rate agrees with the numbers beside it' },
  'rate-out-of-range': { zh: '百分率在0—100%之间', en: 'a rate lies within 0 and 100 %' },
  'rate-not-checkable': {
    zh: '百分率旁列有分子、分母',
    en: 'a rate stands beside the two numbers it is made of',
  },
  'shares-differ': { zh: '各项占比之和为100%', en: 'shares add up to 100 %' },
  'shares-rounded': {
    zh: '占比之和因四舍五入略有出入（提示，不是错误）',
    en: 'shares miss 100.0 by rounding only: a note, no error',
  },
  'screenings-as-cases': {
    zh: '排查次数不是案件数，不参与百分率',
    en: 'screenings are no cases, and no rate is made of them',
  },
  'unit-doubtful': {
    zh: '件、次、人等计量单位与指标相符',
    en: 'cases, times and persons each where they belong',
  },
  'plan-differs': {
    zh: '履行方案：份数×每份＝总额，各期、各人之和＝总额',
    en: 'a plan: shares times their number, and instalments, make the total',
  },
  'amount-unit': { zh: '金额单位（元、万元）没有混用', en: 'yuan and 10,000 yuan are not mixed up' },
  'persons-doubtful': { zh: '涉及人数不少于件数', en: 'there are not fewer persons than cases' },
  'growth-differs': {
    zh: '同比、环比与本期数、基期数一致',
    en: 'growth agrees with the number now and the number then',
  },
  'points-as-percent': {
    zh: '百分率的升降以百分点表示',
    en: 'the change of a rate is told in percentage points',
  },
  'small-number': {
    zh: '基数不足10的不列百分率，只列件数',
    en: 'below a base of 10 the counts are shown, no percentage',
  },
  'negative-count': { zh: '计数不为负', en: 'no count is negative' },
  'fractional-count': { zh: '件数、人数为整数', en: 'cases and persons are whole numbers' },
  'stated-twice': { zh: '同一指标只有一个数', en: 'one figure has one value' },
  'words-differ-from-digits': { zh: '大小写数字一致', en: 'a number in words and in digits is the same' },
  'not-understood': { zh: '未能识别的栏目不参与核对', en: 'lines that are not understood take no part' },
} as const satisfies Readonly<Record<string, Label>>;
export type TableCheckId = keyof typeof tableChecks;
export const tableCheckIds = Object.keys(tableChecks) as readonly TableCheckId[];

/** One sentence about some of the figures; it names the numbers and says what would be right. */
export interface TableFinding {
  readonly check: TableCheckId;
  readonly severity: FindingSeverity;
  readonly zh: string;
  readonly en: string;
  /** The figures concerned, by their place in the list that was checked. */
  readonly figures: readonly number[];
}
