import {
  type RegisterCell,
  type RegisterContext,
  type RegisterReading,
  type RowReading,
  readRegister,
} from '#domain';

/** The villages that the registers of the specs know. */
const villages = [
  { code: '201', name: '柳溪村' },
  { code: '202', name: '石桥岭村' },
  { code: '214', name: '新月社区' },
];

/** Reads a grid as a register of 月山镇 on 23 November 2026. */
export function readGrid(
  cells: readonly (readonly RegisterCell[])[],
  more: Partial<RegisterContext> = {},
): RegisterReading {
  return readRegister(cells, { villages, today: '2026-11-23', townshipName: '月山镇', ...more });
}

// biome-ignore format: a row
export const headers = ['序号', '排查日期', '村(社区)', '纠纷类型', '当事人', '纠纷简要情况', '涉及金额(元)', '办理结果', '化解日期', '备注'];

/** A row under these headers that reads without a word; `over` replaces cells, null empties them. */
export function aCase(over: Readonly<Record<string, RegisterCell>> = {}): readonly RegisterCell[] {
  const usual: Readonly<Record<string, RegisterCell>> = {
    序号: 1,
    排查日期: '2026-3-5',
    '村(社区)': '柳溪村',
    纠纷类型: '邻里纠纷',
    当事人: '张三与李四',
    纠纷简要情况: '因排水发生争执。',
    办理结果: '调解成功',
    化解日期: '2026-3-9',
  };
  return headers.map((header) => over[header] ?? (header in over ? null : (usual[header] ?? null)));
}

export function dataRows({ rows }: RegisterReading) {
  return rows.flatMap((row) => (row.kind === 'data' ? [row] : []));
}

export function codesOf(row: RowReading | undefined): readonly string[] {
  return row?.messages.map((message) => message.code) ?? [];
}

/** The field of each column by its header. */
export function fieldsOf({ layout }: RegisterReading) {
  return Object.fromEntries((layout?.columns ?? []).map((column) => [column.header, column.field]));
}
