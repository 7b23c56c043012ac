import { type LabelReading, type Meanings, readLabel } from './label.reading.ts';
import type { Found } from './text.numbers.ts';

/** 五个子女: whose number it is stands behind it, with what they do. */
const heirs =
  /^(?:个|名|位)?(子女|儿女|兄弟姐妹|兄弟|姐妹|兄妹|姐弟|继承人)(?:共同|平均|均)?(?:分担|分摊|承担|负担)?/;
const clauseEnd = /[，,、；;：:（(）)]/;

export interface LabelFound {
  readonly words: string;
  readonly reading: LabelReading;
  /** The words behind the number were taken up to here; 0 when none were. */
  readonly to: number;
}

/** The words of a number: the clause before it, then the ones before that, then what stands behind. */
export function labelAt(
  text: string,
  start: number,
  { from, to, text: written }: Found,
  end: number,
  meanings: Meanings,
): LabelFound {
  const pieces = text.slice(start, from).split(clauseEnd);
  const isAmong = /其中|主要/.test(text.slice(start, from));
  const after = text.slice(to, end).split(clauseEnd)[0] ?? '';
  const shared = heirs.exec(text.slice(to, end));
  if (shared)
    return { words: shared[0], reading: readLabel(shared[1] ?? '', meanings), to: to + shared[0].length };
  const tail = (words: string) => words.slice(-40);
  // 成功率：1月90%: the nearest words name the period, those before them the figure.
  const { period } = readLabel(tail(pieces.at(-1) ?? ''), meanings);
  for (let at = pieces.length - 1; at >= Math.max(0, pieces.length - 2); at -= 1) {
    const words = tail(pieces[at] ?? '');
    const reading = readLabel(words, meanings);
    if (isMeaning(reading) && !isOnlyContext(words, reading, after))
      return { words: shown(words), reading: among(dated(reading, period), isAmong), to: 0 };
    // 召开研判会48次: words that say something else are not passed over for those before them.
    if (reading.rest !== '') break;
  }
  const reading = readLabel(after, meanings);
  // 补贴3万元占30%: the share is the next number.
  const isNext = reading.isShare === true && reading.measure === undefined && reading.part === undefined;
  if (isMeaning(reading) && !isNext && !/[%％]$/.test(written))
    return { words: shown(after), reading: among(reading, isAmong), to: to + after.length };
  const words = tail(pieces.at(-1) ?? '');
  return { words: shown(words === '' ? after : words), reading: readLabel(words, meanings), to: 0 };
}

const shown = (words: string): string => words.replace(/\s+/g, ' ').trim();
const dated = (reading: LabelReading, period: LabelReading['period']): LabelReading =>
  period === undefined ? reading : { period, ...reading };
const among = (reading: LabelReading, isAmong: boolean): LabelReading =>
  isAmong ? { ...reading, isAmong: true } : reading;

const isMeaning = ({ measure, rate, part, comparison, isShare, total }: LabelReading): boolean =>
  [measure, rate, part, comparison, isShare, total].some((one) => one !== undefined);

/** 共有37件调解成功: the words behind say more than 共. */
const isOnlyContext = (words: string, reading: LabelReading, after: string): boolean =>
  reading.total !== undefined &&
  reading.measure === undefined &&
  /^[^\d]{2,}/.test(after) &&
  words.length <= 4;
