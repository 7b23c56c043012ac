import type { PaperBlock, PaperColumn } from '#casework/paper';
import {
  amountFigure,
  type CountId,
  changeOf,
  countDefinitions,
  type FigureUnit,
  type RateId,
} from '#domain';
import type { BesideFigureId } from '../beside.figures.ts';
import type { BreakdownView, ComparedView, DefinitionsView } from '../figures.view.ts';
import { tableName } from './report.notes.ts';
import type { DifferencesView, ReportFigures } from './report.view.ts';

/** A number of a report: what was counted, and in which line of which table. */
interface Opening {
  readonly figure: CountId | BesideFigureId;
  readonly by?: BreakdownView['by'];
  /** Null for cases that say nothing of it. */
  readonly key?: string | null;
}

/** A table as it is printed, and row by row what its numbers open; null for what opens nothing. */
export type ReportTable = Extract<PaperBlock, { kind: 'table' }> & {
  readonly opens?: readonly (readonly (Opening | null)[])[];
};
type Table = ReportTable;
type Rate = NonNullable<ReportFigures['figures']['rates'][RateId]>;

const units: Readonly<Record<FigureUnit, string>> = {
  cases: '件',
  persons: '人',
  fen: '万元',
  attempts: '次',
  percent: '%',
};

const columns = (
  ...titles: readonly (readonly [title: string, widthMm: number, align?: 'left'])[]
): readonly PaperColumn[] =>
  titles.map(([title, widthMm, align]) => ({ title, widthMm, align: align ?? 'centre' }));

/** Money in 万元, everything else as it was counted. */
const shown = (value: number, unit: FigureUnit): string =>
  unit === 'fen' ? amountFigure(value).wan : String(value);

/** Every count, beside that of the period before and of the year before. */
export function countsTable({ figures }: ReportFigures, { counts: meant }: DefinitionsView): Table {
  const { counts, comparison } = figures;
  const cells = (other: ComparedView | undefined, id: CountId, unit: FigureUnit) => {
    const [then, change] = [other?.counts[id], other?.changes[id]];
    if (then === undefined || change === undefined) return ['—', '—'];
    return [shown(then, unit), change.percent === null ? '—' : `${change.percent}%`];
  };
  return {
    kind: 'table',
    columns: columns(
      ['指标', 44, 'left'],
      ['本期', 24],
      ['上期', 24],
      ['环比', 20],
      ['上年同期', 24],
      ['同比', 20],
    ),
    opens: (Object.keys(meant) as CountId[]).map((figure) => [null, { figure }]),
    rows: (Object.keys(meant) as CountId[]).map((id) => {
      const { title, unit } = meant[id];
      return [
        `${title.zh}（${units[unit]}）`,
        shown(counts[id] ?? 0, unit),
        ...cells(comparison?.before, id, unit),
        ...cells(comparison?.yearBefore, id, unit),
      ];
    }),
  };
}

/** 95.8%; over few cases, or none, a dash. */
const percentOf = ({ percent }: Rate): string => (percent === null ? '—' : `${percent}%`);

/** Every rate with what it divides by what. */
export const ratesTable = ({ figures }: ReportFigures, { rates: meant }: DefinitionsView): Table => ({
  kind: 'table',
  columns: columns(['比率', 34, 'left'], ['分子/分母', 26], ['百分率', 20], ['口径', 76, 'left']),
  rows: (Object.keys(meant) as RateId[]).flatMap((id) => {
    const [rate, definition] = [figures.rates[id], meant[id]];
    return rate === undefined
      ? []
      : [
          [
            definition.title.zh,
            `${rate.numerator}/${rate.denominator}`,
            percentOf(rate),
            definition.definition.zh,
          ],
        ];
  }),
});

/** How the cases of a table came in and ended. Lines with nothing in them are left out, but not villages. */
export function breakdownTable({ by, lines }: BreakdownView, { figures }: ReportFigures): Table {
  const flow = ['accepted', 'settled', 'notSettled', 'closed', 'open'] as const;
  // All of them are told, or none.
  const hasShares = lines.some(({ share }) => share !== null);
  const told = lines.filter(({ counts }) => by === 'village' || flow.some((id) => (counts[id] ?? 0) > 0));
  const row = (name: string, counts: ReportFigures['figures']['counts'], share: string | null) => [
    name,
    String(counts.accepted ?? 0),
    share === null ? '—' : `${share}%`,
    ...flow.slice(1).map((id) => String(counts[id] ?? 0)),
  ];
  return {
    kind: 'table',
    columns: columns(
      [tableName(by), 42, 'left'],
      ['受理', 18],
      ['占比', 20],
      ['调解成功', 22],
      ['调解不成', 22],
      ['结案', 16],
      ['在办', 16],
    ),
    opens: [...told.map(({ key }) => ({ by, key })), {}].map((line) => {
      const [first, ...others] = flow.map((figure): Opening => ({ figure, ...line }));
      return [null, first ?? null, null, ...others];
    }),
    rows: [
      ...told.map(({ name, counts, share }) => row(name.zh, counts, share)),
      row('合计', figures.counts, hasShares ? '100.0' : null),
    ],
  };
}

