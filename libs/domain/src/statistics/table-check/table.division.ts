import { wordKey } from '../../register/wording.ts';
import { readNumber } from './figure.number.ts';
import type { Draft } from './figure.ts';
import { unitOf } from './figure.units.ts';
import type { LabelReading } from './label.reading.ts';
import { measures } from './measures.ts';

/**
 * 项目, 金额, 占比 with a total below: a budget. Where every column is money or a share, the rows are what the money goes to,
 * whatever else their names may count (宣传, 调解).
 */
export function dividedRows(drafts: readonly Draft[]): readonly Draft[] {
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const id = draft.entry.group ?? '';
    const group = groups.get(id);
    if (group) group.push(draft);
    else groups.set(id, [draft]);
  }
  const budgets = new Set([...groups].flatMap(([id, own]) => (isBudget(own) ? [id] : [])));
  return drafts.map((draft) => (budgets.has(draft.entry.group ?? '') ? withRow(draft) : draft));
}

function isBudget(drafts: readonly Draft[]): boolean {
  const cells = drafts.filter(({ entry }) => entry.row !== undefined && entry.column !== undefined);
  return (
    cells.length === drafts.length &&
    cells.some(({ labels }) => labels.at(-2)?.total === 'all') &&
    cells.every((cell) => isMoneyOrShare(cell) && cell.labels.at(-2)?.rate === undefined)
  );
}

function isMoneyOrShare({ entry, labels }: Draft): boolean {
  const column = labels.at(-1);
  const unit = unitOf(readNumber(entry.value)?.unit ?? entry.unit ?? column?.unit)?.kind;
  if (column?.isShare) return column.measure === undefined;
  return (column?.measure !== undefined && measures[column.measure].nature === 'money') || unit === 'yuan';
}

function withRow(draft: Draft): Draft {
  const row = draft.labels.at(-2);
  if (row?.measure === undefined || row.total !== undefined || measures[row.measure].nature === 'money')
    return draft;
  const name = (draft.entry.row ?? '').slice(0, 20);
  const { measure: _, ...others } = row;
  const part: LabelReading = { ...others, part: { dimension: 'row', key: wordKey(name), name }, rest: '' };
  return { ...draft, labels: draft.labels.map((label) => (label === row ? part : label)) };
}
