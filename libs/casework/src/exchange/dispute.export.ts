import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import {
  conditions,
  type DisputeLine,
  type DisputeRow,
  lineOf,
  Parameters,
  rowColumns,
  rowJoins,
  sortedBy,
} from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { codeLabels, type DisputeFilter, type DisputeListQuery, outcomeLabels, riskLabels } from '#domain';
import { Clock, query } from '#platform';

export const exportFormats = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** More than any township has open; a county narrows the list first. */
const rowsAtMost = 50_000;

/** What a file may show of a case, in the order of a register; the names are those of the lines of the list. */
export const exportColumns = [
  'number',
  'reportedOn',
  'place',
  'type',
  'parties',
  'summary',
  'origin',
  'persons',
  'amount',
  'risk',
  'stage',
  'state',
  'holder',
  'assisting',
  'mediators',
  'acceptedOn',
  'dueOn',
  'nextDueOn',
  'outcome',
  'outcomeOn',
] as const;
type ExportColumn = (typeof exportColumns)[number];

/** A line with what only a file tells. */
type FileLine = DisputeLine & { readonly assisting: string | null };
type Column = readonly [header: string, value: (line: FileLine) => string | number | null];

const columnsByName: Readonly<Record<ExportColumn, Column>> = {
  number: ['案号', (line) => line.number],
  reportedOn: ['排查日期', (line) => line.reportedOn],
  place: ['村(社区)', (line) => line.place.name],
  type: ['纠纷类型', (line) => line.typeName.zh],
  parties: ['当事人', (line) => line.parties],
  summary: ['纠纷简要情况', (line) => line.summary],
  origin: ['来源', (line) => codeLabels.origin[line.origin].zh],
  persons: ['涉及人数', (line) => line.persons],
  amount: ['涉及金额(元)', (line) => (line.amountFen === null ? null : line.amountFen / 100)],
  risk: ['风险等级', (line) => riskLabels[line.risk].zh],
  stage: ['阶段', (line) => line.stageName.zh],
  state: ['状态', (line) => line.stateName.zh],
  holder: ['承办单位', (line) => line.holder?.name ?? null],
  assisting: ['协办单位', (line) => line.assisting],
  mediators: ['调解员', (line) => line.mediators.map(({ name }) => name).join('、')],
  acceptedOn: ['受理日期', (line) => line.acceptedOn],
  dueOn: ['化解时限', (line) => line.dueOn],
  nextDueOn: ['最近期限', (line) => line.nextDueOn],
  outcome: ['办理结果', (line) => (line.outcome === 'none' ? null : outcomeLabels[line.outcome].zh)],
  outcomeOn: ['化解日期', (line) => line.outcomeOn],
};

/** What is asked of a file, besides which cases. */
export interface FileWish {
  readonly format: ExportFormat;
  /** In the order of the file; all of them where nobody chooses. */
  readonly columns?: readonly ExportColumn[] | undefined;
  readonly sort: DisputeListQuery['sort'];
}

/** The list as a file, through the same policy and filter as the list on the screen. */
@Injectable()
export class DisputeExport {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** At most 50,000 lines. */
  async file(actor: StaffActor, filter: DisputeFilter, wish: FileWish): Promise<Buffer> {
    const columns = (wish.columns ?? exportColumns).map((name) => columnsByName[name]);
    const lines = await this.lines(actor, filter, wish.sort);
    return wish.format === 'csv' ? csv(columns, lines) : await workbook(columns, lines);
  }

  private async lines(
    actor: StaffActor,
    filter: DisputeFilter,
    sort: FileWish['sort'],
  ): Promise<readonly FileLine[]> {
    const parameters = new Parameters();
    const where = conditions(filter, actor, this.clock.today(), parameters);
    const rows = await query<DisputeRow & Pick<FileLine, 'assisting'>>(this.dataSource, {
      text: `select ${rowColumns},
               (select string_agg(o.name, '、' order by o.name) from organisation o where o.id = any(d.assisting_ids)) as assisting
             from dispute d ${rowJoins} where ${where} ${sortedBy(sort)} limit ${rowsAtMost}`,
      values: parameters.values,
    });
    return rows.map((row) => ({ ...lineOf(row, actor), assisting: row.assisting }));
  }
}

/** What is longer than most, in figures: the cell beside it would cut it off. */
const widths: ReadonlyMap<string, number> = new Map([
  ['案号', 26],
  ['当事人', 30],
  ['纠纷简要情况', 40],
  ['承办单位', 20],
  ['协办单位', 20],
]);

/** Texts are typed as texts: one that begins like a formula stays a text. */
async function workbook(columns: readonly Column[], lines: readonly FileLine[]): Promise<Buffer> {
  const head = columns.map(([header]) => ({ value: header, type: String, fontWeight: 'bold' as const }));
  const body = lines.map((line) =>
    columns.map(([, value]) => {
      const cell = value(line);
      if (cell === null || cell === '') return null;
      return typeof cell === 'number' ? { value: cell, type: Number } : { value: cell, type: String };
    }),
  );
  const data: SheetData = [head, ...body];
  return await writeXlsxFile(data, {
    sheet: '案件',
    stickyRowsCount: 1,
    columns: columns.map(([header]) => ({ width: widths.get(header) ?? 14 })),
  }).toBuffer();
}

/** With a byte order mark and CRLF, as spreadsheet programs expect; what begins like a formula is quoted as text. */
function csv(columns: readonly Column[], lines: readonly FileLine[]): Buffer {
  const cell = (value: string | number | null) => {
    const text = String(value ?? '');
    const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const rows = [
    columns.map(([header]) => header),
    ...lines.map((line) => columns.map(([, value]) => value(line))),
  ];
  return Buffer.from(`\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`, 'utf8');
}
