import type { Label } from '../../label.ts';
import { chineseNumber } from '../../register/chinese-number.ts';
import type { ReportSentenceId } from './report.sentences.ts';
import type { ReportSentence, ReportTexts } from './report.texts.ts';

/** What each sentence is about. */
export const reportSentenceLabels: Readonly<Record<ReportSentenceId, Label>> = {
  mechanism: { zh: '工作机制', en: 'How we work' },
  screened: { zh: '排查', en: 'Screening' },
  found: { zh: '发现和受理', en: 'Found and accepted' },
  closed: { zh: '结案', en: 'Closed' },
  rate: { zh: '比率', en: 'Rates' },
  open: { zh: '在办', en: 'Open cases' },
  types: { zh: '按类型', en: 'By type' },
  localTypes: { zh: '按本地类型', en: 'By local type' },
  origins: { zh: '按来源', en: 'By origin' },
  agreements: { zh: '协议', en: 'Agreements' },
  repeated: { zh: '反复', en: 'Repeated' },
  workload: { zh: '工作量', en: 'Workload' },
  durations: { zh: '办理用时', en: 'How long it took' },
  prevented: { zh: '预防', en: 'Prevented' },
  publicity: { zh: '法治宣传', en: 'Legal publicity' },
  compared: { zh: '与以前相比', en: 'Compared' },
  learned: { zh: '发现的情况', en: 'What was learned' },
  next: { zh: '下一步', en: 'What comes next' },
};

/** Why a sentence that people worded should be looked at before it is published. */
export interface SentenceDoubt {
  readonly id: ReportSentenceId;
  /** The figures give another sentence than when it was worded. */
  readonly hasMoved: boolean;
  /** Its numbers that the figures do not give. */
  readonly numbers: readonly string[];
}

/** Days, numbers of documents and of meetings are no figures. */
const number = /(?<![\d.第〔])\d+(?:\.\d+)?(?![\d.]*[年月日号时点届])/g;
const counted = /(?<![\d.第〔])\d+(?:\.\d+)?(?=件|起|宗|例|%|个?百分点|万?元)/g;
const inWords = /[零〇一二两三四五六七八九十百千万]{2,}(?=件|起|宗|例)/g;

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(inWords, (words) => String(chineseNumber(words) ?? words));
const numbersIn = (text: string, form: RegExp): ReadonlySet<string> => new Set(plain(text).match(form) ?? []);

/**
 * The numbers of an edited sentence that the figures do not give there: an edited sentence does not follow its figures, and keeps
 * the numbers of the day on which it was written. Where the figures give no sentence, what it counts must stand in another one.
 * @param all  every sentence of the report
 */
export function oddNumbers(
  { text, generated, isEdited }: ReportSentence,
  all: readonly Pick<ReportSentence, 'generated'>[],
): readonly string[] {
  if (!isEdited || text === '') return [];
  const isFree = generated === '';
  const given = numbersIn(isFree ? all.map((one) => one.generated).join('\n') : generated, number);
  return [...numbersIn(text, isFree ? counted : number)].filter((one) => !given.has(one));
}

/**
 * The edited sentences of a report that have gone stale, or hold numbers that the figures do not give.
 * @param over  what the figures gave when they were worded; of words from before that was kept, nothing is known
 */
export function doubtsOf(sentences: readonly ReportSentence[], over: ReportTexts): readonly SentenceDoubt[] {
  return sentences.flatMap((sentence) => {
    const { id, text, generated, isEdited } = sentence;
    if (!isEdited || text === '') return [];
    const hasMoved = over[id] !== undefined && over[id] !== generated;
    const numbers = oddNumbers(sentence, sentences);
    return hasMoved || numbers.length > 0 ? [{ id, hasMoved, numbers }] : [];
  });
}
