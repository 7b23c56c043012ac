import { isErrorValue, isNothing, shortText } from './cell-text.ts';
import { type Read, silent } from './note.ts';
import type { RegisterAgreement, RegisterPerformance } from './register.fields.ts';
import type { RegisterCell } from './register.reading.ts';
import { readWording, type WordingColumn, wordingsOf, wordKey } from './wording.ts';

const agreements = wordingsOf<RegisterAgreement>(
  {
    written:
      '是 书面 书面协议 有 已签订 已签 签订 签订协议 已签订协议 达成书面协议 签订书面协议 签订调解协议 已签订调解协议 调解协议书 协议书 人民调解协议书 √ ✓ ✔ y yes 1 达成协议 已达成协议',
    oral: '口头 口头协议 是口头 口头达成 达成口头协议 口头协议登记 是口头协议 当场口头',
    confirmed:
      '是司法确认 司法确认 已司法确认 书面司法确认 书面协议司法确认 是已司法确认 是并司法确认 签订并司法确认 司法确认书',
    none: '否 无 未签订 未签 没有 没签 未达成 未达成协议 未签订协议 × ✗ ✘ n no 0',
  },
  [
    [/司法确认/, 'confirmed'],
    [/口头/, 'oral'],
    [/未|没|否|无/, 'none'],
    [/书面|协议书|签订|已签/, 'written'],
  ],
);
const agreementNames: Readonly<Record<RegisterAgreement, string>> = {
  written: '书面协议',
  oral: '口头协议',
  confirmed: '书面协议并经司法确认',
  none: '未签订',
};

const performances = wordingsOf<RegisterPerformance>(
  {
    performed: `已履行 已履行完毕 履行完毕 全部履行 已全部履行 当场履行 即时履行 按月履行 按期履行 已兑现 兑现 已付清 付清 款已付清 赔偿款已付清 已支付
      已赔付 已换新机 已结清 履行 是 已履行到位 履行到位 主动履行 自动履行 已执行 √ ✓ ✔ y yes 1`,
    partial: '部分履行 已部分履行 履行一部分 部分兑现 部分支付 履行部分',
    not_due:
      '履行中 正在履行 未到期 未到履行期 履行期未到 待履行 分期履行 分期履行中 尚未到期 未到履行期限 履行期内 按协议履行中',
    not_performed: '未履行 拒不履行 逾期未履行 逾期 否 没履行 尚未履行 未兑现 × ✗ ✘ n no 0 不履行',
  },
  [
    [/部分/, 'partial'],
    [/未到期|履行中|正在履行|分期|待履行/, 'not_due'],
    [/未(?:能)?履行|拒不|逾期|没有?履行|未兑现|未付|未支付/, 'not_performed'],
    [
      /(?:已|全部|当场|全额|一次性).{0,6}(?:履行|兑现|付|赔|退|换|修|还|结清|到账|到位|支付)|付清|结清|履行完毕/,
      'performed',
    ],
  ],
);
const performanceNames: Readonly<Record<RegisterPerformance, string>> = {
  performed: '已履行',
  partial: '部分履行',
  not_due: '未到期',
  not_performed: '未履行',
};

/** Whether a text is, as a whole, a form of agreement. */
export function isAgreementWording(text: string): boolean {
  return agreements.exact.has(wordKey(text));
}

/** Reads whether and how an agreement was made; an empty cell says nothing. */
export function readAgreement(
  cell: RegisterCell | undefined,
  column: WordingColumn,
): Read<RegisterAgreement | null> {
  const shown = shortText(cell);
  if (/^(?:无|没有)$/.test(shown)) return silent('none');
  if (shown === '' || isNothing(shown) || isErrorValue(shown)) return silent(null);
  return readWording(shown, agreements, (code) => agreementNames[code], column);
}

/** Reads what has been done of an agreement. */
export function readPerformance(
  cell: RegisterCell | undefined,
  column: WordingColumn,
): Read<RegisterPerformance | null> {
  const shown = shortText(cell);
  if (shown === '' || isNothing(shown) || isErrorValue(shown)) return silent(null);
  return readWording(shown, performances, (code) => performanceNames[code], column);
}

/** Reads a column that asks for judicial confirmation: true, false, or null for an empty cell. */
export function readConfirmation(
  cell: RegisterCell | undefined,
  column: WordingColumn,
): Read<boolean | null> {
  const shown = shortText(cell);
  const key = wordKey(shown);
  if (key === '' || isErrorValue(shown)) return silent(null);
  if (/^(?:否|无|没有|未|未确认|未申请|未司法确认|不|不需要|n|no|×|0)$/.test(key)) return silent(false);
  if (isNothing(shown)) return silent(null);
  const table = wordingsOf<'yes' | 'no'>({
    yes: '是 已确认 已司法确认 有 √ ✓ ✔ y yes 1 确认 已裁定 裁定确认',
    no: '申请中 已申请 驳回',
  });
  const read = readWording(shown, table, (code) => (code === 'yes' ? '已司法确认' : '未司法确认'), column);
  return { value: read.value === null ? null : read.value === 'yes', notes: read.notes };
}
