import type { Sheet } from '#casework/paper';
import {
  amountFigure,
  type CountId,
  codeLabels,
  disputeTypes,
  originClasses,
  preventionKindLabels,
  preventionKinds,
  type RateId,
} from '#domain';
import { scopeName } from './report.paper.ts';
import type { EditionRow } from './report.store.ts';

type Cell = string | number | null;
type Row = Sheet['rows'][number];
/** A line of the form: the whole, or one village. */
interface FormLine {
  readonly name: string;
  readonly counts: EditionRow['figures']['figures']['counts'];
  readonly type: (code: string) => number;
  readonly originClass: ((code: string) => number) | null;
  readonly isTotal: boolean;
}

/** A column: under which head it stands, what it is called, and what a line says in it; null where nothing is known of it. */
type Column = readonly [head: string, title: string, value: (line: FormLine) => Cell];

const count =
  (id: CountId) =>
  ({ counts }: FormLine): Cell =>
    counts[id] ?? 0;
const wan =
  (id: CountId) =>
  ({ counts }: FormLine): Cell =>
    Number(amountFigure(counts[id] ?? 0).wan);

/**
 * 人民调解案件统计表: a line for the whole and one for each village, columns in the order of the official form. What the system
 * does not count stays empty for whoever fills it in, and so does what it counts for the whole alone.
 * @source domain rules, "Official statistics form" (b)
 */
function columnsOf({ figures: { screening, found, prevention } }: EditionRow): readonly Column[] {
  const whole =
    (value: Cell) =>
    ({ isTotal }: FormLine): Cell =>
      isTotal ? value : null;
  return [
    ['排查', '排查次数（次）', whole(screening.screenings)],
    ['排查', '发现纠纷（件）', whole(found)],
    ['受理', '受理（件）', count('accepted')],
    ...originClasses.map(
      (code): Column => [
        '受理来源（件）',
        codeLabels.originClass[code].zh,
        ({ originClass }) => originClass?.(code) ?? null,
      ],
    ),
    ...disputeTypes.map(
      (code): Column => ['纠纷类型（件）', codeLabels.disputeType[code].zh, ({ type }) => type(code)],
    ),
    ['调解结果（件）', '调解成功', count('settled')],
    ['调解结果（件）', '调解不成', count('notSettled')],
    ['调解结果（件）', '撤回', count('withdrawn')],
    ['调解结果（件）', '移送', count('transferred')],
    ['调解结果（件）', '期末在办', count('open')],
    ['协议', '书面协议（件）', count('written')],
    ['协议', '口头协议（件）', count('oral')],
    ['协议', '协议涉及金额（万元）', wan('agreedAmount')],
    ['协议', '应履行（件）', count('performanceDue')],
    ['协议', '已履行（件）', count('performed')],
    ['司法确认', '申请（件）', () => null],
    ['司法确认', '确认有效（件）', count('confirmed')],
    ['诉至法院（件）', '起诉', () => null],
    ['诉至法院（件）', '维持', () => null],
    ['诉至法院（件）', '变更', () => null],
    ['诉至法院（件）', '撤销', () => null],
    ['诉至法院（件）', '无效', () => null],
    ['当事人', '涉及人数（人）', count('persons')],
    ...preventionKinds.flatMap((kind): readonly Column[] => [
      [preventionKindLabels[kind].zh, '件', whole(prevention?.[kind].cases ?? null)],
      [preventionKindLabels[kind].zh, '人', whole(prevention?.[kind].persons ?? null)],
    ]),
  ];
}

function linesOf({ figures: { figures, villageTypes } }: EditionRow): readonly FormLine[] {
  const table = (by: string) => figures.breakdowns.find((one) => one.by === by)?.lines ?? [];
  const accepted = (by: string) => (code: string) =>
    table(by).find(({ key }) => key === code)?.counts.accepted ?? 0;
  return [
    {
      name: '合计',
      counts: figures.counts,
      type: accepted('type'),
      originClass: accepted('originClass'),
      isTotal: true,
    },
    ...table('village').map(({ key, name, counts }) => ({
      name: name.zh,
      counts,
      type: (code: string) =>
        villageTypes.find(({ village, type }) => village === key && type === code)?.accepted ?? 0,
      originClass: null,
      isTotal: false,
    })),
  ];
}

/** The form as sheets: the table itself, the rates with their numerators and denominators, and what everything means. */
export function reportForm(edition: EditionRow): readonly Sheet[] {
  const { figures } = edition.figures;
  const columns = columnsOf(edition);
  const lines = linesOf(edition);
  const title = `人民调解案件统计表（${scopeName(edition)}，${figures.period.title.zh}，第${edition.edition}版，数据截至${figures.period.until}）`;
  const heads = columns.map(([head]) => head);
  // One cell over all columns of a head; those that it covers are empty.
  const headRow = heads.map((head, n) =>
    n > 0 && heads[n - 1] === head
      ? null
      : { ...headCell(head), columnSpan: heads.slice(n).findIndex((one) => one !== head) },
  );
  const last = heads.lastIndexOf(heads.at(-1) ?? '');
  const spanned = headRow.map((one, n) =>
    one !== null && one.columnSpan < 1 ? { ...one, columnSpan: last - n + 1 } : one,
  );
  return [
    {
      name: '案件统计表',
      head: 3,
      orientation: 'landscape',
      widths: [16, ...columns.map(() => 9)],
      rows: [
        [{ value: title, type: String, fontWeight: 'bold' }],
        [{ ...headCell('单位'), rowSpan: 2 }, ...spanned],
        [null, ...columns.map(([, name]) => headCell(name))],
        ...lines.map((line): Row => [cell(line.name), ...columns.map(([, , value]) => cell(value(line)))]),
        [cell('空白栏为本系统未登记或只按全体统计的项目；排查次数不是案件数。')],
      ],
    },
    {
      name: '比率',
      head: 1,
      widths: [22, 10, 10, 10, 90],
      rows: [
        ['比率', '分子', '分母', '百分率', '口径'].map(headCell),
        ...(Object.keys(edition.definitions.rates) as RateId[]).flatMap((id): readonly Row[] => {
          const [rate, meant] = [figures.rates[id], edition.definitions.rates[id]];
          if (rate === undefined) return [];
          const percent = rate.small || rate.percent === null ? '—' : `${rate.percent}%`;
          return [[meant.title.zh, rate.numerator, rate.denominator, percent, meant.definition.zh].map(cell)];
        }),
      ],
    },
    {
      name: '口径',
      head: 1,
      widths: [22, 8, 100],
      rows: [
        ['指标', '版本', '含义'].map(headCell),
        ...Object.values(edition.definitions.counts).map(
          (meant): Row => [meant.title.zh, meant.version, meant.definition.zh].map(cell),
        ),
        [cell('校验值'), null, cell(edition.hash)],
      ],
    },
  ];
}

const headCell = (value: string) => ({
  value,
  type: String,
  fontWeight: 'bold' as const,
  align: 'center' as const,
  wrap: true,
});

/** Texts are typed as texts: one that begins like a formula stays a text. */
function cell(value: Cell) {
  if (value === null) return null;
  return typeof value === 'number' ? { value, type: Number } : { value, type: String };
}
