import { tableOf } from '../markdown.ts';
import { besideDefinitions, besideGroups, besideIds, besideUnits } from './beside.ts';
import { type CountId, countDefinitions, countIds } from './counts.ts';
import type { FigureBasis, FigureDefinition, FigureUnit } from './definition.ts';
import { rateDefinitions, rateIds } from './rates.definitions.ts';

const basisLabels: Readonly<Record<FigureBasis, string>> = {
  cohort: '本期受理 cohort',
  period: '本期发生 period',
  stock: '时点 stock',
};
const unitLabels: Readonly<Record<FigureUnit, string>> = {
  cases: '件',
  persons: '人',
  fen: '分',
  attempts: '次',
  percent: '%',
};

const wordsOf = (id: string, { title, definition, basis, unit, version }: FigureDefinition) => [
  `${title.zh} ${title.en} \`${id}\``,
  `${definition.zh}<br>${definition.en}`,
  basisLabels[basis],
  unitLabels[unit],
  String(version),
];
const sum = (ids: readonly CountId[]): string => ids.map((id) => countDefinitions[id].title.zh).join(' + ');

/** Every count and rate with its definition, as a page for people (Markdown). */
export function figureTable(): string {
  const head = ['指标 figure', '口径 definition', '范围 basis', '单位 unit', '版本 version'];
  return [
    '### 件数、人数、金额 · Counts',
    '',
    tableOf(
      head,
      countIds.map((id) => wordsOf(id, countDefinitions[id])),
    ),
    '',
    '### 比率 · Rates',
    '',
    tableOf(
      [...head, '分子 ÷ 分母 numerator ÷ denominator'],
      rateIds.map((id) => {
        const { numerator, denominator } = rateDefinitions[id];
        return [...wordsOf(id, rateDefinitions[id]), `${sum(numerator)} ÷ (${sum(denominator)})`];
      }),
    ),
    '',
    '### 案件以外 · Beside the cases',
    '',
    tableOf(
      ['指标 figure', '口径 definition', '登记簿 register', '单位 unit', '版本 version'],
      besideIds.map((id) => {
        const { title, definition, group, unit, version } = besideDefinitions[id];
        return [
          `${title.zh} ${title.en} \`${id}\``,
          `${definition.zh}<br>${definition.en}`,
          `${besideGroups[group].zh} ${besideGroups[group].en}`,
          besideUnits[unit].zh,
          String(version),
        ];
      }),
    ),
  ].join('\n');
}
