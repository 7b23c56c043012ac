import { type Paper, type PaperBlock } from '#casework/paper';
import {
  codeLabels,
  commandNames,
  dayInShanghai,
  dayLabel,
  editionMark,
  inChinese,
  type Label,
  minutesTitle,
  timeInShanghai,
} from '#domain';
import type { FrozenMinutes } from '../minutes.view.ts';

type Item = FrozenMinutes['items'][number];
type MinutedDecision = Item['decisions'][number];

/** The centre of the township issues the papers of its meetings. */
export const issuerOf = ({ township }: Pick<FrozenMinutes, 'township'>): string => `${township}综治中心`;

/** On which day of the office a paper was closed, as it is written. */
export const dayOf = (instant: string): string => dayLabel(dayInShanghai(instant)).zh;

/** 会议纪要 in the official form, of what was frozen at the closing. */
export function minutesPaper(minutes: FrozenMinutes): Paper {
  const title = minutes.title ?? minutesTitle(minutes.township, minutes.kind);
  const issuer = issuerOf(minutes);
  const on = dayOf(minutes.closedAt);
  const number = minutes.number === undefined ? null : `${minutes.number}${editionMark(minutes.edition)}`;
  const parts = [
    ['研判事项', casesOf(minutes)],
    ['村（社区）零报告', nilReportsOf(minutes)],
    ['其他议题', topicsOf(minutes)],
    ['会议小结', minutes.conclusions === null ? [] : [text(minutes.conclusions)]],
  ] as const;
  const sections = parts
    .filter(([, blocks]) => blocks.length > 0)
    .flatMap(([name, blocks], n): PaperBlock[] => [
      { kind: 'heading', level: 1, text: `${inChinese(n + 1)}、${name}` },
      ...blocks,
    ]);
  const units = minutes.slips.map(({ unitName }) => unitName);
  return {
    title,
    issuer,
    at: minutes.closedAt,
    blocks: [
      { kind: 'redHead', mark: title, number, issuer, on },
      ...openingOf(minutes),
      ...sections,
      ...peopleOf(minutes),
      { kind: 'imprint', sentTo: units.length === 0 ? null : units.join('，'), issuer, on },
    ],
  };
}

const text = (words: string): PaperBlock => ({ kind: 'text', text: words });

/** When, where and under whom; and what has made a later edition necessary. */
function openingOf(minutes: FrozenMinutes): readonly PaperBlock[] {
  const [day, lastDay] = [dayInShanghai(minutes.openedAt), dayInShanghai(minutes.closedAt)];
  const [from, until] = [timeInShanghai(minutes.openedAt), timeInShanghai(minutes.closedAt)];
  const end = lastDay === day ? until : `${dayLabel(lastDay).zh}${until}`;
  const where = minutes.place === null ? '' : `在${minutes.place}`;
  const chair = minutes.chair === null ? '' : `，由${minutes.chair}主持`;
  const what = minutes.kind === 'urgent' ? '紧急研判会议' : '研判会议';
  const { reason, reopened } = minutes;
  return [
    text(
      `${dayLabel(day).zh}${from}至${end}，${where}召开${minutes.township}矛盾纠纷${what}${chair}。会议情况纪要如下。`,
    ),
    ...(reason ? [text(`召开事由：${reason}`)] : []),
    ...(reopened
      ? [
          text(
            `${dayOf(reopened.at)}由${reopened.by}重新开会${reopened.reason === null ? '' : `，事由：${reopened.reason}`}。本版取代前一版纪要。`,
          ),
        ]
      : []),
  ];
}

function casesOf({ items, carriedOver }: FrozenMinutes): readonly PaperBlock[] {
  if (items.length === 0) return [text('本次会议无研判事项。')];
  const sections = [...new Set(items.map(({ section }) => section))];
  const blocks = sections.flatMap((section, n): PaperBlock[] => {
    const some = items.filter((item) => item.section === section);
    const name = some[0]?.sectionName?.zh ?? '研判事项';
    return [
      { kind: 'heading', level: 2, text: `（${inChinese(n + 1)}）${name}` },
      ...some.flatMap((item, index) => itemOf(item, index + 1)),
    ];
  });
  return carriedOver.length === 0
    ? blocks
    : [...blocks, text(`以上事项中，未作出有效决定的${carriedOver.length}件结转下次会议。`)];
}

