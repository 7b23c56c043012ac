import type { Label } from '../../label.ts';
import { dividedBy, type Exact, inFigures, whole } from './exact.ts';
import type { Figure } from './figure.ts';
import { unitOf } from './figure.units.ts';
import type { FindingSeverity, TableCheckId, TableFinding } from './finding.ts';
import type { LabelReading, MeaningCode } from './label.reading.ts';
import { type MeasureId, measures, type RateMeasureId, rateMeasures } from './measures.ts';
import { periodLabel } from './period.wordings.ts';

const comparisons: Readonly<Record<string, Label>> = {
  lastYear: { zh: '上年同期', en: ', a year before' },
  lastPeriod: { zh: '上期', en: ', the period before' },
  growth: { zh: '同比', en: ', change on the year' },
  growthOnPeriod: { zh: '环比', en: ', change on the period before' },
};

/** What a figure is, in the words of the field: 3月邻里受理. */
export function meaningOf(figure: Figure): Label {
  if (figure.kind === 'unknown') return { zh: '未识别', en: 'not understood' };
  const period = figure.period ? periodLabel(figure.period) : null;
  const subject = subjectOf(figure);
  const compared = figure.comparison ? comparisons[figure.comparison] : undefined;
  const parts = figure.parts.map(({ name }) => name);
  return {
    zh: [compared?.zh ?? '', period?.zh ?? '', parts.join('·'), subject.zh]
      .filter((word) => word !== '')
      .join(' '),
    en: `${[...parts, subject.en].filter((word) => word !== '').join(' ')}${period ? ` (${period.en})` : ''}${compared?.en ?? ''}`,
  };
}

const meaningLabels: Readonly<Record<Exclude<MeaningCode, MeasureId | RateMeasureId>, Label>> = {
  part: { zh: '分项', en: 'a part' },
  total: { zh: '总数（合计）', en: 'a total' },
  share: { zh: '占比', en: 'a share' },
  ignore: { zh: '不参与核对', en: 'takes no part' },
};

/** The name of a meaning that a person may choose for a label. */
export function meaningCodeLabel(code: MeaningCode): Label {
  const names: Readonly<Record<MeaningCode, Label>> = { ...measures, ...rateMeasures, ...meaningLabels };
  const { zh, en } = names[code];
  return { zh, en };
}

/** What one label says by itself; null when nothing was made of it. */
export function labelMeaning(label: LabelReading): Label | null {
  if (label.isIgnored) return { zh: '不参与核对', en: 'takes no part' };
  const { measure, rate, part, total, period, comparison, isShare } = label;
  const what = rate ? rateMeasures[rate] : measure ? measures[measure] : null;
  const named = [
    comparison ? comparisons[comparison] : null,
    period ? periodLabel(period) : null,
    part ? { zh: `分项：${part.name}`, en: `part: ${part.name}` } : null,
    what,
    total ? (total === 'all' ? { zh: '总数', en: 'total' } : { zh: '小计', en: 'subtotal' }) : null,
    isShare ? { zh: '占比', en: 'share' } : null,
  ].filter((one) => one !== null && one !== undefined);
  if (named.length === 0) return null;
  return {
    zh: named.map(({ zh }) => zh).join(' '),
    en: named.map(({ en }) => en.replace(/^, /, '')).join(' '),
  };
}

function subjectOf({ kind, measure, rate, isTotal, isSubtotal, parts, isCumulative }: Figure): Label {
  const running = isCumulative ? { zh: '累计', en: 'running ' } : { zh: '', en: '' };
  const what = rate ? rateMeasures[rate] : measure ? measures[measure] : null;
  const total = isTotal ? '总数' : isSubtotal ? '小计' : '';
  const share = kind === 'share' ? { zh: '占比', en: ' share' } : { zh: '', en: '' };
  const zh = what?.zh ?? (parts.length > 0 && share.zh === '' ? '' : total);
  const en = what?.en ?? (total === '' ? '' : isTotal ? 'total' : 'subtotal');
  return { zh: `${running.zh}${zh}${share.zh}`, en: `${running.en}${en}${share.en}`.trim() };
}

/** A figure with its number, as a sentence names it: 受理382件. */
export function told(figure: Figure): Label {
  const { zh, en } = meaningOf(figure);
  const number = numberOf(figure);
  return { zh: `${zh.replaceAll(' ', '')}${number}`, en: `${en} ${number}` };
}

/** The number of a figure in its own unit and decimals. */
export const numberOf = (figure: Figure): string => inUnitOf(figure.value, figure);

/** Another number in the unit of a figure. */
export function inUnitOf(value: Exact, { unit, decimals }: Figure): string {
  const scale = whole(unitOf(unit)?.times ?? 1n);
  const isPercent = unitOf(unit)?.kind === 'percent';
  return `${inFigures(dividedBy(value, scale), isPercent ? decimals : 0)}${unit ?? ''}`;
}

/** Several figures told in a row. */
export const allTold = (figures: readonly Figure[], between = '、'): Label => ({
  zh: figures.map((figure) => told(figure).zh).join(between),
  en: figures.map((figure) => told(figure).en).join(between === '＋' ? ' + ' : ', '),
});

/** Without the Chinese units behind its numbers. */
const inEnglish = (sentence: string): string =>
  sentence
    .replace(/(\d)万元/g, '$1 × 10,000 yuan')
    .replace(/(\d)亿元/g, '$1 × 100 million yuan')
    .replace(/(\d)元/g, '$1 yuan')
    .replace(/(\d)个?百分点/g, '$1 percentage points')
    .replace(/(\d)(?:件次|件|起|宗|例|桩|人次|场次|次|场|人|名|位|户|个|份|条)/g, '$1');

/** Makes a finding about figures. */
export function finding(
  check: TableCheckId,
  severity: FindingSeverity,
  figures: readonly Figure[],
  zh: string,
  en: string,
): TableFinding {
  return { check, severity, zh, en: inEnglish(en), figures: [...new Set(figures.map(({ index }) => index))] };
}
