import { outcomeLabels, type ProvableOutcome } from '../dispute/dispute.codes.ts';
import { isErrorValue, isNothing, plainText, shownText } from './cell-text.ts';
import { type Note, quoted, type Read, shorten, silent, withNote } from './note.ts';
import type { RegisterCell } from './register.reading.ts';
import { type WordingColumn, wordingNote, wordingsOf, wordKey } from './wording.ts';

const statuses = wordingsOf<ProvableOutcome>({
  settled: `调解成功 化解 已化解 化解成功 成功化解 达成协议 已达成协议 成功 已解决 解决 调处成功 已调处成功 调解达成协议 和解 已和解
    双方和解 达成和解 自行和解 调结 已调结 当场化解 就地化解 当场调解成功 已调解成功 已成功化解 已成功调解 化解完毕 调解化解
    调解成功已化解 已化解成功 达成调解协议 已达成调解协议 调解成功达成协议 达成口头协议 达成书面协议 口头协议 书面协议 签订协议 已签订协议
    调解已成功 已调成 调成 成 和好 已和好 双方和好 言归于好 握手言和 息诉罢访 案结事了 当场履行 即时化解 settled`,
  open: `正在调解 调解中 正在调解中 办理中 正在办理 化解中 正在化解 未化解 未办结 未结案 未结 在办 处理中 正在处理 进行中 待调解 待化解
    待办理 待处理 未调解 未解决 已受理 受理 调处中 正在调处 跟进 跟进中 持续跟进 跟踪 跟踪中 正在跟进 稳控 稳控中 已稳控 研判中 已交办
    交办中 已上报 未办理 暂未化解 尚未化解 仍在调解 继续调解 调查中 协调中 正在协调 协商中 正在协商 暂未解决 推进中 正在推进 open`,
  not_settled: `调解不成 调解不成引导诉讼 调解不成引导仲裁 调解未成 调解失败 未达成协议 未调解成功 调解未成功 调解不成功 不成 失败 未成功 不成功
    化解不成 化解失败 终止调解 调解终止 终止 当事人拒绝 拒绝调解 一方拒绝调解 引导诉讼 已引导诉讼 引导起诉 建议诉讼 引导走司法程序
    引导司法途径 走司法程序 引导仲裁 建议起诉 告知诉讼途径 调解不成告知诉讼途径 调解不成建议诉讼 未能达成协议`,
  withdrawn:
    '申请人撤回 撤回 撤回申请 已撤回 申请人撤回申请 当事人撤回 当事人撤回申请 撤销申请 主动撤回 自行撤回 放弃调解 申请人放弃 撤诉',
  transferred: `移送 已移送 移交 已移交 移送派出所 移送公安 移送公安机关 移交派出所 移交公安 移送交警部门 移送交警 移交交警 移送法院 移送人民法院
    移送信访 移送劳动监察 移送有关部门 移交有关部门 移送相关部门 移交相关部门 转办 已转办 移送司法机关 移送司法 转交 已转交 移送县级 移交县综治中心`,
});
/** Words that prove an end but not which: read as settled, always marked. */
const ended = new Set(
  '办结 已办结 结案 已结案 销号 已销号 完成 已完成 办理完毕 处理完毕 已处理 已办理 已调解 已调处 已结 已处置 办结归档 已办结销号'.split(
    ' ',
  ),
);

/** A denial reaches over a few words, never over a stop: 尚未得到有效化解. */
const negated =
  /(?:未|没|无法|不能|难以)[^,，。;；、]{0,8}?(?:化解|解决|办结|结案|调解成功|调成|处理|销号|完成|和解)/;