function itemOf(
  { number, parties, sensitive, typeName, place, risk, riskName, decisions }: Item,
  index: number,
): readonly PaperBlock[] {
  const facts = [
    sensitive ? '敏感案件，内容从略' : parties,
    typeName?.zh,
    place,
    riskName?.zh ?? (risk === undefined ? undefined : codeLabels.risk[risk].zh),
  ].filter(Boolean);
  const head = `${index}. ${number ?? '（未编号）'}${facts.length === 0 ? '' : `（${facts.join('，')}）`}`;
  if (decisions.length === 0) return [text(`${head}：未作决定，结转下次会议。`)];
  const [only, ...more] = decisions;
  if (only !== undefined && more.length === 0) return [text(`${head}：${sentenceOf(only)}`)];
  return [text(`${head}：`), ...decisions.map((decision, n) => text(`（${n + 1}）${sentenceOf(decision)}`))];
}

/** What was ordered, as it was called then; as it is called today in minutes that did not keep it. */
export const orderNameOf = ({ type, orderName }: Pick<MinutedDecision, 'type' | 'orderName'>): Label =>
  orderName ?? commandNames[type];

/** What was decided, to the end: 研判交办；由柳溪村办理；协办：派出所；措施：三日内上门调解；2026年12月10日前完成。 */
function sentenceOf(decision: MinutedDecision): string {
  const { type, unitName, measure, dueOn, proof, isDone, refusal, effect, assisting = [] } = decision;
  const what = [orderNameOf(decision).zh, effect?.zh].filter(Boolean).join('：');
  if (refusal !== null) return `${what}，未采纳（${unstopped(refusal.messageZh)}）。`;
  const parts = [
    what,
    unitName === null ? null : `由${unitName}办理`,
    assisting.length === 0 ? null : `协办：${assisting.map(({ name }) => name).join('、')}`,
    measure === null ? null : `${type === 'NOTE' ? '内容' : '措施'}：${unstopped(measure)}`,
    dueOn === null ? (isAtOnce(decision) ? '立即办理' : null) : `${dayLabel(dueOn).zh}前完成`,
    proof === null ? null : `办结凭证：${unstopped(proof)}`,
    // What is carried out by being decided has nobody who carries it out, since minutes say what was decided.
    isDone && (effect === undefined || unitName !== null) ? '会议结束时已办结' : null,
  ];
  return `${parts.filter((part) => part !== null).join('；')}。`;
}

/** What is acted on at once has no other day. Minutes from before this was printed stay as they were. */
export const isAtOnce = ({ type, effect }: Pick<MinutedDecision, 'type' | 'effect'>): boolean =>
  type === 'ACT_AT_ONCE' && effect !== undefined;

/** A sentence that goes on. */
const unstopped = (words: string): string => words.trim().replace(/[。．.；;]+$/u, '');

function nilReportsOf({ nilReports }: FrozenMinutes): readonly PaperBlock[] {
  if (nilReports === undefined) return [];
  const { week, due, reported, missing } = nilReports;
  const asked = `${dayLabel(week.from).zh}至${dayLabel(week.to, week.from).zh}，应报送排查情况的村（社区）${due}个`;
  return [
    text(
      missing.length === 0
        ? `${asked}，均已报送。`
        : `${asked}，已报送${reported}个，未报送${missing.length}个：${missing.join('、')}。`,
    ),
  ];
}

const topicsOf = ({ topics = [] }: FrozenMinutes): readonly PaperBlock[] =>
  topics.map(({ topic, reason, by }, n) =>
    text(
      `${n + 1}. ${topic === null ? '（内容略）' : unstopped(topic)}（${[`${by}提出`, ...(reason === null ? [] : [unstopped(reason)])].join('：')}）。`,
    ),
  );

/** @source GB/T 9704-2012, 10.3: who came and who did not, after the text, led by 黑体 */
function peopleOf({ attendance, absent = [], recorder }: FrozenMinutes): readonly PaperBlock[] {
  const named = ({ name, body }: (typeof attendance)[number]) =>
    body === null ? name : `${name}（${body}）`;
  const away = absent.map(({ name, body, reason }) => {
    const beside = [body, reason].filter((each) => each !== null).join('，');
    return beside === '' ? name : `${name}（${beside}）`;
  });
  const lines = [
    ['出席：', attendance.map(named)],
    ['请假：', away],
    ['记录：', recorder === undefined ? [] : [recorder]],
  ] as const;
  return lines
    .filter(([, people]) => people.length > 0)
    .map(([lead, people]) => ({ kind: 'text', lead, text: `${people.join('、')}。` }));
}
