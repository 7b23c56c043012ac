import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  type RegisterMessage,
  type RegisterReading,
  type RegisterRecord,
  type RegisterVillage,
  readRegister,
  registerKey,
  registerRecord,
} from '#domain';
import { parseCsv } from './csv.parser.ts';
import { parseWorkbook } from './workbook.parser.ts';

const folder = new URL('../../../../test/fixtures/register/', import.meta.url);
const file = (name: string) => readFileSync(new URL(name, folder));
const expected = JSON.parse(file('register-2026.expected.json').toString('utf8'));
const villages: readonly RegisterVillage[] = parseCsv(file('villages.csv'))
  .cells.slice(1)
  .map(([code, name, kind]) => ({ code: String(code), name: String(name), kind: String(kind) }));

async function cellsOf(name: string) {
  if (name.endsWith('.csv')) return { cells: parseCsv(file(name)).cells, merges: [], sheetName: '' };
  const [sheet] = (await parseWorkbook(file(name))).sheets;
  return { cells: sheet?.cells ?? [], merges: sheet?.merges ?? [], sheetName: sheet?.name ?? '' };
}

async function read(name: string): Promise<RegisterReading> {
  const { cells, merges, sheetName } = await cellsOf(name);
  return readRegister(cells, { villages, today: expected.as_of, townshipName: '月山镇', merges, sheetName });
}

const place = ({ row, field, code }: Pick<RegisterMessage, 'row' | 'field' | 'code'>) =>
  `${row} ${field} ${code}`;

describe.each(['register-2026.xlsx', 'register-2026.csv'])('the township register %s', (name) => {
  test('has the layout that the office gave it', async () => {
    const { layout, problems } = await read(name);
    expect(problems).toEqual([]);
    expect(layout).toMatchObject({
      titleRow: expected.layout.title_row,
      metaRow: expected.layout.meta_row,
      headerRow: expected.layout.header_row,
      headerRows: 1,
      firstDataRow: expected.layout.first_data_row,
      year: 2026,
      unmapped: [],
    });
    const headers = layout?.columns.map((column) => column.header);
    expect(headers).toEqual(Object.keys(expected.layout.columns));
  });

  test('gives every record, held or imported, as it was meant', async () => {
    const { rows } = await read(name);
    expect(rows.map(({ row, kind, result }) => ({ row, kind, result }))).toEqual(
      expected.rows.map(({ row, kind, result }: never) => ({ row, kind, result })),
    );
    for (const [index, row] of rows.entries()) {
      const model = expected.rows[index];
      if (row.kind === 'data') expect(row.record).toEqual(model.record ?? model.would_read_as_if_admitted);
    }
  });

  test('says of every row what was read otherwise than written, and nothing else', async () => {
    const { rows } = await read(name);
    const model = expected.rows.flatMap((row: { messages: RegisterMessage[] }) => row.messages);
    const said = rows.flatMap((row) => row.messages);
    expect(said.map(place).sort()).toEqual(model.map(place).sort());
    const severity = new Map(said.map((message) => [place(message), message.severity]));
    for (const message of model) expect(severity.get(place(message))).toBe(message.severity);
  });

  test('tells why the printed totals differ, in the words of the model', async () => {
    const { rows } = await read(name);
    const model = expected.rows.flatMap((row: { messages: { message: string }[] }) => row.messages);
    const words = new Set(rows.flatMap((row) => row.messages.map((message) => message.messageZh)));
    const missing = model.filter((message: { message: string }) => !words.has(message.message));
    expect(missing).toEqual([]);
  });

  test('sums up what can be imported', async () => {
    const { summary } = await read(name);
    const model = expected.import_summary;
    expect(summary).toEqual({
      dataRows: model.data_rows,
      imported: model.imported,
      held: model.held,
      heldRows: model.held_rows,
      ignoredRowsBelowHeader: model.ignored_rows_below_header,
      rowsWithWarnings: model.rows_with_warnings,
    });
  });

  test('gives the figures of the year', async () => {
    const { rows } = await read(name);
    const records = rows.flatMap((row) => (row.result === 'imported' ? [row.record] : []));
    expect(registerTotals(records, expected.as_of)).toEqual(modelTotals());
  });

  test('gives records that pass the schema of a corrected record', async () => {
    const { rows } = await read(name);
    for (const row of rows)
      if (row.result === 'imported') expect(registerRecord.parse(row.record)).toEqual(row.record);
  });
});

test('the workbook and the text table give the same keys, one for each case', async () => {
  const keys = await Promise.all(
    ['register-2026.xlsx', 'register-2026.csv'].map(async (name) =>
      (await read(name)).rows.flatMap((row) => (row.result === 'imported' ? [registerKey(row.record)] : [])),
    ),
  );
  expect(keys[0]).toEqual(keys[1]);
  expect(new Set(keys[0]).size).toBe(expected.import_summary.imported);
});

/** The counts of the model that follow from the records alone. */
function modelTotals() {
  const {
    accepted,
    settled,
    open,
    not_settled,
    transferred,
    withdrawn,
    overdue_rows,
    closed_after_due_rows,
    persons,
  } = expected.totals;
  return {
    counts: { accepted, settled, open, not_settled, transferred, withdrawn },
    overdueRows: overdue_rows,
    closedAfterDueRows: closed_after_due_rows,
    persons,
    amountFen: expected.totals.amount_involved.all.fen,
    approximateRows: expected.totals.amount_involved.rows_with_approximate_amount,
    byType: Object.fromEntries(
      Object.entries<{ accepted: number }>(expected.totals.by_type).flatMap(([code, { accepted: count }]) =>
        count > 0 ? [[code, count]] : [],
      ),
    ),
    byVillage: Object.fromEntries(
      Object.entries<{ accepted: number }>(expected.totals.by_village).map(([code, { accepted: count }]) => [
        code,
        count,
      ]),
    ),
    byOrigin: expected.totals.by_origin_detail,
    byMonth: expected.totals.by_month_reported,
    agreements: expected.totals.agreements,
  };
}

function registerTotals(records: readonly RegisterRecord[], asOf: string) {
  const count = (of: (record: RegisterRecord) => string | null) => {
    const counts: Record<string, number> = {};
    for (const record of records) {
      const key = of(record);
      if (key !== null) counts[key] = (counts[key] ?? 0) + 1;
    }
    return counts;
  };
  const sum = (of: (record: RegisterRecord) => number | null) =>
    records.reduce((total, record) => total + (of(record) ?? 0), 0);
  const rowsWith = (holds: (record: RegisterRecord) => boolean) =>
    records.filter(holds).map((record) => record.row);
  return {
    counts: { accepted: records.length, ...count((record) => record.status) },
    overdueRows: rowsWith(({ status, due_on }) => status === 'open' && due_on !== null && due_on < asOf),
    closedAfterDueRows: rowsWith(
      ({ closed_on, due_on }) => closed_on !== null && due_on !== null && closed_on > due_on,
    ),
    persons: sum((record) => record.persons),
    amountFen: sum((record) => record.amount_fen),
    approximateRows: rowsWith((record) => record.amount_approx),
    byType: count((record) => record.type_code),
    byVillage: count((record) => record.village_code),
    byOrigin: count((record) => record.origin_code),
    byMonth: count((record) => record.reported_on.slice(0, 7)),
    agreements: count((record) => (record.status === 'settled' ? record.agreement : null)),
  };
}
