import type { Sheet } from '#casework/paper';
import {
  amountFigure,
  type BesideId,
  type CountId,
  codeLabels,
  disputeTypes,
  originClasses,
  preventionCount,
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
  /** Accepted cases in a line of a table; null where it is not known of this line. */
  readonly accepted: (by: 'type' | 'originClass' | 'localType', key: string) => number | null;
  readonly beside: (id: BesideId) => number | null;
}

/** A column: under which head it stands, what it is called, and what a line says in it. */
type Column = readonly [head: string, title: string, value: (line: FormLine) => Cell];

/** In a column of which the product keeps no record: nobody may take it for none. */
const notKept = (): Cell => '未登记';
const count =
  (id: CountId) =>
  ({ counts }: FormLine): Cell =>
    counts[id] ?? 0;
const wan =
  (id: CountId) =>
  ({ counts }: FormLine): Cell =>
    Number(amountFigure(counts[id] ?? 0).wan);
const beside =
  (id: BesideId) =>
  (line: FormLine): Cell =>
    line.beside(id);
const accepted =
  (by: 'type' | 'originClass' | 'localType', key: string) =>
  (line: FormLine): Cell =>
    line.accepted(by, key);

/**
 * 人民调解案件统计表: a line for the whole and one for each village, columns in the order of the official form. What the product
 * keeps no record of is marked; empty is only what it counts for the whole alone.
 * @source domain rules, "Official statistics form" (b)
 */
function columnsOf({ figures: { figures } }: EditionRow): readonly Column[] {
  const local = figures.breakdowns.find(({ by }) => by === 'localType')?.lines ?? [];
  return [
    ['排查', '排查次数（次）', beside('screenings')],
    ['排查', '零报告（份）', beside('nilReports')],
    ['排查', '发现纠纷（件）', beside('found')],
    ['受理', '上期结转（件）', count('carriedIn')],
    ['受理', '受理（件）', count('accepted')],
    ['受理', '进入调解（件）', count('mediated')],
    ...originClasses.map(
      (code): Column => ['受理来源（件）', codeLabels.originClass[code].zh, accepted('originClass', code)],
    ),
    ...disputeTypes.map(
      (code): Column => ['纠纷类型（件）', codeLabels.disputeType[code].zh, accepted('type', code)],
    ),
    ...local.flatMap(({ key, name }): readonly Column[] =>
      key === null ? [] : [['其中本地类型（件）', name.zh, accepted('localType', key)]],
    ),
    ['调解结果（件）', '调解成功', count('settled')],
    ['调解结果（件）', '调解不成', count('notSettled')],
    ['调解结果（件）', '撤回', count('withdrawn')],
    ['调解结果（件）', '移送', count('transferred')],
    ['调解结果（件）', '并案', count('merged')],
    ['调解结果（件）', '期末在办', count('open')],
    ['协议', '书面协议（件）', count('written')],
    ['协议', '口头协议（件）', count('oral')],
    ['协议', '协议涉及金额（万元）', wan('agreedAmount')],
    ['协议', '应履行（件）', count('performanceDue')],
    ['协议', '已履行（件）', count('performed')],
    ['司法确认', '申请（件）', count('confirmationApplied')],
    ['司法确认', '确认有效（件）', count('confirmed')],
    ...['起诉', '维持', '变更', '撤销', '无效'].map((title): Column => ['诉至法院（件）', title, notKept]),
    ['当事人', '当事人数（人）', count('persons')],
    ['工作量', '调解次数（次）', count('attempts')],
    ['工作量', '反复（件）', count('repeated')],
    ...preventionKinds.flatMap((kind): readonly Column[] => [
      [preventionKindLabels[kind].zh, '件', beside(preventionCount(kind, 'cases'))],
      [preventionKindLabels[kind].zh, '人', beside(preventionCount(kind, 'persons'))],
    ]),
    ['法治宣传', '活动（场）', beside('publicityActivities')],
    ['法治宣传', '参加（人次）', beside('publicityParticipants')],
    ['法治宣传', '咨询（次）', beside('publicityConsultations')],
    ['法治宣传', '资料（份）', beside('publicityMaterials')],
  ];
}

function linesOf({
  figures: { figures, villageTypes, villageOrigins, ...others },
}: EditionRow): readonly FormLine[] {
  const table = (by: string) => figures.breakdowns.find((one) => one.by === by)?.lines ?? [];
  const groups = others.beside.flatMap(({ lines }) => lines);
  const villages = new Map(others.besideVillages.map(({ key, values }) => [key, values]));
  const inVillage =
    (key: string | null): FormLine['accepted'] =>
    (by, code) => {
      if (by === 'localType') return null;
      const all =
        by === 'type' ? villageTypes.map(({ type, ...one }) => ({ ...one, code: type })) : originsByCode;
      return all.find((one) => one.village === key && one.code === code)?.accepted ?? 0;
    };
  const originsByCode = villageOrigins.map(({ originClass, ...one }) => ({ ...one, code: originClass }));
  return [
    {
      name: '合计',
      counts: figures.counts,
      accepted: (by, code) => table(by).find(({ key }) => key === code)?.counts.accepted ?? 0,
      beside: (id) => groups.find((line) => line.id === id)?.value ?? null,
    },
    ...table('village').map(({ key, name, counts }): FormLine => {
      const values: Readonly<Record<string, number>> = villages.get(key ?? '') ?? {};
      return { name: name.zh, counts, accepted: inVillage(key), beside: (id) => values[id] ?? 0 };
    }),
  ];
}

