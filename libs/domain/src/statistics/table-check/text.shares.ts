import { wordKey } from '../../register/wording.ts';
import type { Draft } from './figure.ts';
import type { LabelReading } from './label.reading.ts';

/** A sentence that divides something whole: money of a budget, what several people bear, a whole by its parts. */
const divides = /预算|经费|资金|开支|支出|占比|比例|比重|构成|结构|分担|分摊|均摊|承担|负担|份额|责任/;
/** Rates, growth and progress are no parts of anything. */
const isNoPart = /率|同比|环比|增长|上升|下降|提高|减少|完成|执行|进度|以上|以内|达标/;
const percent = /[%％]$|百分之/;
const totalWord = /(?:合计|共计|总计|总共|共|总和|总额)(?:为|是|达)?[:：]?$/;

/**
 * 预算：宣传40%、补贴30%、培训40%: of a sentence that divides a whole, percentages with a name in front are shares of it,
 * whatever else the name may count. At least two, or it is no list.
 */
export function sharesOfText<D extends Draft>(sentence: string, drafts: readonly D[]): readonly D[] {
  if (!divides.test(sentence) || isNoPart.test(sentence)) return drafts;
  const isListed = (draft: D): boolean =>
    draft.of === undefined && percent.test(String(draft.entry.value)) && nameOf(draft) !== '';
  const listed = drafts.filter((draft) => isListed(draft) && !totalWord.test(draft.entry.wording));
  if (listed.length < 2) return drafts;
  return drafts.map((draft) => {
    if (!isListed(draft)) return draft;
    const isTotal = totalWord.test(draft.entry.wording);
    return { ...draft, labels: [shareOf(draft, isTotal)] };
  });
}

function shareOf(draft: Draft, isTotal: boolean): LabelReading {
  const isAmong = draft.labels.some((label) => label.isAmong) ? { isAmong: true as const } : {};
  const name = nameOf(draft);
  return isTotal
    ? { isShare: true, total: 'all', rest: '' }
    : { isShare: true, ...isAmong, part: { dimension: 'row', key: wordKey(name), name }, rest: '' };
}

/** What the share is of, without the words that divide. */
const nameOf = ({ entry }: Draft): string =>
  entry.wording
    .replace(
      /^.*[:：]|其中|(?:所|各)?(?:占|承担|负担|分担|分摊|负责|分配|安排|支付)(?:比例?|比重)?(?:为|是)?$/g,
      '',
    )
    .trim()
    .slice(0, 20);
