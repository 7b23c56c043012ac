import {
  amountFigure,
  type CountId,
  checkCounts,
  checkSums,
  codeLabels,
  countDefinitions,
  countIds,
  disputeTypes,
  type FigureDefinition,
  type Label,
  originClass,
  originClasses,
  origins,
  rateDefinitions,
  rateIds,
  ratesOf,
  risks,
} from '#domain';
import type { AnnualFigures, AnnualGroup, AnnualPeriod, Dimension } from './annual.query.ts';
import type { AnnualView } from './annual.view.ts';

type Counts = Readonly<Record<CountId, number>>;
type Line = Counts & { readonly code: string; readonly name: Label };

const agreementForms: Readonly<Record<string, Label>> = {
  written: { zh: '书面协议', en: 'written' },
  confirmed: { zh: '书面协议并经司法确认', en: 'written and confirmed by a court' },
  oral: { zh: '口头协议', en: 'oral' },
  none: { zh: '未签协议', en: 'none' },
  unknown: { zh: '未载明', en: 'not stated' },
};
const cohorts: Readonly<Record<string, Label>> = {
  accepted: { zh: '本期受理', en: 'accepted in the period' },
  carriedIn: { zh: '上期结转', en: 'carried in' },
};

/** Makes the report of what the database counted: names, definitions, rates and the checks of the sums. */
export function annualReport(year: number, { from, to }: AnnualPeriod, figures: AnnualFigures): AnnualView {
  const total = figures.groups.find(({ dimension }) => dimension === 'all');
  const counts = countsOf(total);
  const breakdowns = breakdownsOf(figures, from, to);
  const sums = sumsOf(counts, breakdowns);
  const stated = total?.amountStated ?? 0;
  return {
    year,
    asOf: to,
    period: { from, to },
    townships: [...figures.townships],
    counts,
    countDefinitions: byId(countIds, (id) => shown(countDefinitions[id])),
    rates: ratesIn(counts),
    amounts: {
      all: amountFigure(counts.amountInvolved),
      settled: amountFigure(total?.amountSettled ?? 0),
      open: amountFigure(total?.amountOpen ?? 0),
      statedCases: stated,
      unstatedCases: counts.accepted - stated,
    },
    breakdowns,
    checks: { allAgree: sums.every(({ agrees }) => agrees), sums },
  };
}

const byId = <Id extends string, Value>(ids: readonly Id[], value: (id: Id) => Value) =>
  Object.fromEntries(ids.map((id) => [id, value(id)])) as Record<Id, Value>;

const countsOf = (group: Counts | undefined): Record<CountId, number> =>
  byId(countIds, (id) => group?.[id] ?? 0);

function shown({ version, titleZh, titleEn, definitionZh, definitionEn, unit }: FigureDefinition<string>) {
  return {
    version,
    title: { zh: titleZh, en: titleEn },
    definition: { zh: definitionZh, en: definitionEn },
    unit,
  };
}

function ratesIn(counts: Counts): AnnualView['rates'] {
  const rates = ratesOf(counts);
  return byId(rateIds, (id) => ({ ...shown(rateDefinitions[id]), ...rates[id] }));
}

function breakdownsOf(figures: AnnualFigures, from: string, to: string): AnnualView['breakdowns'] {
  const groupsOf = (dimension: Dimension) =>
    new Map(
      figures.groups.filter((group) => group.dimension === dimension).map((group) => [group.key, group]),
    );
  const linesOf = (dimension: Dimension, names: Readonly<Record<string, Label>>, order: readonly string[]) =>
    lines(groupsOf(dimension), names, order);
  const byOrigin = linesOf('origin', codeLabels.origin, origins);
  const byMonth = groupsOf('month');
  const villages = groupsOf('village');
  const agreements = groupsOf('agreement');
  return {
    cohort: linesOf('cohort', cohorts, Object.keys(cohorts)),
    type: linesOf('type', codeLabels.disputeType, disputeTypes),
    village: figures.places.map(({ id, name, code }) => ({
      id,
      code: code ?? id,
      name: { zh: name, en: name },
      ...countsOf(villages.get(id)),
    })),
    originClass: originClasses.map((code) => ({
      code,
      name: codeLabels.originClass[code],
      ...together(byOrigin.filter((line) => classOf(line.code) === code)),
    })),
    origin: byOrigin.map((line) => ({ ...line, class: classOf(line.code) })),
    risk: linesOf('risk', codeLabels.risk, risks.toReversed()),
    monthReported: [...new Set([...monthsIn(from, to), ...byMonth.keys()])]
      .filter((month) => month !== null)
      .sort((a, b) => (a < b ? -1 : 1))
      .map((month) => ({ code: month, name: { zh: month, en: month }, ...countsOf(byMonth.get(month)) })),
    agreement: Object.entries(agreementForms).map(([code, { zh, en }]) => ({
      code,
      name: { zh, en },
      settled: agreements.get(code)?.settled ?? 0,
    })),
  };
}

/** Every code of the list, also where nothing was counted, and codes that the list does not know behind them. */
function lines(
  groups: ReadonlyMap<string | null, AnnualGroup>,
  names: Readonly<Record<string, Label>>,
  order: readonly string[],
): Line[] {
  const unknown = [...groups.keys()].filter((key) => key !== null && !order.includes(key));
  return [...order, ...unknown].map((code) => {
    const { zh, en } = names[String(code)] ?? { zh: String(code), en: String(code) };
    return { code: String(code), name: { zh, en }, ...countsOf(groups.get(code)) };
  });
}

/** Empty for a code that the list does not know: the sum of the classes then shows that something is missing. */
const classOf = (origin: string): string => {
  const known = origins.find((code) => code === origin);
  return known ? originClass(known) : '';
};

const together = (parts: readonly Counts[]): Record<CountId, number> =>
  byId(countIds, (id) => parts.reduce((sum, part) => sum + part[id], 0));

function monthsIn(from: string, to: string): readonly string[] {
  const months: string[] = [];
  for (let month = Number(from.slice(5, 7)); month <= Number(to.slice(5, 7)); month += 1) {
    months.push(`${from.slice(0, 4)}-${String(month).padStart(2, '0')}`);
  }
  return months;
}

/** Holds every table against the totals, and the totals against each other. */
function sumsOf(counts: Counts, breakdowns: AnnualView['breakdowns']): AnnualView['checks']['sums'] {
  const { ends, stock } = checkCounts(counts);
  const { agreement, ...tables } = breakdowns;
  return [
    { table: 'counts', count: 'closed', ...ends },
    { table: 'counts', count: 'open', ...stock },
    ...Object.entries(tables).flatMap(([table, parts]) =>
      countIds.map((count) => ({
        table,
        count,
        ...checkSums(
          counts[count],
          parts.map((part) => part[count]),
        ),
      })),
    ),
    {
      table: 'agreement',
      count: 'settled',
      ...checkSums(
        counts.settled,
        agreement.map(({ settled }) => settled),
      ),
    },
  ];
}
