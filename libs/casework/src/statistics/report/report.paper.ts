import { type Paper, type PaperBlock } from '#casework/paper';
import { dayInShanghai, dayLabel, inChinese, type ReportSentence, reportParagraphs } from '#domain';
import { reportCharts } from './report.charts.ts';
import { reportNotes, tableName } from './report.notes.ts';
import type { EditionRow, ReportRow } from './report.store.ts';
import {
  besideTable,
  breakdownTable,
  countsTable,
  definitionsTable,
  differencesTable,
  durationsTable,
  type ReportTable,
  ratesTable,
  seriesTable,
  workloadTable,
} from './report.tables.ts';
import type { DifferencesView, ReportKind } from './report.view.ts';

/** What the paper is made of: all of it was frozen. */
export interface ReportContent {
  readonly report: Pick<ReportRow, 'kind'>;
  readonly edition: EditionRow;
  /** From the edition before; null for the first. */
  readonly differences: DifferencesView | null;
}

const kindNames: Readonly<Record<ReportKind, string>> = {
  annual: '年度',
  halfYear: '半年',
  quarter: '季度',
  month: '月度',
};

/** The tables of a paper, in their order. */
const printed = ['type', 'localType', 'originClass', 'village', 'month', 'agreement', 'risk'] as const;

/** 矛盾纠纷排查化解统计报告 in the official form. */
export function reportPaper(content: ReportContent): Paper {
  const { report, edition, differences } = content;
  const { figures } = edition.figures;
  const scope = scopeName(edition);
  const title = reportTitle(report, edition);
  // Of a township its centre issues the paper; any other body does so itself.
  const issuer = figures.scope?.kind === 'township' ? `${scope}综治中心` : scope;
  const on = dayLabel(dayInShanghai(edition.publishedAt.toISOString())).zh;
  const edited = edition.texts.filter(({ isEdited }) => isEdited);
  const sections: readonly (readonly [string, readonly PaperBlock[]])[] = [
    ['矛盾纠纷排查化解工作情况', paragraphs(edition.texts, edited)],
    ['统计表', tableBlocks(content)],
    ['统计图', reportCharts(edition.figures)],
    [
      '统计说明',
      [text(numbered(reportNotes(edition.figures)).join('\n')), definitionsTable(edition.definitions)],
    ],
    ['文字修改说明', edited.map(editOf)],
    ['与前一版的差异', differences === null ? [] : differencesOf(differences)],
  ];
  return {
    title,
    issuer,
    at: edition.publishedAt.toISOString(),
    blocks: [
      { kind: 'title', text: title },
      {
        kind: 'under',
        text: `（第${edition.edition}版，数据截至${dayLabel(figures.period.until).zh}）`,
      },
      ...sections
        .filter(([, blocks]) => blocks.length > 0)
        .flatMap(([name, blocks], n): readonly PaperBlock[] => [
          { kind: 'heading', level: 1, text: `${inChinese(n + 1)}、${name}` },
          ...blocks,
        ]),
      text(`本版数字、口径和案件清单已固定，校验值（SHA-256）：${edition.hash}`),
      { kind: 'signature', issuer, on },
    ],
  };
}

/** As it was called when the edition was frozen. */
export const scopeName = ({ figures: { figures } }: Pick<EditionRow, 'figures'>): string =>
  figures.scope?.name ?? figures.townships.map(({ name }) => name).join('、');

/** 月山镇2026年矛盾纠纷化解年度报告 */
export const reportTitle = (
  { kind }: ReportContent['report'],
  content: Pick<EditionRow, 'figures'>,
): string =>
  `${scopeName(content)}${content.figures.figures.period.title.zh}矛盾纠纷化解${kindNames[kind]}报告`;

const text = (words: string): PaperBlock => ({ kind: 'text', text: words });
const numbered = (sentences: readonly string[]) => sentences.map((one, n) => `${n + 1}.${one}`);
const mark = (edited: readonly ReportSentence[], sentence: ReportSentence): string => {
  const n = edited.indexOf(sentence);
  return n < 0 ? '' : `〔注${n + 1}〕`;
};

/** What people changed stands with a mark, and what the figures had given at the end. */
function paragraphs(
  sentences: readonly ReportSentence[],
  edited: readonly ReportSentence[],
): readonly PaperBlock[] {
  return reportParagraphs.flatMap((ids) => {
    const some = sentences.filter(({ id, text: words }) => ids.includes(id) && words !== '');
    const words = some.map((sentence) => `${sentence.text}${mark(edited, sentence)}`).join('');
    return words === '' ? [] : [text(words)];
  });
}

function editOf({ generated, text: words }: ReportSentence, n: number): PaperBlock {
  const how =
    generated === ''
      ? '人工撰写。'
      : `${words === '' ? '已删去' : '经人工修改'}，系统生成的原文：${generated}`;
  return text(`〔注${n + 1}〕${how}`);
}

/** The tables of a report in their order, each under its heading. */
export function reportTablesOf({
  figures,
  definitions,
}: Pick<EditionRow, 'figures' | 'definitions'>): readonly (readonly [string, ReportTable])[] {
  const { beside, durations } = figures;
  const tableBy = (by: string) => figures.figures.breakdowns.find((one) => one.by === by);
  const breakdowns = printed
    .flatMap((by) => tableBy(by) ?? [])
    .filter(({ by, lines }) => by !== 'localType' || lines.some(({ key }) => key !== null));
  const units = tableBy('unit');
  return [
    ['主要指标', countsTable(figures, definitions)],
    ['比率及口径', ratesTable(figures, definitions)],
    ...breakdowns.map((one) => [`按${tableName(one.by)}`, breakdownTable(one, figures)] as const),
    ['分期情况', seriesTable(figures)],
    ...(durations.total === null ? [] : [['办理用时', durationsTable(figures)] as const]),
    ...(units === undefined ? [] : [['承办单位工作量', workloadTable(units, figures)] as const]),
    ...beside.map((group) => [group.title.zh, besideTable(group, figures)] as const),
  ];
}

const tableBlocks = ({ edition }: ReportContent): readonly PaperBlock[] =>
  reportTablesOf(edition).flatMap(([name, table], n) => [
    { kind: 'heading', level: 2, text: `（${inChinese(n + 1)}）${name}` } as const,
    table,
  ]);

function differencesOf(differences: DifferencesView): readonly PaperBlock[] {
  const { reason, figures, rates, cases, sentences } = differences;
  const words = sentences.length === 0 ? '' : `文字有${sentences.length}句不同。`;
  const moved = `清单新增${cases.added}件、减少${cases.removed}件。`;
  return [
    text(`更正原因：${reason ?? ''}`),
    text(figures.length + rates.length === 0 ? `数字无差异。${moved}${words}` : `${moved}${words}`),
    ...(figures.length + rates.length === 0 ? [] : [differencesTable(differences)]),
  ];
}