/** How long cases took: days until the result, hours in each stage. */
export const durationsTable = ({ durations: { total, stages } }: ReportFigures): Table => ({
  kind: 'table',
  columns: columns(['用时', 60, 'left'], ['件数', 26], ['中位数', 35], ['九成不超过', 35]),
  rows: [
    ...(total === null ? [] : [['受理至办结', String(total.cases), `${total.median}天`, `${total.p90}天`]]),
    ...stages.map(({ name, cases, median, p90 }) => [
      `${name.zh}阶段`,
      String(cases),
      `${median}小时`,
      `${p90}小时`,
    ]),
  ],
});

/** What each month, or week, counted of its own. */
export const seriesTable = ({ series: { items } }: ReportFigures): Table => ({
  kind: 'table',
  columns: columns(['期间', 44, 'left'], ['受理', 28], ['结案', 28], ['调解成功', 28], ['期末在办', 28]),
  rows: items.map(({ period, counts: { accepted = 0, closed = 0, settled = 0, open = 0 } }) => [
    period.title.zh,
    ...[accepted, closed, settled, open].map(String),
  ]),
});

/** What other registers say: none of it is a case that was accepted. */
export const besideTable = (
  { lines }: ReportFigures['beside'][number],
  { figures: { smallBelow } }: ReportFigures,
): Table => ({
  kind: 'table',
  columns: columns(
    ['项目', 40, 'left'],
    ['数量', 18],
    ['上期（环比）', 24],
    ['上年同期（同比）', 26],
    ['口径', 48, 'left'],
  ),
  opens: lines.map(({ opens }) => [null, opens === null ? null : { figure: opens }]),
  rows: lines.map(({ title, unit, value, before, yearBefore, definition }) => [
    title.zh,
    value === null ? '—' : `${value}${unit.zh}`,
    thenOf([value, before], unit.zh, smallBelow),
    thenOf([value, yearBefore], unit.zh, smallBelow),
    definition.zh,
  ]),
});

/** 10次（+20.0%）; a percentage only where there was not little before. */
function thenOf(
  [now, then]: readonly [now: number | null, then: number | null | undefined],
  unit: string,
  smallBelow: number,
): string {
  if (now === null || then === null || then === undefined) return '—';
  const { percent } = changeOf(now, then, { smallBelow });
  return `${then}${unit}${percent === null ? '' : `（${percent}%）`}`;
}

/** Work weighed by attempts, unit by unit: what took three talks is more than what took one. */
export const workloadTable = ({ lines }: BreakdownView, { figures: { counts } }: ReportFigures): Table => {
  const row = (name: string, { closed = 0, merged = 0, attempts = 0, open = 0 }: typeof counts) => [
    name,
    String(closed - merged),
    String(attempts),
    String(open),
  ];
  const told = lines.filter(({ counts: { closed = 0, open = 0 } }) => closed + open > 0);
  return {
    kind: 'table',
    columns: columns(['承办单位', 60, 'left'], ['结案（并案除外）', 36], ['调解次数', 30], ['期末在办', 30]),
    opens: [...told.map(({ key }) => ({ by: 'unit' as const, key })), {}].map((line) => [
      null,
      null,
      { figure: 'attempts', ...line },
      { figure: 'open', ...line },
    ]),
    rows: [...told.map((line) => row(line.name.zh, line.counts)), row('合计', counts)],
  };
};

/** What every number means, with its version. */
export const definitionsTable = ({ counts }: DefinitionsView): Table => ({
  kind: 'table',
  columns: columns(['指标', 34, 'left'], ['版本', 16], ['含义', 106, 'left']),
  rows: Object.values(counts).map(({ title, version, definition }) => [
    title.zh,
    String(version),
    definition.zh,
  ]),
});

/** The tables whose lines a correction names on paper; the screen names all. */
const namedLines: ReadonlySet<string> = new Set(['type', 'localType', 'originClass', 'village', 'month']);

/**
 * What a correction changed: one row for each figure, with the lines that changed with it in one cell; a figure whose total stays
 * while its lines moved has a row as well. Money in yuan, so that no difference is rounded away.
 */
export function differencesTable({ figures, rates }: DifferencesView): Table {
  const ids = [...new Set(figures.map(({ figure }) => figure))];
  const rows = ids.map((id) => {
    const of = figures.filter(({ figure }) => figure === id);
    const isMoney = countDefinitions[id as CountId]?.unit === 'fen';
    const told = (value: number) => (isMoney ? amountFigure(value).yuan : String(value));
    const signed = (value: number) => `${value > 0 ? '+' : '-'}${told(Math.abs(value))}`;
    const total = of.find(({ table }) => table === 'counts');
    const lines = of
      .filter(({ table }) => namedLines.has(table))
      .map(({ line, difference }) => `${line?.zh ?? '未载明'}${signed(difference)}`);
    return [
      `${of[0]?.title.zh ?? id}${isMoney ? '（元）' : ''}`,
      ...(total === undefined
        ? ['不变', '不变', '0']
        : [told(total.before), told(total.after), signed(total.difference)]),
      lines.join('，'),
    ];
  });
  return {
    kind: 'table',
    columns: columns(['项目', 34, 'left'], ['前一版', 28], ['本版', 28], ['差', 18], ['其中', 48, 'left']),
    rows: [...rows, ...rates.map(({ title, before, after }) => [title.zh, before, after, '', ''])],
  };
}
