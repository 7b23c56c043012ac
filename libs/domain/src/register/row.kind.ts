import { plainText } from './cell-text.ts';
import { headerKey } from './header.wordings.ts';
import type { RegisterLayout, RegisterRowKind } from './register.reading.ts';
import type { Sheet } from './sheet.ts';

const totals = /^(?:本?[页月季年]?度?(?:合计|总计|小计|共计|累计)|总合计|合计数|总数)(?:[:：(（]|$|\d)/;
const signature =
  /^(?:填表人?|填报人?|制表人?|审核人?|审批人?|负责人|单位负责人|分管领导|主管领导|主要领导|联系人|联系电话|填报单位|填报日期|填报时间|报送|统计负责人|经办人|注\d?|备注|说明|附注?|备\s*注|盖章)[:：]/;

/** What a row below the header is. Rows count from 0. */
export function rowKind(sheet: Sheet, row: number, layout: RegisterLayout): RegisterRowKind {
  const filled = sheet.filled(row);
  const first = filled[0];
  if (first === undefined) return 'empty';
  const lead = plainText(sheet.text(row, first));
  if (totals.test(lead) && lead.length <= 12 + String(filled.length).length) return 'totals';
  if (repeatsHeader(sheet, row, filled, layout)) return 'header';
  const seq = layout.columns.find((column) => column.field === 'seq')?.index;
  const beside = filled.filter((column) => column !== seq);
  // Rows that carry nothing but their printed number are empty forms.
  if (beside.length === 0) return /^\d+[.、]?$/.test(lead) ? 'empty' : 'note';
  if (signature.test(lead) && filled.length <= 6) return 'note';
  return filled.length === 1 ? 'note' : 'data';
}

/** Printed pages repeat the header; both levels of a header may come again. */
function repeatsHeader(
  sheet: Sheet,
  row: number,
  filled: readonly number[],
  layout: RegisterLayout,
): boolean {
  if (filled.length < 3) return false;
  const same = filled.filter((column) => {
    const levels = (layout.columns[column]?.header ?? '').split('/').map(headerKey);
    const text = headerKey(sheet.text(row, column));
    return text !== '' && levels.includes(text);
  });
  return same.length >= 3 && same.length >= 0.6 * filled.length;
}
