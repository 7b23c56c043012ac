import { countDefinitions, rateDefinitions, rateIds } from '#domain';
import type { ReportFigures } from './report.view.ts';

const tableNames: Readonly<Partial<Record<string, string>>> = {
  cohort: '受理时间',
  type: '纠纷类型',
  localType: '本地类型',
  village: '村（社区）',
  unit: '承办单位',
  originClass: '来源类别',
  origin: '来源',
  month: '受理月份',
  outcome: '办理结果',
  risk: '风险等级',
  complexity: '难易程度',
  amount: '涉及金额',
  people: '涉及人数',
  agreement: '协议形式',
};
/** By what a table is, as it is headed on paper. */
export const tableName = (by: string): string => tableNames[by] ?? by;

/** What must be said beside the figures, in sentences: what is small, what does not add up and why, what is no failure. */
export function reportNotes({ figures, found, screening }: ReportFigures): string[] {
  const { counts, breakdowns, smallBelow, checks, period } = figures;
  const odd = breakdowns.filter(({ printedSum }) => printedSum !== null);
  const { open = 0 } = counts;
  const contradictions = contradictionsIn(checks, figures.rates);
  return [
    ...(period.until < period.to ? [`本期尚未结束，数字截至${period.until}。`] : []),
    '百分率由整数一次四舍五入，保留一位小数，均附分子和分母。',
    `分母不足${smallBelow}件的只列件数，不计百分率。`,
    ...odd.map(
      ({ by, printedSum }) =>
        `按${tableName(by)}的占比分别四舍五入，合计${printedSum ?? ''}%，不等于100.0%，并非漏计。`,
    ),
    ...(open === 0 ? [] : [`期末在办${open}件尚无结果，不计为调解不成，也不进入调解成功率和化解率的分母。`]),
    screening.screenings === 0
      ? `排查次数未报送，不当作零次；登记${found}件为纠纷件数。`
      : `排查${screening.screenings}次为活动次数，登记${found}件为纠纷件数，二者不得相加、相除。`,
    ...(contradictions.length === 0
      ? [agreement(figures)]
      : contradictions.map((one) => `勾稽关系不符：${one}`)),
  ];
}

/** How each check came out where all hold, with the numbers of the one that anybody can add up again. */
function agreement({ counts, rates, checks, breakdowns }: ReportFigures['figures']): string {
  const { carriedIn, accepted, closed, open } = counts;
  const stock = [carriedIn, accepted, closed, open].includes(undefined)
    ? []
    : [`上期结转${carriedIn}＋受理${accepted}＝结案${closed}＋在办${open}`];
  const sums = checks.sums.filter(({ table }) => table !== 'counts').length;
  const { settledOfAccepted: ofAccepted } = rates;
  const isBeyond = ofAccepted !== undefined && ofAccepted.numerator > ofAccepted.denominator;
  const shares = breakdowns.filter(({ isOverlapping }) => !isOverlapping).length;
  return `勾稽关系全部相符：${[
    ...(sums === 0 ? [] : [`各表分项之和等于合计（${sums}项）`]),
    ...stock,
    ...(checks.parts.length === 0 ? [] : [`部分均不大于整体（${checks.parts.length}项）`]),
    isBeyond
      ? `各率均在0—100%之间（${rateDefinitions.settledOfAccepted.title.zh}因含上期结转可超过100%）`
      : '各率均在0—100%之间',
    '排查为次数，与件数分列',
    ...(shares === 0 ? [] : [`${shares}张表的占比均由同一合计算得`]),
  ].join('；')}。`;
}

/** Rates that may exceed 100 % by what was carried in, as their definitions say. */
const mayExceed: ReadonlySet<string> = new Set(['settledOfAccepted']);

/** Each contradiction of the figures with themselves, in a sentence with both numbers. */
function contradictionsIn(
  { sums, parts }: ReportFigures['figures']['checks'],
  rates: ReportFigures['figures']['rates'],
): readonly string[] {
  const named = (id: keyof typeof countDefinitions) => countDefinitions[id].title.zh;
  return [
    ...sums
      .filter(({ agrees }) => !agrees)
      .map(({ table, count, sum, total }) =>
        table === 'counts'
          ? `${named(count)}一项，两边分别为${sum}和${total}。`
          : `按${tableName(table)}，${named(count)}各项之和为${sum}，合计为${total}。`,
      ),
    ...parts.filter(({ agrees }) => !agrees).map(({ part, whole }) => `${named(part)}大于${named(whole)}。`),
    ...rateIds.flatMap((id) => {
      const rate = rates[id];
      return rate === undefined || mayExceed.has(id) || rate.numerator <= rate.denominator
        ? []
        : [`${rateDefinitions[id].title.zh}为${rate.numerator}/${rate.denominator}，超过100%。`];
    }),
  ];
}
