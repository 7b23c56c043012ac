import type { Draft } from './figure.ts';
import { type LabelReading, type Meanings, readLabel } from './label.reading.ts';
import type { Period } from './period.wordings.ts';
import { labelAt } from './text.labels.ts';
import { type Found, numbersIn, sentencesOf } from './text.numbers.ts';
import { sharesOfText } from './text.shares.ts';

/** A figure of a text with the characters in which it stands. */
export interface TextDraft extends Draft {
  readonly span: { readonly from: number; readonly to: number };
}

/**
 * Finds the figures of a paragraph: 全年共排查420次，受理382件，成功率100%. Each takes its meaning from the words before
 * it, else from those behind it; shares and changes belong to the figure before them. What is not clear is left out.
 */
export function readText(text: string, meanings: Meanings = {}): readonly TextDraft[] {
  const plain = text.replace(/[０-９％．]/g, (sign) => sign.normalize('NFKC'));
  const drafts: TextDraft[] = [];
  let group = '';
  let seen = new Map<string, string>();
  let number = 1;
  let base: LabelReading | null = null;
  let period: Period | undefined;
  for (const sentence of sentencesOf(plain)) {
    const read = draftsOf(sentence, meanings, drafts, base);
    base = read.base;
    if (wholeTime.test(sentence.text)) period = undefined;
    const dated = inPeriods(sharesOfText(sentence.text, read.found), period);
    period = dated.last;
    const { found } = dated;
    const keys = found.map((draft) => [keyOf(draft), String(draft.entry.value)] as const);
    // A sentence that begins a count anew speaks of something else: 另有交办12件，化解9件.
    const isAnew = keys.some(([key, value]) => key !== '' && seen.has(key) && seen.get(key) !== value);
    if (isAnew && keys.length > 1 && found.some(({ labels }) => isBase(labels))) {
      number += 1;
      group = `第${number}组`;
      seen = new Map();
    }
    for (const [key, value] of keys) if (key !== '') seen.set(key, value);
    drafts.push(
      ...found.map((draft) => (group === '' ? draft : { ...draft, entry: { ...draft.entry, group } })),
    );
  }
  return drafts;
}

/** A count that a paragraph may begin with. */
const isBase = (labels: readonly LabelReading[]): boolean =>
  labels.some(({ measure, part }) => part === undefined && measure !== undefined && bases.has(measure));
const bases: ReadonlySet<string> = new Set([
  'screened',
  'found',
  'occurred',
  'assigned',
  'accepted',
  'mediated',
  'planTotal',
]);

const keyOf = ({ labels }: Draft): string => {
  const [label] = labels;
  if (!label || label.comparison || label.isShare) return '';
  const subject = label.measure ?? label.rate;
  return subject === undefined
    ? ''
    : [subject, label.part?.key, label.period?.from, label.period?.to].join('|');
};

/** 全年调解成功率95%: what was said of a quarter ends here. */
const wholeTime = /全年|今年|本年/;

/**
 * 一季度受理38件，调解成功37件: the period of a count is that of the figures behind it, until another count names its own. A
 * part (上半年受理38件，其中1月5件，调解成功37件) names the period of itself only.
 */
function inPeriods(
  drafts: readonly TextDraft[],
  before: Period | undefined,
): { readonly found: readonly TextDraft[]; readonly last: Period | undefined } {
  let period = before;
  const found = drafts.map((draft) => {
    const [label] = draft.labels;
    const hasOwnWord = (label?.measure ?? label?.rate) !== undefined && !label?.isInherited;
    if (label?.period !== undefined && hasOwnWord && !label.isAmong) period = label.period;
    const of = period;
    return of === undefined
      ? draft
      : { ...draft, labels: draft.labels.map((one) => ({ period: of, ...one })) };
  });
  return { found, last: period };
}

