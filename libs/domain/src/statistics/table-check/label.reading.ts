import { plainText } from '../../register/cell-text.ts';
import { wordKey } from '../../register/wording.ts';
import { englishHeading } from './english.wordings.ts';
import { directionOf } from './figure.number.ts';
import { unitPattern } from './figure.units.ts';
import { measureForms, rateForms, withoutFilling } from './measure.wordings.ts';
import { type MeasureId, measures, type RateMeasureId, rateMeasures } from './measures.ts';
import { type Part, partOf } from './part.wordings.ts';
import { type Period, readPeriod } from './period.wordings.ts';

/** What a person said that a label means, where it was read otherwise. */
export type MeaningCode = MeasureId | RateMeasureId | 'part' | 'total' | 'share' | 'ignore';
export const meaningCodes: readonly MeaningCode[] = [
  ...(Object.keys(measures) as MeasureId[]),
  ...(Object.keys(rateMeasures) as RateMeasureId[]),
  'part',
  'total',
  'share',
  'ignore',
];
/** Decided meanings by the key of the label, as `labelKey` makes it. */
export type Meanings = Readonly<Record<string, MeaningCode>>;

/** Of what other moment a figure tells: the same time last year, the period before, or the change since then. */
export type Comparison = 'lastYear' | 'lastPeriod' | 'growth' | 'growthOnPeriod';

/** All that one label says; a figure puts together what its labels say. */
export interface LabelReading {
  readonly measure?: MeasureId;
  readonly rate?: RateMeasureId;
  readonly part?: Part;
  /** 合计 or 小计. */
  readonly total?: 'all' | 'sub';
  readonly period?: Period;
  readonly isCumulative?: true;
  readonly comparison?: Comparison;
  /** A share of a total: 占比. */
  readonly isShare?: true;
  /** 其中: what follows need not be the whole. */
  readonly isAmong?: true;
  readonly unit?: string;
  /** Words of growth and decline. */
  readonly direction?: -1 | 1;
  readonly isIgnored?: true;
  /** The measure was taken over from the count before it. */
  readonly isInherited?: true;
  /** The words that nothing was made of; '' when everything was understood. */
  readonly rest: string;
}

const longest = 60;
const bracketUnit = new RegExp(
  `[(\\[](?:单位:?)?(${unitPattern}|‰)[)\\]]|/(${unitPattern})$|单位:(${unitPattern})`,
);
const totals =
  /^(?:合计数?|总计|共计|累计|总数|总量|总体|全部|共|总|总合计|全[镇乡县市区街道]{1,2}(?:合计|总计)?|计)$/;
const lastYear = /(?:比|较|与)?(?:去年|上年|上一年)(?:度)?(?:的)?(?:同期)?(?:数|值)?/;
const growthWords =
  /(?:同期)?(?:相比)?(?:的)?(?:增长|增加|上升|提高|提升|下降|减少|降低|增减|升降|±)(?:率|幅度?|百分比|了|%|数)*/;
const growth = new RegExp(
  `同比(?:${growthWords.source})?|(?:比|较)(?:去年|上年)(?:同期)?${growthWords.source}|^(?:增长|增减|增)(?:率|幅)$|增幅`,
);
const growthOnPeriod = new RegExp(
  `环比(?:${growthWords.source})?|(?:比|较)上(?:月|季度?|期|个月|周)${growthWords.source}`,
);
const share = /所占|占(?:比|总|全|案|$|受理|排查|纠纷|的|了|\d)|比重|比例|百分比|构成比/;

/** 化解率为排查数的（100%）: a rate that says itself that it divides by screenings. */
export const ofScreenings = /(?<=率)(?:为|是|占|达)?(?:排查|摸排|巡查|走访)(?:总|次)?数?的$/;

/** The form under which a decided meaning is kept. */
export const labelKey = (label: string): string => wordKey(label.slice(0, longest));

const decidedFor = (label: string, meanings: Meanings): MeaningCode | undefined =>
  Object.hasOwn(meanings, labelKey(label)) ? meanings[labelKey(label)] : undefined;

/** Reads one label: the head of a row or column, or the words in front of a number. Never throws. */
export function readLabel(label: string, meanings: Meanings = {}): LabelReading {
  const decided = decidedFor(label, meanings);
  const read = readWords(label.slice(0, longest));
  return decided === undefined ? read : decidedReading(read, decided, label);
}

/** Divides the levels of a head: 受理 / 婚姻家庭. */
export const levelMark = ' / ';

/** Reads the head of a row or column with all its levels. Of two levels about the same thing the lower one counts. */
export function readHead(head: string, meanings: Meanings = {}): LabelReading {
  const levels = head.split(levelMark).map((level) => readLabel(level, meanings));
  const decided = decidedFor(head, meanings);
  if (decided !== undefined) return decidedReading(mergedLabels(levels), decided, head);
  const merged = mergedLabels(levels);
  // The subtotal of one group of columns is the total of that group.
  return levels.length > 1 && merged.total === 'sub' && merged.measure ? { ...merged, total: 'all' } : merged;
}

/** Puts labels together; 件数 says less than any other measure. */
export function mergedLabels(labels: readonly LabelReading[]): LabelReading {
  const merged = Object.assign({ rest: '' }, ...labels) as LabelReading;
  const named = labels.findLast(({ measure }) => measure !== undefined && measure !== 'cases');
  return named?.measure === undefined ? merged : { ...merged, measure: named.measure };
}