/** 组织队伍: what the directory knows; what it does not know stays empty, for people to fill in. */
function workforceSheet(edition: EditionRow): readonly Sheet[] {
  const { workforce, figures } = edition.figures;
  if (workforce === undefined) return [];
  const { villageCommittees, townshipCommittees, villageMediators, townshipMediators, justiceOffices } =
    workforce;
  const groups: readonly (readonly [head: string, columns: readonly (readonly [string, number | null])[]])[] =
    [
      [
        '人民调解委员会（个）',
        [
          ['合计', villageCommittees + townshipCommittees],
          ['村（居）', villageCommittees],
          ['乡镇（街道）', townshipCommittees],
          ['企事业单位', null],
          ['行业性、专业性', null],
          ['派驻', null],
        ],
      ],
      [
        '人民调解员（人）',
        [
          ['合计', villageMediators + townshipMediators],
          ['村（居）', villageMediators],
          ['乡镇（街道）', townshipMediators],
          ['专职', null],
          ['兼职', null],
          ['女性', null],
          ['大专以上', null],
          ['本期受训', null],
        ],
      ],
      ['司法所（个）', [['合计', justiceOffices]]],
    ];
  const columns = groups.flatMap(([, own]) => own);
  return [
    {
      name: '组织队伍',
      head: 3,
      orientation: 'landscape',
      widths: [16, ...columns.map(() => 10)],
      rows: [
        [
          {
            value: `人民调解组织队伍统计表（${scopeName(edition)}，截至${figures.period.until}）`,
            type: String,
            fontWeight: 'bold',
          },
        ],
        [
          { ...headCell('单位', 2), rowSpan: 2 },
          ...groups.flatMap(([head, own]) => [
            { ...headCell(head, 2), columnSpan: own.length },
            ...own.slice(1).map(() => null),
          ]),
        ],
        [null, ...columns.map(([title]) => headCell(title, 2))],
        [cell(scopeName(edition)), ...columns.map(([, value]) => cell(value))],
        [
          cell(
            '按本系统人员名录和任期统计：期末有在任人民调解员的村（社区）、乡镇（综治中心、司法所）各计一个调委会，合计只含这两类；空白为本系统没有登记的项目，请据实填写。',
          ),
        ],
      ],
    },
  ];
}

/** The form as sheets: the table of cases, who mediates, the rates with both their numbers, and what everything means. */
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
      : { ...headCell(head, 2), columnSpan: heads.slice(n).findIndex((one) => one !== head) },
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
        [{ ...headCell('单位', 2), rowSpan: 2 }, ...spanned],
        [null, ...columns.map(([, name]) => headCell(name, 3))],
        ...lines.map((line): Row => [cell(line.name), ...columns.map(([, , value]) => cell(value(line)))]),
        [
          cell(
            '“未登记”为本系统没有记录的项目；空白为只按全体统计的项目；全镇性的法治宣传只计入合计；排查次数不是案件数；本地类型已含在纠纷类型内；当事人数为登记的涉及人数。',
          ),
        ],
      ],
    },
    ...workforceSheet(edition),
    {
      name: '比率',
      head: 1,
      orientation: 'landscape',
      widths: [22, 10, 10, 10, 90],
      rows: [
        ['比率', '分子', '分母', '百分率', '口径'].map((head) => headCell(head)),
        ...(Object.keys(edition.definitions.rates) as RateId[]).flatMap((id): readonly Row[] => {
          const [rate, meant] = [figures.rates[id], edition.definitions.rates[id]];
          if (rate === undefined) return [];
          const percent = rate.percent === null ? '—' : `${rate.percent}%`;
          const numbers = [meant.title.zh, rate.numerator, rate.denominator, percent].map(cell);
          return [[...numbers, longCell(meant.definition.zh, 90)]];
        }),
      ],
    },
    {
      name: '口径',
      head: 1,
      orientation: 'landscape',
      widths: [22, 8, 100],
      rows: [
        ['指标', '版本', '含义'].map((head) => headCell(head)),
        ...Object.values(edition.definitions.counts).map(
          (meant): Row => [cell(meant.title.zh), cell(meant.version), longCell(meant.definition.zh, 100)],
        ),
        [cell('校验值'), null, cell(edition.hash)],
      ],
    },
  ];
}

/** Lines around every cell: without them a sheet on paper is no table. */
const framed = { borderStyle: 'thin' } as const;

/** @param lines  room for so many: a spreadsheet program does not make it for a text that is broken */
const headCell = (value: string, lines = 1) => ({
  value,
  height: 16 * lines,
  alignVertical: 'center' as const,
  ...framed,
  type: String,
  fontWeight: 'bold' as const,
  align: 'center' as const,
  wrap: true,
});

/** Texts are typed as texts: one that begins like a formula stays a text. */
function cell(value: Cell) {
  if (value === null) return null;
  return typeof value === 'number' ? { value, type: Number, ...framed } : { value, type: String, ...framed };
}

/** A text that is broken where its column ends. A character is as wide as two figures. @param width  of the column */
const longCell = (value: string, width: number) => ({
  ...framed,
  value,
  type: String,
  wrap: true,
  height: 16 * Math.ceil((2 * value.length) / width),
});
