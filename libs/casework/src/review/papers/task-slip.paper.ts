import type { Paper } from '#casework/paper';
import { dayLabel, slipNumber } from '#domain';
import type { FrozenMinutes } from '../minutes.view.ts';
import { dayOf, isAtOnce, issuerOf, orderNameOf } from './minutes.paper.ts';

/** What of frozen minutes a unit has to do, with what the minutes say of the cases: initials, or nothing. */
export interface SlipContent {
  readonly minutes: FrozenMinutes;
  readonly slip: FrozenMinutes['slips'][number];
}

/** The slips of a meeting are counted in the order of its minutes. Null in old minutes. */
export function numberOfSlip({ minutes, slip }: SlipContent): string | null {
  const index = minutes.slips.findIndex(({ unitId }) => unitId === slip.unitId);
  return minutes.number === undefined ? null : slipNumber(minutes.number, index + 1, minutes.edition);
}

/** 交办单: what one unit has to do, by when, what proves it, and a receipt that it signs. */
export function taskSlipPaper(content: SlipContent): Paper {
  const { minutes, slip } = content;
  const title = `${minutes.township}矛盾纠纷交办单`;
  const on = dayOf(minutes.closedAt);
  const issuer = issuerOf(minutes);
  const number = numberOfSlip(content);
  const parties = new Map(minutes.items.map((item) => [item.disputeId, item.parties ?? null]));
  const rows = slip.tasks.map((task, n) => [
    String(n + 1),
    [task.number ?? '（未编号）', parties.get(task.disputeId)].filter(Boolean).join('\n'),
    taskWords(task),
    task.dueOn === null ? (isAtOnce(task) ? '立即' : '—') : dayLabel(task.dueOn).zh,
  ]);
  return {
    title,
    issuer,
    at: minutes.closedAt,
    blocks: [
      { kind: 'title', text: title },
      ...(number === null ? [] : [{ kind: 'under', text: number } as const]),
      { kind: 'address', text: `${slip.unitName}：` },
      {
        kind: 'text',
        text: `根据${on}${minutes.township}矛盾纠纷研判会议议定，现将下列${rows.length}项工作交由你单位办理，请签收，按期办结并反馈办结凭证。`,
      },
      { kind: 'table', columns, rows },
      { kind: 'signature', issuer, on },
      { kind: 'heading', level: 1, text: '签收回执' },
      { kind: 'form', rows: receipt(slip.unitName) },
    ],
  };
}

/** What is to be done, with whom, and what will prove it. */
function taskWords(task: SlipContent['slip']['tasks'][number]): string {
  const { measure, proof, assisting = [], assists } = task;
  const helpers = assisting.map(({ name }) => name).join('、');
  return [
    [orderNameOf(task).zh, measure].filter(Boolean).join('：'),
    ...(assists === undefined ? [] : [`本项由${assists}承办，请予协助。`]),
    ...(helpers === '' ? [] : [`协办单位：${helpers}`]),
    ...(proof === null ? [] : [`办结凭证：${proof}`]),
  ].join('\n');
}

const columns = [
  { title: '序号', widthMm: 13, align: 'centre' },
  { title: '案号及当事人', widthMm: 38, align: 'centre' },
  { title: '交办事项及办结凭证', widthMm: 63 },
  { title: '完成期限', widthMm: 42, align: 'centre' },
] as const;

const receipt = (unit: string) => [
  { label: '签收单位', text: `${unit}（盖章）` },
  { label: '签收人', text: '' },
  { label: '签收时间', text: '　　　　年　　　月　　　日　　　时' },
];
