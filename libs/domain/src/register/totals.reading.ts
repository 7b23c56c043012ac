import type { Outcome } from '../dispute/dispute.codes.ts';
import { readAmount } from './amount.reading.ts';
import { isNothing, plainText, shownText } from './cell-text.ts';
import { type Note, quoted, shorten } from './note.ts';
import { readPersons } from './persons.reading.ts';
import type { RegisterField } from './register.fields.ts';
import type { RegisterCell, RegisterColumn } from './register.reading.ts';
import type { RegisterDraft } from './register.record.ts';

type Summed = 'persons' | 'amount' | 'agreed_amount';
const summedFields: readonly Summed[] = ['persons', 'amount', 'agreed_amount'];

interface Sum {
  /** Of what was read: people, or fen. */
  total: number;
  /** Of the cells alone that hold a plain number: what the spreadsheet's own SUM sees. */
  plain: number;
}

/** Adds up data rows as they are read, to compare them with the totals that the register prints. */
export class RunningTotals {
  #rows = 0;
  #settled = 0;
  readonly #sums: Record<Summed, Sum> = {
    persons: { total: 0, plain: 0 },
    amount: { total: 0, plain: 0 },
    agreed_amount: { total: 0, plain: 0 },
  };

  add(draft: RegisterDraft, cellOf: (field: Summed) => RegisterCell): void {
    this.#rows += 1;
    if (draft.status === 'settled') this.#settled += 1;
    const values = {
      persons: draft.persons,
      amount: draft.amount_fen,
      agreed_amount: draft.agreed_amount_fen ?? null,
    };
    for (const field of summedFields) {
      const value = values[field] ?? 0;
      this.#sums[field].total += value;
      if (isPlainNumber(cellOf(field))) this.#sums[field].plain += value;
    }
  }

  get rows(): number {
    return this.#rows;
  }

  /** Cases, or settled cases, as printed totals such as 60件 and 已化解48件 count them. */
  cases(outcome: Outcome | null): number {
    return outcome === 'settled' ? this.#settled : this.#rows;
  }

  sum(field: Summed): Readonly<Sum> {
    return this.#sums[field];
  }
}

export interface TotalsNote extends Note {
  readonly index: number;
}

/**
 * Compares a totals row with the rows above it.
 * @param all    every row of the register so far
 * @param section the rows since the last totals row: a subtotal may mean either
 */
export function compareTotals(
  columns: readonly RegisterColumn[],
  cellOf: (column: RegisterColumn) => RegisterCell,
  all: RunningTotals,
  section: RunningTotals,
): readonly TotalsNote[] {
  return columns.flatMap((column) => {
    const note = isSummed(column.field)
      ? sumNote(column, column.field, cellOf(column), all, section)
      : countNote(column, cellOf(column), all, section);
    return note ? [{ ...note, index: column.index }] : [];
  });
}

function isSummed(field: RegisterField | null): field is Summed {
  return field === 'persons' || field === 'amount' || field === 'agreed_amount';
}

function sumNote(
  column: RegisterColumn,
  field: Summed,
  cell: RegisterCell,
  all: RunningTotals,
  section: RunningTotals,
): Note | null {
  const shown = shownText(cell);
  if (shown === '' || isNothing(shown)) return null;
  const name = column.header.replace(/[(（][^)）]*[)）]|^涉及/g, '');
  const isMoney = field !== 'persons';
  const printed = isMoney
    ? readAmount(cell, { name, nameEn: name, inWan: column.inWan === true }).value.fen
    : readPersons(cell, name).value;
  if (printed === null || [all, section].some((totals) => totals.sum(field).total === printed)) return null;
  const { total, plain } = all.sum(field);
  const [written, read] = isMoney ? [yuan(printed), yuan(total)] : [String(printed), String(total)];
  const why = plain === printed ? '，差额来自未按数字填写的单元格' : '，请核对';
  const unit = isMoney ? '元' : '';
  return {
    code: 'TOTALS_DIFFER',
    severity: 'warn',
    zh: `合计行${name}${written}${unit}与逐行读数之和${read}${unit}（全部${all.rows}行）不一致${why}`,
    en: `The printed total ${written} differs from the sum ${read} of the ${all.rows} rows${
      plain === printed ? ': the difference stands in cells that hold no plain number' : ''
    }.`,
    written,
    read,
  };
}

const countOfCases = /^(共|合计|已化解|化解|调解成功|成功)?:?(\d{1,6})[件起宗]$/;

/** 60件 and 已化解48件: a printed count of the cases above. @param plain  of `plainText` */
export const isCountOfCases = (plain: string): boolean => countOfCases.test(plain);

function countNote(
  column: RegisterColumn,
  cell: RegisterCell,
  all: RunningTotals,
  section: RunningTotals,
): Note | null {
  const shown = shownText(cell);
  const [whole, word = '', figure = ''] = countOfCases.exec(plainText(shown)) ?? [];
  if (whole === undefined) return null;
  const outcome = /化解|成功/.test(word) ? 'settled' : null;
  if ([all, section].some((totals) => totals.cases(outcome) === Number(figure))) return null;
  return {
    code: 'TOTALS_DIFFER',
    severity: 'warn',
    zh: `合计行${column.header}${quoted(shown)}与逐行读数${all.cases(outcome)}件（全部${all.rows}行）不一致，请核对`,
    en: `The printed count ${quoted(shown)} differs from the ${all.cases(outcome)} cases of the rows.`,
    written: shorten(shown),
    read: String(all.cases(outcome)),
  };
}

function isPlainNumber(cell: RegisterCell): boolean {
  return typeof cell === 'number' || (typeof cell === 'string' && /^[\d,]+(?:\.\d+)?$/.test(cell.trim()));
}

function yuan(fen: number): string {
  return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2);
}
