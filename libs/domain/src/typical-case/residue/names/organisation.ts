import type { Spelling } from '../../identities.ts';
import { withoutRegions } from '../../region.names.ts';
import type { Search } from '../looked.ts';
import { residueAt } from '../residue.kind.ts';
import { bonesOf, nearStartsOf, spanOfUnits } from '../skeleton.ts';
import { certaintyOf } from './known.name.ts';
import { spellingsOf, spelt } from './letters.ts';

const sentence = { zh: '仍有本案单位的名称', en: 'an organisation of the case is still named' } as const;

const endings = [
  '股份有限公司',
  '有限责任公司',
  '有限公司',
  '公司',
  '集团',
  '专业合作社',
  '合作社',
  '厂',
  '店',
  '超市',
  '商行',
  '门市部',
  '门市',
] as const;

/** What an organisation does. */
const trade =
  /建筑|建材|建设|劳务|装饰|装修|运输|物流|保险|物业|家电|家具|机械|化工|食品|农业|农资|农机|种植|养殖|商贸|贸易|工程|电子|科技|服装|纺织|汽车|汽修|药业|医药|餐饮|服务|管理|房地产|置业|开发|水泥|石料|采石|砖|木材|加工|制造|实业|投资|发展|印刷|五金|百货|电器|商业|旅游/u;

/** The name of an organisation, whole, without its region and form, and its brand. */
export function organisationName(name: string, spelling: Spelling): Search {
  const whole = bonesOf(name, spelling).join('');
  const ending = endings.find((one) => whole.endsWith(one)) ?? '';
  const stem = withoutRegions(whole.slice(0, whole.length - ending.length));
  // 恒达 of 恒达建材: what is left of a longer one may be a word of its own, and a person says so.
  const brand = [...stem].length > 3 ? [...stem].slice(0, 2) : [];
  // 鑫隆 of 焦作鑫隆农机: the town before it may stand without a word for one.
  const behindTown = [...stem].length > 5 ? [...stem].slice(2, 4) : [];
  // 恒达 of 乌苏里恒达建材: however long the town is, the brand ends before what the organisation does.
  const beforeTrade = [...stem.slice(0, Math.max(0, stem.search(trade)))].slice(-2);
  const wanted = [
    ...[[...whole], [...stem]]
      .filter((words) => words.length >= 2)
      .map((words) => ({ words, certainty: certaintyOf(words) })),
    ...[brand, behindTown, beforeTrade]
      .filter((words) => words.length > 1)
      .map((words) => ({ words, certainty: 'doubt' as const })),
  ].filter(({ words }) => words[0] !== '某');
  const inLetters = [brand, [...stem]]
    .filter((words) => words.length > 1)
    .flatMap((words) => spellingsOf(words, spelling));
  return ({ skeleton, streams }) => [
    ...wanted.flatMap(({ words, certainty }) =>
      nearStartsOf(skeleton, words, 'line').map((at) =>
        residueAt(spanOfUnits(skeleton, at, at + words.length - 1), 'organisation', sentence, certainty),
      ),
    ),
    ...spelt(streams, inLetters).map(({ at, end }) =>
      residueAt(spanOfUnits(skeleton, at, end - 1), 'organisation', sentence),
    ),
  ];
}
