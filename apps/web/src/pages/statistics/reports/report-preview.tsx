import { memo } from 'react';
import { Link } from 'react-router-dom';
import type { Shapes } from '../../../api/client.ts';
import { ReportCharts } from './report-charts.tsx';
import type { Printed, Sentence } from './report-query.ts';
import { paragraphsOf } from './wording.ts';

type Opening = NonNullable<Printed['tables'][number]['rows'][number][number]['opens']>;

/** A report as it is printed. It is written in Chinese in whatever language the page around it is shown. */
export function ReportPreview(props: {
  readonly printed: Printed;
  /** Under the title: which edition, and until when the figures go. */
  readonly under: string;
  readonly sentences: readonly Sentence[];
  readonly notes: readonly string[];
  readonly content: Shapes['ReportFigures'];
  /** The address of the cases behind a number. */
  readonly pathOf: (opening: Opening) => string | null;
}) {
  const { printed, under, sentences, notes, content, pathOf } = props;
  const edited = sentences.filter(({ isEdited }) => isEdited);
  const parts = [
    ['矛盾纠纷排查化解工作情况', <Paragraphs key="text" sentences={sentences} edited={edited} />],
    ['统计表', <Tables key="tables" tables={printed.tables} pathOf={pathOf} />],
    ['统计图', <ReportCharts key="charts" content={content} />],
    ['统计说明', <Notes key="notes" notes={notes} />],
    ...(edited.length === 0 ? [] : [['文字修改说明', <EditNotes key="edits" edited={edited} />] as const]),
  ] as const;
  return (
    <article className="report-paper" lang="zh-CN" aria-label={printed.title}>
      <h2 className="report-title">{printed.title}</h2>
      <p className="report-under">{under}</p>
      {parts.map(([title, part], n) => (
        <section key={title}>
          <h3>
            {numeral(n + 1)}、{title}
          </h3>
          {part}
        </section>
      ))}
    </article>
  );
}

const digits = '一二三四五六七八九十';
/** 一, 十一, 二十: headings are never as many as a hundred. */
function numeral(n: number): string {
  if (n <= 10) return digits.charAt(n - 1);
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens > 1 ? digits.charAt(tens - 1) : ''}十${ones > 0 ? digits.charAt(ones - 1) : ''}`;
}

/** What people changed stands with a mark, as on paper. */
function Paragraphs({
  sentences,
  edited,
}: {
  readonly sentences: readonly Sentence[];
  readonly edited: readonly Sentence[];
}) {
  const written = sentences.filter(({ text }) => text !== '');
  return paragraphsOf(written).map((paragraph) => (
    <p key={paragraph[0]?.id} className="report-text">
      {paragraph.map((sentence) => (
        <span key={sentence.id} data-edited={sentence.isEdited || undefined}>
          {sentence.text}
          {sentence.isEdited && <sup>〔注{edited.indexOf(sentence) + 1}〕</sup>}
        </span>
      ))}
    </p>
  ));
}

function EditNotes({ edited }: { readonly edited: readonly Sentence[] }) {
  const how = ({ generated, text }: Sentence) =>
    generated === ''
      ? '人工撰写。'
      : `${text === '' ? '已删去' : '经人工修改'}，系统生成的原文：${generated}`;
  return edited.map((sentence, n) => (
    <p key={sentence.id} className="report-text">
      〔注{n + 1}〕{how(sentence)}
    </p>
  ));
}

function Notes({ notes }: { readonly notes: readonly string[] }) {
  return (
    <ol className="report-notes">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ol>
  );
}

/** The tables of the paper; a number opens its cases. Not drawn again while somebody writes. */
const Tables = memo(function Tables({
  tables,
  pathOf,
}: {
  readonly tables: Printed['tables'];
  readonly pathOf: (opening: Opening) => string | null;
}) {
  return tables.map(({ title, columns, rows }, n) => (
    <div key={title}>
      <h4>
        （{numeral(n + 1)}）{title}
      </h4>
      {/* What is wider than a telephone is moved sideways, by the keyboard too. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable */}
      <section className="report-table" aria-label={title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.title} scope="col" data-align={column.align}>
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, row) => (
              // Two lines of a table may say the same; their order is that of the paper.
              // biome-ignore lint/suspicious/noArrayIndexKey: the order is that of the paper
              <tr key={row}>
                {cells.map((cell, column) => (
                  <Cell
                    key={columns[column]?.title}
                    {...{ cell, pathOf }}
                    align={columns[column]?.align}
                    isHead={column === 0}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  ));
});

function Cell(props: {
  readonly cell: Printed['tables'][number]['rows'][number][number];
  readonly align: 'left' | 'centre' | undefined;
  readonly isHead: boolean;
  readonly pathOf: (opening: Opening) => string | null;
}) {
  const { cell, align, isHead, pathOf } = props;
  const { text, opens } = cell;
  const path = opens && isNumber(text) ? pathOf(opens) : null;
  if (isHead) return <th scope="row">{text}</th>;
  return <td data-align={align}>{path === null ? text : <Link to={path}>{text}</Link>}</td>;
}

/** There is nothing to open where nothing is counted. */
const isNumber = (text: string): boolean => Number(text) > 0;
