import { plainText } from './cell-text.ts';
import { headerKey } from './header.wordings.ts';
import type { RegisterLayout, RegisterRowKind } from './register.reading.ts';
import type { Sheet } from './sheet.ts';

const totals =
  /^(?:本?[页月季年]?度?(?:合计|总计|小计|共计|累计)(?:[:：(（]|$|\d)|.{1,8}?(?:合计|总计|小计|累计)(?:[:：(（]|$)|(?:总合计|合计数|总数)(?:[:：(（]|$|\d))/;
const signature =
  /^(?:填表人?|填报人?|制表人?|审核人?|审批人?|负责人|单位负责人|分管领导|主管领导|主要领导|联系人|联系电话|填报单位|填报日期|填报时间|报送|统计负责人|经办人|注\d?|备注|说明|附注?|备\s*注|盖章)[:：]/;

const longestTotals = 14;
const longestHeader = 40;
/** 填表人, 审核人 and 分管领导 stand side by side, with a date perhaps. */
const mostSignatures = 6;

/** Tells what the rows below the header of one sheet are. */
export class RowKinds {
  readonly #sheet: Sheet;
  readonly #seq: number | undefined;
  /** The texts of each column's header, level by level, for rows that repeat it. */
  readonly #headers: readonly ReadonlySet<string>[];

  constructor(sheet: Sheet, { columns }: RegisterLayout) {
    this.#sheet = sheet;
    this.#seq = columns.find((column) => column.field === 'seq')?.index;
    this.#headers = columns.map(({ header }) => new Set(header.split('/').map(headerKey)));
  }

  /** The kind of a row; rows count from 0. */
  of(row: number): RegisterRowKind {
    const filled = this.#sheet.filled(row);
    const first = filled[0];
    if (first === undefined) return 'empty';
    const lead = plainText(this.#sheet.text(row, first));
    if (lead.length <= longestTotals && totals.test(lead)) return 'totals';
    if (this.#repeatsHeader(row, filled)) return 'header';
    const beside = filled.filter((column) => column !== this.#seq);
    // Rows that carry nothing but their printed number are empty forms.
    if (beside.length === 0) return /^\d+[.、]?$/.test(lead) ? 'empty' : 'note';
    if (filled.length <= mostSignatures && signature.test(lead)) return 'note';
    return filled.length === 1 ? 'note' : 'data';
  }

  /** Printed pages repeat the header; both levels of a header may come again. */
  #repeatsHeader(row: number, filled: readonly number[]): boolean {
    if (filled.length < 3) return false;
    let same = 0;
    for (const [seen, column] of filled.entries()) {
      const text = headerKey(this.#sheet.text(row, column).slice(0, longestHeader));
      if (text !== '' && this.#headers[column]?.has(text)) same += 1;
      // A row of cases differs from the header in its first cells already.
      if (seen === 3 && same === 0) return false;
    }
    return same >= 3 && same >= 0.6 * filled.length;
  }
}