function readWords(label: string): LabelReading {
  const units = bracketUnit.exec(plainText(label));
  const unit = units?.[1] ?? units?.[2] ?? units?.[3];
  const text = plainText(label).replace(bracketUnit, '');
  const isAmong = /其中|主要(?:是|为|有|包括)?|^内:/.test(text);
  const { comparison, rest: compared } = comparisonIn(text.replace(/其中:?|主要(?:是|为|有|包括)?/g, ''));
  const { period, isCumulative, rest: undated } = readPeriod(compared);
  const direction = comparison === undefined ? 0 : directionOf(text);
  const base = {
    ...(unit === undefined ? {} : { unit }),
    ...(isAmong ? { isAmong: true as const } : {}),
    ...(comparison === undefined ? {} : { comparison }),
    ...(period === null ? {} : { period }),
    ...(isCumulative ? { isCumulative: true as const } : {}),
    ...(direction === 0 ? {} : { direction }),
  };
  return { ...base, ...subjectOf(undated) };
}

/** What is counted: a rate, a total, a part, a measure, or a part of a measure. */
function subjectOf(text: string): Omit<LabelReading, 'unit' | 'period'> {
  const bare = text.replace(/[\s()[\]:、,。]/g, '');
  if (bare === '') return { rest: '' };
  if (totals.test(bare)) return { total: 'all', rest: '' };
  if (/^小计|^分计/.test(bare)) return { total: 'sub', rest: '' };
  const english = englishHeading(bare);
  if (english) return { ...english, rest: '' };
  const rate = rateForms.find(([form]) => form.test(bare));
  if (rate) return withPart({ rate: rate[1] }, bare.replace(ofScreenings, '').replace(rate[0], ''));
  if (/^占比(?:之和|合计|总计)$/.test(bare)) return { isShare: true, total: 'all', rest: '' };
  if (share.test(bare)) {
    const about = bare.replace(/所?占.*$|比重|比例|百分比|构成比/g, '');
    return { isShare: true, ...subjectOf(about) };
  }
  const plan = /纠纷|案|类$/.test(bare) ? undefined : planOf(bare);
  if (plan) return { measure: plan, rest: '' };
  const alone = partOf(bare, 'whole');
  if (alone && !isAlsoMeasure(bare)) return { part: alone, rest: '' };
  const found = measureForms.find(([form]) => form.test(bare));
  if (!found) return withoutFilling(bare) === '' ? casesOf(bare) : withPart({}, bare);
  return withPart({ measure: found[1] }, bare.replace(found[0], ''));
}

/** The words of a plan stand before the classes of disputes: 每月支付赡养费 is an amount, 赡养 a class. */
function planOf(text: string): MeasureId | undefined {
  const found = measureForms.find(([form]) => form.test(text))?.[1];
  return found?.startsWith('plan') && !/^(?:赡养|抚养|扶养)费$/.test(text) ? found : undefined;
}

/** 件数, 数量 and 总数 alone count cases. */
const casesOf = (text: string): LabelReading =>
  /总/.test(text)
    ? { total: 'all', rest: '' }
    : /数|件|起|纠纷/.test(text)
      ? { measure: 'cases', rest: '' }
      : { rest: '' };

/** Wordings of origins that more often name a count of their own. */
const isAlsoMeasure = (text: string): boolean =>
  /^(?:移送|移交|转办|排查|排查发现|主动排查|摸排|走访|申请|其他部门)?(?:件数|数)?$/.test(text) &&
  text !== '';

function withPart(reading: Omit<LabelReading, 'rest'>, words: string): LabelReading {
  const rest = withoutFilling(words);
  if (rest === '') return { ...reading, rest };
  const part = partOf(rest, 'any');
  return part ? { ...reading, part, rest: '' } : { ...reading, rest };
}

function comparisonIn(text: string): { readonly comparison?: Comparison; readonly rest: string } {
  if (growthOnPeriod.test(text))
    return { comparison: 'growthOnPeriod', rest: text.replace(growthOnPeriod, '') };
  if (growth.test(text)) return { comparison: 'growth', rest: text.replace(growth, '') };
  if (/^(?:提高|提升|上升|增长|增加|下降|减少|降低)了?$/.test(text))
    return { comparison: 'growth', rest: '' };
  if (/(?:去年|上年|上一年)(?:度)?同期|^(?:去年|上年)(?:数|值)?$|由(?:去年|上年)的?$/.test(text))
    return { comparison: 'lastYear', rest: text.replace(/由(?=去年|上年)/, '').replace(lastYear, '') };
  if (/^(?:比|较)?上(?:期|月|季度?|个月|周)(?:同期)?(?:数|值)?$/.test(text))
    return { comparison: 'lastPeriod', rest: '' };
  return { rest: text };
}

function decidedReading(read: LabelReading, code: MeaningCode, label: string): LabelReading {
  const { measure: _m, rate: _r, part: _p, total: _t, isShare: _s, ...others } = read;
  const base = { ...others, rest: '' };
  if (code === 'ignore') return { ...base, isIgnored: true };
  if (code === 'total') return { ...base, total: 'all' };
  if (code === 'share') return { ...base, isShare: true, ...(read.part ? { part: read.part } : {}) };
  if (code === 'part')
    return { ...base, part: { dimension: 'row', key: labelKey(label), name: plainText(label) } };
  if (code in measures) return { ...base, measure: code as MeasureId };
  return { ...base, rate: code as RateMeasureId };
}
