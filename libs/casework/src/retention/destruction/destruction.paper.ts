import type { Paper } from '#casework/paper';
import { dayInShanghai, dayLabel } from '#domain';
import type { DestructionView } from './destruction.view.ts';

const day = (at: string): string => dayLabel(dayInShanghai(at)).zh;
/** Enough of a hash to find it again; the whole one stands in the record. */
const short = (hash: string): string => hash.slice(0, 12);
const outcomes = { destroyed: '已销毁', kept: '未销毁' } as const;

/**
 * 销毁清册: what was proposed, who signed when and with which words, and what became of each dossier. Of the cases it tells
 * numbers and days, nothing of anybody: it is kept for ever.
 */
export function destructionPaper(list: DestructionView): Paper {
  const issuer = list.proposed.by.organisation;
  const title = `${issuer}卷宗销毁清册`;
  const { decided, doneAt } = list;
  return {
    title,
    issuer,
    at: doneAt ?? decided?.at ?? list.proposed.at,
    blocks: [
      { kind: 'title', text: '卷宗销毁清册' },
      { kind: 'under', text: list.number },
      { kind: 'text', text: `${sumOf(list)}本清册永久保管。` },
      {
        kind: 'table',
        columns: [
          { title: '序号', widthMm: 11, align: 'centre' },
          { title: '案号', widthMm: 50 },
          { title: '归档日期', widthMm: 24, align: 'centre' },
          { title: '期满日期', widthMm: 24, align: 'centre' },
          { title: '附件', widthMm: 12, align: 'centre' },
          { title: '历史（事件数、链头）', widthMm: 35 },
        ],
        rows: list.items.map((item) => [
          String(item.position),
          `${item.number ?? '（未编号）'}${item.outcome === null ? '' : `\n${outcomes[item.outcome]}${item.keptReasonName === null ? '' : `：${item.keptReasonName.zh}`}`}`,
          item.archivedOn,
          item.endsOn,
          String(item.files),
          `${item.events}　${short(item.headHash)}`,
        ]),
      },
      {
        kind: 'form',
        rows: [
          { label: '鉴定意见', text: list.proposed.reason },
          { label: '提出人\n（第一签名）', text: signed(list.proposed) },
          { label: '审批意见', text: decided?.reason ?? '' },
          {
            label: list.state === 'refused' ? '驳回人' : '批准人\n（第二签名）',
            text: decided === null ? '' : signed(decided),
          },
          { label: '销毁完成', text: doneAt === null ? '' : day(doneAt) },
        ],
      },
      {
        kind: 'text',
        text:
          '销毁的是：当事人的姓名、证件号码、电话、住址，登记时留存的电话，全部附件，以及据以核对上述信息的盐值。' +
          '保留的是：案件历史及其校验链、统计数字和本清册。历史中以文字记载的内容不改写。销毁之前的备份按备份保管期限另行清除。',
      },
      { kind: 'signature', issuer, on: day(doneAt ?? decided?.at ?? list.proposed.at) },
    ],
  };
}

const signed = ({ at, by }: DestructionView['proposed']): string =>
  `${by.organisation}　${by.name}　${day(at)}`;

function sumOf({ dossiers, destroyed, kept, state, items }: DestructionView): string {
  const files = items.reduce((sum, item) => sum + item.files, 0);
  const listed = `列入清册的卷宗${dossiers}卷，附件${files}件`;
  return state === 'done' ? `${listed}；已销毁${destroyed}卷，未销毁${kept}卷。` : `${listed}。`;
}
