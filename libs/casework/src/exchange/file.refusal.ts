import { RuleError } from '#domain';
import { exchangeLimits } from './exchange.limits.ts';

const saveAs = '请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入';

/** Why a file cannot be read at all. Each sentence says what to do. */
const refusals = {
  'upload-damaged': [
    '上传的内容不完整或已损坏，请重新上传',
    'The upload is incomplete or damaged: send it again.',
  ],
  'file-empty': ['文件是空的，没有可导入的内容', 'The file is empty.'],
  'file-too-large': [
    `文件超过 ${exchangeLimits.fileBytes / 1024 / 1024} MB，请去掉图片和附件或分成几个文件后再导入`,
    'The file is larger than 20 MB.',
  ],
  'workbook-encrypted': [
    '文件设有打开密码，请取消密码，另存为 .xlsx 后再导入',
    'The workbook is encrypted: save it without a password.',
  ],
  'workbook-old-format': [
    `这是旧版 Excel（.xls）文件，${saveAs}`,
    'This is an old .xls workbook: save it as .xlsx.',
  ],
  'workbook-damaged': [
    `文件已损坏，或者不是 Excel 工作簿，${saveAs}`,
    'The file is damaged or not a workbook: save it as .xlsx.',
  ],
  'workbook-other-kind': [
    `这不是 Excel 工作簿（可能是 Word 或其他格式的文件），${saveAs}`,
    'The file is not a workbook: save it as .xlsx.',
  ],
  'workbook-too-large': [
    '工作簿解压后过大，请删除多余的工作表、空行和图片，另存为 .xlsx 后再导入',
    'The workbook is too large when unpacked.',
  ],
  'table-too-long': [
    `表格超过 ${exchangeLimits.rows} 行，请分成几个文件后再导入`,
    `The table has more than ${exchangeLimits.rows} rows.`,
  ],
  'table-too-wide': [
    `表格超过 ${exchangeLimits.columns} 列，请删除多余的列后再导入`,
    `The table has more than ${exchangeLimits.columns} columns.`,
  ],
  'file-not-text': [`文件不是文字表格，${saveAs}`, 'The file is not a text table: save it as .xlsx.'],
  'file-web-page': [`文件其实是网页格式，${saveAs}`, 'The file is a web page: save it as .xlsx.'],
  'csv-quote-open': ['有一个双引号没有配对，无法分清各栏', 'A quotation mark is never closed.'],
} as const satisfies Record<string, readonly [zh: string, en: string]>;
export type FileRefusal = keyof typeof refusals;

/** The refusal of a file, kind "invalid". @param where added to both sentences, e.g. a row */
export function fileRefused(
  code: FileRefusal,
  where?: { readonly zh: string; readonly en: string },
): RuleError {
  const [zh, en] = refusals[code];
  return new RuleError({
    kind: 'invalid',
    code,
    message: where ? `${en} ${where.en}` : en,
    messageZh: where ? `${zh}（${where.zh}）` : `${zh}。`,
  });
}