const achieved = /(?:已|成功)经?(?:化解|达成|解决|办结|和解|调解成功)|(?:化解|调解|调处)成功/;
const meanings: readonly (readonly [ProvableOutcome, RegExp])[] = [
  ['withdrawn', /撤回|撤销申请|撤诉|放弃调解/],
  [
    'not_settled',
    /调解不成|调解失败|不成功|未成功|没成功|[没未](?:有|能)?(?:调|谈)成|谈不拢|(?:未|没有?|不能?|未能|无法|难以)(?:就.{0,8})?达成|终止|拒绝|(?:引导|建议|告知|走|通过).{0,6}(?:诉讼|起诉|仲裁|司法|法律)|提起诉讼|已起诉/,
  ],
  [
    'transferred',
    /移送|移交|转交|转办|转送|转(?:公安|派出所|法院|信访|劳动)|转.{2,8}(?:办理|处理|处置)|上报(?:县|上级)/,
  ],
  [
    'open',
    /正在(?:调|办|化|处|协|推|跟|研|联|做)|(?:调解|办理|化解|处理|协调|协商)中|进行中|跟进|跟踪|稳控|研判|待(?:调|化|处|办)|继续(?:调|做|跟|协|化)|仍在/,
  ],
];
const success = /调解成功|化解|达成|和解|解决|办结|结案|销号|调结|成功|处理完毕|办理完毕|履行完毕/;

export interface StatusReading {
  readonly status: ProvableOutcome | null;
  /** The cell says yes or no and nothing else; what "no" means depends on the closing date. */
  readonly answer?: 'yes' | 'no';
}

/** Whether a text is, as a whole, a known result. */
export function isStatusWording(text: string): boolean {
  const key = wordKey(text);
  return statuses.exact.has(key) || ended.has(key);
}

/**
 * Reads the result of a case. Long reports are read by their first clause, then as a whole; a wording that speaks of
 * two different endings is not read: the row is held.
 */
export function readStatus(cell: RegisterCell | undefined, column: WordingColumn): Read<StatusReading> {
  const shown = shownText(cell);
  if (shown === '' || isNothing(shown) || isErrorValue(shown)) return silent({ status: null });
  const key = wordKey(shown);
  const exact = statuses.exact.get(key);
  if (exact !== undefined) return silent({ status: exact });
  // 是（2026.6.20）: the day behind the answer is kept with the words of the cell.
  if (/^(?:是|[√✓✔☑]|y|yes|已成功)[\d年月日号]*$/i.test(key))
    return marked('settled', shown, column, !column.name.includes('是否'), 'yes');
  if (/^(?:否|[×✗✘]|n|no|未)$/i.test(key)) return silent({ status: null, answer: 'no' });
  if (ended.has(key)) return marked('settled', shown, column, true);
  const [clause = ''] = plainText(shown).split(/[,，。;；:：(（]/);
  const whole = meaningOf(plainText(shown));
  const first = statuses.exact.get(wordKey(clause)) ?? meaningOf(clause)[0];
  if (whole.length === 2 && whole.includes('transferred') && whole.includes('not_settled')) {
    return marked('transferred', shown, column, true);
  }
  // A later clause may tell of an agreement that the first does not; never the other way round.
  const agree = first !== undefined && whole.every((meaning) => meaning === first);
  if (agree) return marked(first, shown, column, false);
  const [only, ...others] = whole;
  if (only !== undefined && others.length === 0) return marked(only, shown, column, true);
  return withNote({ status: null }, unknown(shown, column));
}

/** Every result that a text speaks of. "Solved" counts only where nothing denies it. */
function meaningOf(text: string): readonly ProvableOutcome[] {
  const found = new Set<ProvableOutcome>(
    meanings.filter(([, form]) => form.test(text)).map(([outcome]) => outcome),
  );
  if (negated.test(text) && !found.has('not_settled')) found.add('open');
  if (found.size === 0 && success.test(text)) found.add('settled');
  // Ending the mediation is how a withdrawal is recorded.
  if (found.has('withdrawn')) found.delete('not_settled');
  if (achieved.test(text) && !negated.test(text)) found.add('settled');
  return [...found];
}

function marked(
  status: ProvableOutcome,
  shown: string,
  column: WordingColumn,
  doubt: boolean,
  answer?: 'yes',
): Read<StatusReading> {
  const value = answer ? { status, answer } : { status };
  return withNote(value, wordingNote(shown, outcomeLabels[status].zh, column, doubt));
}

function unknown(shown: string, column: WordingColumn): Note {
  return {
    code: 'UNKNOWN_STATUS',
    severity: 'error',
    zh: `${column.name}${quoted(shown)}看不出是化解、在办、不成、移送还是撤回，请改正后重新导入`,
    en: `The result ${quoted(shown)} does not tell whether the case is settled, open, failed, transferred or withdrawn.`,
    written: shorten(shown),
  };
}
