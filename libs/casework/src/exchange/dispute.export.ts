import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import {
  conditions,
  type DisputeFilter,
  type DisputeLine,
  type DisputeRow,
  lineOf,
  Parameters,
  rowColumns,
  rowJoins,
} from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { codeLabels, outcomeLabels, riskLabels } from '#domain';
import { Clock, query } from '#platform';

export const exportFormats = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** More than any township has open; a county narrows the list first. */
const rowsAtMost = 50_000;

type Column = readonly [header: string, value: (line: DisputeLine) => string | number | null];

/** What the list shows, in the order of a register. */
const columns: readonly Column[] = [
  ['案号', (line) => line.number],
  ['排查日期', (line) => line.reportedOn],
  ['村(社区)', (line) => line.place.name],
  ['纠纷类型', (line) => line.typeName.zh],
  ['当事人', (line) => line.parties],
  ['纠纷简要情况', (line) => line.summary],
  ['来源', (line) => codeLabels.origin[line.origin].zh],
  ['涉及人数', (line) => line.persons],
  ['涉及金额(元)', (line) => (line.amountFen === null ? null : line.amountFen / 100)],
  ['风险等级', (line) => riskLabels[line.risk].zh],
  ['阶段', (line) => line.stageName.zh],
  ['状态', (line) => line.stateName.zh],
  ['承办单位', (line) => line.holder?.name ?? null],
  ['调解员', (line) => line.mediators.map(({ name }) => name).join('、')],
  ['受理日期', (line) => line.acceptedOn],
  ['化解时限', (line) => line.dueOn],
  ['办理结果', (line) => (line.outcome === 'none' ? null : outcomeLabels[line.outcome].zh)],
  ['化解日期', (line) => line.outcomeOn],
];

/** The list as a file, through the same policy and filter as the list on the screen. */
@Injectable()
export class DisputeExport {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Oldest first; at most 50,000 lines. */
  async file(actor: StaffActor, filter: DisputeFilter, format: ExportFormat): Promise<Buffer> {
    const lines = await this.lines(actor, filter);
    return format === 'csv' ? csv(lines) : await workbook(lines);
  }

  private async lines(actor: StaffActor, filter: DisputeFilter): Promise<readonly DisputeLine[]> {
    const parameters = new Parameters();
    const where = conditions(filter, actor, this.clock.today(), parameters);
    const rows = await query<DisputeRow>(this.dataSource, {
      text: `select ${rowColumns} from dispute d ${rowJoins} where ${where} order by d.reported_on, d.id limit ${rowsAtMost}`,
      values: parameters.values,
    });
    return rows.map((row) => lineOf(row, actor));
  }
}

/** Texts are typed as texts: one that begins like a formula stays a text. */
async function workbook(lines: readonly DisputeLine[]): Promise<Buffer> {
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
    columns: columns.map(() => ({ width: 16 })),
  }).toBuffer();
}

/** With a byte order mark and CRLF, as spreadsheet programs expect; what begins like a formula is quoted as text. */
function csv(lines: readonly DisputeLine[]): Buffer {
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