function draftsOf(
  sentence: Found,
  meanings: Meanings,
  earlier: readonly TextDraft[],
  before: LabelReading | null,
): { readonly found: readonly TextDraft[]; readonly base: LabelReading | null } {
  const numbers = numbersIn(sentence.text);
  const drafts: TextDraft[] = [];
  let base = before;
  let used = 0;
  let listed: LabelReading['rate'];
  for (const [at, found] of numbers.entries()) {
    const start = Math.max(numbers[at - 1]?.to ?? 0, used);
    const end = numbers[at + 1]?.from ?? sentence.text.length;
    const between = sentence.text.slice(start, found.from);
    const label = labelAt(sentence.text, start, found, end, meanings);
    const previous = drafts.at(-1);
    const isAgain =
      previous !== undefined &&
      (risen.test(between) ||
        (label.to === 0 &&
          again.test(between) &&
          !percent.test(found.text) &&
          (between !== '' || /[人名]次?$/.test(found.text))));
    const of = isAgain ? null : attachedTo(label.reading, found, between, drafts);
    listed = percent.test(found.text) ? (listedRate(between, meanings) ?? listed) : undefined;
    const own = withRate(label.reading, listed);
    const reading = isAgain
      ? repeated(previous, between, own)
      : withBase(own, base, percent.test(found.text));
    if (isCount(label.reading)) base = label.reading;
    used = label.to;
    drafts.push({
      entry: { wording: isAgain ? previous.entry.wording : label.words, value: found.text },
      labels: [of === null || reading.comparison ? reading : { ...reading, isShare: true }],
      ...(of === null ? {} : { of: earlier.length + of }),
      span: { from: sentence.from + found.from, to: sentence.from + found.to },
    });
  }
  return { found: drafts, base };
}

/** 由95.2%提高到98.1%: the same figure, then and now. */
const risen = /^(?:提高|提升|上升|增长|增加|下降|减少|降低)(?:到|至|为)$/;
const percent = /[%％]$|百分之|百分点$/;
/** 三百八十二件（382件）: the same number a second time. 28件30人: the cases and their persons. */
const again = /^(?:[（(]\s*(?:大写|小写|即|合)?[:：]?(?:人民币)?)?$/;

function repeated({ labels }: TextDraft, between: string, own: LabelReading): LabelReading {
  const [first] = labels;
  if (!first) return own;
  if (risen.test(between)) {
    const { comparison: _, ...now } = first;
    return now;
  }
  return between === '' && first.measure !== 'prevented' ? { ...first, measure: 'persons' } : first;
}

/** What a later part without a word of its own is a part of. */
const isCount = ({ isShare, comparison, measure, part }: LabelReading): boolean =>
  !isShare && comparison === undefined && measure !== undefined && part === undefined && divided.has(measure);
const divided: ReadonlySet<string> = new Set([...bases, 'settled', 'resolved', 'closed', 'cases']);

/** 其中婚姻家庭120件, 一季度38件: a part without a word of its own counts what was counted before it; 1月90% counts nothing. */
function withBase(reading: LabelReading, base: LabelReading | null, isPercent: boolean): LabelReading {
  const { part, period, measure, rate, total, comparison } = reading;
  const isDivided = part !== undefined || (period !== undefined && total === undefined && !isPercent);
  const isBare = isDivided && [measure, rate].every((one) => one === undefined) && comparison === undefined;
  return isBare && !reading.isShare && base?.measure
    ? { ...reading, measure: base.measure, isInherited: true }
    : reading;
}

/** 成功率：甲村90%，乙村80%: the rate that a list of villages or types is of. */
function listedRate(between: string, meanings: Meanings): LabelReading['rate'] {
  const words = /([^，,、；;：:]*率)(?:分别)?(?:[：:]|分别为|如下)/.exec(between)?.[1];
  return words === undefined ? undefined : readLabel(words, meanings).rate;
}

const withRate = (reading: LabelReading, rate: LabelReading['rate']): LabelReading =>
  rate !== undefined &&
  (reading.part ?? reading.total ?? reading.period) !== undefined &&
  [reading.measure, reading.rate, reading.isShare, reading.comparison].every((one) => one === undefined)
    ? { ...reading, rate }
    : reading;

/** The figure in the same sentence that a share or a change belongs to: the last one that is itself neither. */
function attachedTo(
  { rate, measure, part, comparison, isShare, total }: LabelReading,
  { text }: Found,
  between: string,
  own: readonly TextDraft[],
): number | null {
  if (rate !== undefined || measure !== undefined || part !== undefined) return null;
  // 占比合计100% tells of all of them.
  if (isShare === true && total !== undefined) return null;
  const isLoose = percent.test(text) && /^[（(，,、\s]*$/.test(between);
  if (!isLoose && comparison === undefined && isShare !== true) return null;
  const last = own.findLastIndex((draft) => draft.of === undefined);
  return last < 0 ? null : last;
}
