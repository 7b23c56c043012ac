import type { CountId } from '../counts.ts';
import type { Change, Rate } from '../rates.ts';
import { prevented, publicity, screened } from './beside.sentences.ts';
import type { ReportedComparison, ReportedLine, ReportFacts } from './report.facts.ts';

/** The sentences of the dispute paragraph, in their order; those of one paragraph stand together. */
export const reportSentenceIds = [
  'mechanism',
  'screened',
  'found',
  'closed',
  'rate',
  'open',
  'types',
  'localTypes',
  'origins',
  'agreements',
  'repeated',
  'workload',
  'durations',
  'prevented',
  'publicity',
  'compared',
  'learned',
  'next',
] as const;
export type ReportSentenceId = (typeof reportSentenceIds)[number];

/** Which sentences make one paragraph. */
export const reportParagraphs: readonly (readonly ReportSentenceId[])[] = [
  ['mechanism', 'screened', 'found', 'closed', 'rate', 'open'],
  ['types', 'localTypes', 'origins', 'agreements', 'repeated', 'workload', 'durations'],
  ['prevented'],
  ['publicity'],
  ['compared'],
  ['learned'],
  ['next'],
];

/** What only people can write; the figures give nothing, or only a beginning. */
export const writtenByPeople: ReadonlySet<ReportSentenceId> = new Set(['mechanism', 'learned', 'next']);

/**
 * Assembles the sentences of a report from its figures, in Chinese. A percentage stands with its numerator and denominator, and
 * not at all over few cases; a screening is never called a case; what is open is never called a failure.
 * @returns "" for a sentence of which the figures say nothing
 */
export function reportSentences(facts: ReportFacts): Readonly<Record<ReportSentenceId, string>> {
  return {
    mechanism: '',
    screened: screened(facts),
    found: found(facts),
    closed: closed(facts),
    rate: rated(facts),
    open: stillOpen(facts),
    types: types(facts),
    localTypes: localTypes(facts),
    origins: parts('来源方面', facts.originClasses),
    agreements: agreements(facts),
    repeated: repeated(facts),
    workload: workload(facts),
    durations: durations(facts),
    prevented: prevented(facts),
    publicity: publicity(facts),
    compared: compared(facts),
    learned: learned(facts),
    next: '',
  };
}

function found({ beside, counts: { accepted, carriedIn } }: ReportFacts): string {
  const reported = beside.found ?? 0;
  if (reported + accepted + carriedIn === 0) return '本期未发现矛盾纠纷，无受理、无结转。';
  const all = carriedIn === 0 ? '' : `，加上期结转${carriedIn}件，应办${carriedIn + accepted}件`;
  return `登记矛盾纠纷${reported}件，受理${accepted}件${all}。`;
}

function closed({ counts }: ReportFacts): string {
  if (counts.closed === 0) return counts.open === 0 ? '' : '本期无结案。';
  const ends = (
    [
      ['调解成功', counts.settled],
      ['调解不成', counts.notSettled],
      ['撤回', counts.withdrawn],
      ['移送', counts.transferred],
      ['并案', counts.merged],
    ] as const
  ).flatMap(([name, n]) => (n === 0 ? [] : `${name}${n}件`));
  return `结案${counts.closed}件，其中${ends.join('、')}。`;
}

/** 95.8%（46/48）; over few cases the two numbers alone. */
const rateText = (name: string, { numerator, denominator, percent }: Rate): string =>
  percent === null
    ? `${name}${numerator}/${denominator}件`
    : `${name}${percent}%（${numerator}/${denominator}）`;

function rated({ rates, smallBelow }: ReportFacts): string {
  const shown = (
    [
      ['调解成功率', rates.successRate],
      ['化解率', rates.resolutionRate],
      ['按期办结率', rates.onTimeRate],
    ] as const
  ).filter(([, { denominator }]) => denominator > 0);
  if (shown.length === 0) return '';
  const few = shown.some(([, { small }]) => small) ? `（分母不足${smallBelow}件的只列件数，不计百分率）` : '';
  return `${shown.map(([name, rate]) => rateText(name, rate)).join('，')}${few}。`;
}

/** Why an open case is no failure, and by how much the other way of dividing differs. */
function stillOpen({ counts: { open, overdue }, rates }: ReportFacts): string {
  if (open === 0) return '';
  const late = overdue === 0 ? '，均未逾期' : `，其中逾期${overdue}件`;
  const { settledOfAccepted: other } = rates;
  const differs =
    other.percent === null
      ? ''
      : `，如按调解成功占受理计则为${other.percent}%（${other.numerator}/${other.denominator}），两数口径不同`;
  return `期末在办${open}件${late}；在办案件尚无结果，不计为调解不成${differs}。`;
}

const share = ({ accepted, share: percent }: ReportedLine): string =>
  percent === null ? `${accepted}件` : `${accepted}件（${percent}%）`;

function parts(head: string, lines: readonly ReportedLine[]): string {
  const some = lines.filter(({ accepted }) => accepted > 0);
  if (some.length === 0) return '';
  return `${head}，${some.map((line) => `${line.name}${share(line)}`).join('、')}。`;
}

function types(facts: ReportFacts): string {
  const ordered = facts.types.toSorted((a, b) => b.accepted - a.accepted);
  const sentence = parts('受理的纠纷按类型分', ordered);
  if (sentence === '' || facts.typesPrintedSum === null) return sentence;
  return `${sentence.slice(0, -1)}；各类占比分别四舍五入，合计${facts.typesPrintedSum}%。`;
}

function agreements({
  counts: { settled, written, oral, confirmed, agreedAmount },
  agreedWan,
}: ReportFacts): string {
  if (settled === 0) return '';
  const money = agreedAmount === 0 ? '' : `，协议金额${agreedWan}万元`;
  const without = settled - written - oral;
  const others = without > 0 ? `、未签协议${without}件` : '';
  return `调解成功的纠纷中，书面协议${written}件（经司法确认${confirmed}件）、口头协议${oral}件${others}${money}。`;
}

/** Each with the class to which it counts: they are among the types, not beside them. */
function localTypes({ localTypes: lines }: ReportFacts): string {
  const some = lines.filter(({ accepted }) => accepted > 0);
  return some.length === 0
    ? ''
    : `其中按本地类型登记的，${some.map(({ name, accepted }) => `${name}${accepted}件`).join('、')}，已含在上述类型内。`;
}

const repeated = ({ counts: { settled, repeated: again }, rates }: ReportFacts): string =>
  settled === 0
    ? ''
    : `调解成功的纠纷中，十二个月内重开或相同当事人再起纠纷的${again}件，${rateText('反复率', rates.repeatRate)}；期满不足十二个月的数字还会增加。`;

/** Work weighed by attempts: a case that took three talks is more than one that took one. */
function workload({ counts: { closed: all, merged, attempts } }: ReportFacts): string {
  const cases = all - merged;
  if (cases === 0 || attempts === 0) return '';
  const average = (Math.round((attempts * 10) / cases) / 10).toFixed(1);
  return `已结案件（并案除外）共调解${attempts}次，平均每件${average}次（${attempts}/${cases}）。`;
}

const durations = ({ days }: ReportFacts): string =>
  days === null
    ? ''
    : `已结案件从受理到办结，半数不超过${days.median}天，九成不超过${days.p90}天（${days.cases}件）。`;

const comparedCounts: readonly (readonly [CountId, string])[] = [
  ['accepted', '受理'],
  ['closed', '结案'],
  ['settled', '调解成功'],
];

/** A change in per cent only where there were enough before. */
function changed({ difference, percent }: Change): string {
  if (difference === 0) return '持平';
  const size = percent === null ? '' : `（${percent}%）`;
  return `${difference > 0 ? '增加' : '减少'}${Math.abs(difference)}件${size}`;
}

function comparedWith(how: string, { title, changes }: ReportedComparison): string {
  const told = comparedCounts.flatMap(([id, name]) => {
    const change = changes[id];
    return change === undefined ? [] : `${name}${changed(change)}`;
  });
  return `${how}（${title}），${told.join('、')}`;
}

const compared = ({ before, yearBefore }: ReportFacts): string =>
  `${[
    comparedWith(yearBefore === null ? '同比' : '环比', before),
    ...(yearBefore === null ? [] : [comparedWith('同比', yearBefore)]),
  ].join('；')}。`;

/** Only what the figures show: where most came from. What follows from it people write. */
function learned({ types: byType, villages }: ReportFacts): string {
  const most = (lines: readonly ReportedLine[]) => {
    const top = Math.max(0, ...lines.map(({ accepted }) => accepted));
    return top === 0 ? [] : lines.filter(({ accepted }) => accepted === top);
  };
  const names = (lines: readonly ReportedLine[]) => lines.map(({ name }) => name).join('、');
  const [type, village] = [most(byType), most(villages)];
  if (type.length === 0) return '';
  const where =
    village.length === 0 ? '' : `，受理最多的村（社区）为${names(village)}（${village[0]?.accepted ?? 0}件）`;
  return `从受理情况看，最多的类型为${names(type)}（${type[0]?.accepted ?? 0}件）${where}。`;
}
