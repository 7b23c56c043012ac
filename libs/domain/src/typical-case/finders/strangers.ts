import { compoundSurnames } from '../../party/surname.ts';
import type { Cast } from '../cast.ts';
import { type Folded, placesOf, spanOf } from '../folded.ts';
import type { Spelling } from '../identities.ts';
import {
  bornAlso,
  everydayWords,
  givenCharacters,
  notSurnames,
  onlySurnames,
  surnames,
  wordlikeSurnames,
} from '../surnames.ts';
import { type Found, ranks } from './found.ts';
import { introducers, titlesAfter } from './titles.ts';

const reason = '文中出现的其他人';
const surname = `(?:${[...compoundSurnames].join('|')}|(?!${notSurnames})[${[...surnames].join('')}])`;
const given = `[${[...givenCharacters].join('')}]`;
const kin =
  '大爷|大娘|大妈|大叔|大婶|大哥|大姐|大嫂|老汉|老太太|老太|老人|婆婆|奶奶|爷爷|先生|女士|小姐|老板|师傅|某某某|某某|某';
const after =
  '(?=说|称|表示|认为|要求|提出|承认|同意|拒绝|的|与|和|因|在|到|将|把|被|向|对|也|等|参加|到场|前来|作证|户|夫妇|夫妻|一家|之间|[,.。;；:!?、()\\s]|$)';

/** What an everyday word stands for is nobody; 建国 behind a family name is somebody. */
const isSomebody = (name: string): boolean =>
  !everydayWords.has(name) &&
  !everydayWords.has(name.slice(0, 2)) &&
  (!everydayWords.has(name.slice(1)) || bornAlso.has(name.slice(1)));

/** A family name in letters and one or two words behind it, by the reading of its characters; made once for each. */
const inLetters = new WeakMap<Spelling['readings'], RegExp>();
function lettersOf({ readings }: Spelling): RegExp {
  const made = inLetters.get(readings);
  if (made !== undefined) return made;
  const known = [...new Set([...surnames].flatMap((one) => readings(one)))].toSorted(
    (a, b) => b.length - a.length,
  );
  const find = new RegExp(
    `(?<![a-z])(?<name>(?:${known.join('|')})\\s?[a-z]{2,6}(?:\\s?[a-z]{2,6})?)(?![a-z])`,
    'gu',
  );
  inLetters.set(readings, find);
  return find;
}

/** 邻居张建国, 证人李梅: between what introduces and what follows any name is one, but a whole everyday word. */
const introduced = new RegExp(
  `(?:${introducers})[:：(（]?(?<name>${surname}\\p{Script=Han}{1,2})${after}`,
  'gu',
);
const introducedAsUsual = new RegExp(
  `(?:${introducers})(?:名?叫|是)?[:：(（]?(?<name>${surname}${given}{1,2})`,
  'gu',
);
/** 女儿连小雨, 村民和秀英: a family name that is another word as well, before characters of which names are made. */
const introducedByWord = new RegExp(
  `(?:${introducers})[:：(（]?(?<name>(?!${notSurnames})[${wordlikeSurnames}]${given}{2})`,
  'gu',
);
/** 于建国说: a preposition has nothing behind it that speaks. */
const speaking = new RegExp(
  `(?<![对关由属在等基至处位终限便易敢甘归善勇急出忠乐鉴过小大高低多少优轻重源始生])(?<name>(?!${notSurnames})于${given}{1,2})(?=说|称|表示|认为|承认|否认|拒绝|反映|证实|作证|陈述|辩称)`,
  'gu',
);
/** 、张建国与, （张建国） */
const listed = new RegExp(
  `(?<=^|[,。;:!?、(\\s与和同由向对找请被将把村镇乡组])(?<name>${surname}${given}{2})${after}`,
  'gmu',
);
const listedAndSpeaking = new RegExp(
  `(?<=^|[,。;:!?、(\\s])(?<name>${surname}${given})(?=说|称|表示|要求|承认|拒绝|、)`,
  'gmu',
);
/** 老张, 小李 */
const familiar = new RegExp(
  `(?<=^|[^\\p{Script=Han}老大小]|[与和同由向对找请被将把])(?<name>[老小]${surname})(?=[说称的与和因在到将把被向对也、,。]|$)`,
  'gmu',
);
/** 派出所小刘来过, 片警老陈 */
const familiarAsUsual = new RegExp(
  `(?<=^|[^\\p{Script=Han}]|${introducers}|片警|[所社店厂司院校与和同由向对找请被将把])(?<name>[老小][${onlySurnames}黄林胡何罗梁谢唐许曾丁范钱孔康武])(?=[说称的与和因在到将把被向对也来去作做都没不给叫劝、,。]|$)`,
  'gmu',
);
/** 王招弟作证, 经李铁柱说和: what only people do, behind a name of any characters at the beginning of its clause. */
const acting = new RegExp(
  `(?<=^|[,。;:!?、(\\s]|[经由请托有])(?!房东|于是|方便|常见|车间)(?<name>${surname}\\p{Script=Han}{1,2}?)(?<![主员长们方者会所站院局队组处办某])(?=(?:等人)?(?:出面|从中|当场|到场|前来|也|均|都)?(?:作证|证实|证明说|说和|说合|调停|劝解|劝和|撮合|介绍|做媒|转告|转交|在场|目睹|见证|担保|作保|帮工|搭手))`,
  'gmu',
);
/** 外号铁蛋, 人称“三麻子”: whatever follows is what somebody is called. */
const nicknamed =
  /(?:外号|绰号|诨号|诨名|小名|乳名|别名|又名|曾用名|化名|网名|昵称|(?:微信|抖音|快手|qq|网|群)(?:名|昵称|号)(?=[是为叫:：]{0,2}\s?["“「『])|人称|俗称|(?:都|就)[叫喊称][他她]为?(?=\s?["“”'‘’「『《]))[:：是为叫]{0,2}(?:\s?["“”'‘’「『《(](?<quoted>[^"“”'‘’」』》)\n]{1,8})["“”'‘’」』》)]|(?<bare>(?!不)\p{Script=Han}{2,3}?)(?=说|称|表示|认为|要求|承认|同意|拒绝|的|与|和|因|在|到|将|把|被|向|对|也|等|[,.。;；:!?、()\s]|$))/gu;
/** 微信昵称叫平安是福的人 */
const calledOnTheNet =
  /(?:网名|昵称|(?:微信|抖音|快手|qq|群)(?:名|号))[:：是为叫]{1,2}\s?(?<bare>\p{Script=Han}{4,10}?)(?=的|[,.。;；:!?、()\s]|$)/gu;
/** 吕当面道歉 */
const surnameAlone = new RegExp(
  `(?<=^|[,。;:!?、\\s])(?<name>(?![方常向关管应全成时原安和平路])${surname})(?=要求|说|称|表示|当面|承认|拒绝|不同意|答应|同意)`,
  'gmu',
);
/** 张大爷, 王某 */
const titled = new RegExp(
  `(?<name>${surname}(?:${kin}))(?!(?<=[于向和与同对由从时方任将连经因成全管关解包安]某)[甲乙丙丁戊己庚辛壬癸子丑年月日时村镇乡])`,
  'gu',
);

/** 于大爷, 老于, where it cannot be the preposition: 对于老人. */
const titledByWord = new RegExp(
  `(?=[${wordlikeSurnames}])(?<=^|[,。;:!?、(\\s与和]|(?:${introducers}))(?<name>[${wordlikeSurnames}](?:大爷|大娘|大妈|大叔|大婶|大哥|大姐|大嫂|老汉|老太|先生|女士|师傅))|(?<=^|[,。;:!?、(\\s与和])(?<old>老[${wordlikeSurnames}])(?=说|称|表示|要求|承认|同意|拒绝)`,
  'gmu',
);

/** 李主任, 钱会计: in the place of the name stands another, and what they are is left. */
const inOffice = new RegExp(
  `(?<=^|[^\\p{Script=Han}]|[与和同请找让经被由])(?<name>[${onlySurnames}黄周高林胡何罗梁谢唐许曾丁范石钱马田孔康武])(?=副?(?:主任|会计|书记|支书|[村镇乡县队组所站局科校院厂]长)|老师|医生|大夫|律师|总(?![共计之是体额数量算部]))`,
  'gmu',
);
/** 李麻子, 王半仙: how a village tells those of one family name apart. */
const nicknamedByTrade = new RegExp(
  `(?<name>[${onlySurnames}](?:寡妇|瘸子|麻子|瞎子|哑巴|聋子|拐子|胖子|秃子|结巴|半仙|屠户|裁缝|[木瓦铁石]匠))`,
  'gu',
);
/** 二牛, 铁蛋, 狗剩, where something beside says that it is somebody. */
const milkName =
  '(?:[二三四](?:[牛狗愣胖娃毛虎柱黑蛋丫]子?|秃子|嘎子|赖子)|[大小老](?:愣子|胖|柱子|嘎子|黑|蛋)|[铁狗毛黑驴臭](?:蛋|剩|娃|锁|栓))';
const milkNames = new RegExp(
  `(?<name>${milkName})(?=说|骂|家(?![里用电属畜禽])|[他她][娘妈爹爸]|[娘爹]|媳妇|老婆|不肯|不让|的(?:媳妇|老婆|爹|娘|房|地|羊|牛|车))|(?<=[叫喊称][他她作做]?)(?<old>${milkName})(?=[,.。;；!?、的说\\s]|$)`,
  'gmu',
);

/** Somebody whom no record names, as the text calls them: half width and simplified. */
export interface Stranger extends Found {
  readonly name: string;
}

const strangerAt = (folded: Folded, start: number, name: string, replacement: () => string): Stranger => ({
  ...spanOf(folded, start, start + name.length),
  name,
  kind: 'name',
  replacement,
  reason,
  rank: ranks.guessed,
});

/**
 * People whom no record names. A word is taken for a name only by a sign: what introduces it, what follows it, a title. Who
 * is missed here is found by the person who reviews.
 */
export function findStrangers(
  original: string,
  folded: Folded,
  cast: Cast,
  spelling: Spelling,
): readonly Stranger[] {
  const found = (
    pattern: RegExp,
    keyOf: (name: string) => string = (name) => name,
    isTrusted = false,
  ): readonly Stranger[] =>
    placesOf(folded, pattern).flatMap(({ index, groups }) => {
      const name = (groups?.name ?? groups?.old ?? '').trim();
      const start = folded.text.indexOf(name, index);
      if (name === '' || (!isTrusted && !isSomebody(name))) return [];
      return strangerAt(folded, start, name, () => cast.of(keyOf(name)));
    });
  return [
    // Shen Xiaomei
    ...found(lettersOf(spelling), undefined, true).filter(({ start }) =>
      /\p{Lu}/u.test(original[start] ?? ''),
    ),
    ...found(introduced, undefined, true).filter(({ name }) => !everydayWords.has(name)),
    ...found(introducedAsUsual),
    ...found(introducedByWord),
    ...found(speaking, undefined, true),
    ...found(listed),
    ...found(listedAndSpeaking),
    ...found(acting),
    ...called(folded, cast),
    ...found(familiar),
    ...found(familiarAsUsual, undefined, true),
    ...found(surnameAlone, (name) => `${name}*`, true),
    ...found(titledByWord, (name) => `${name.replace('老', '')[0]}*`, true),
    ...found(inOffice, (name) => `${name}*`, true),
    ...found(nicknamedByTrade, undefined, true),
    ...found(milkNames, undefined, true),
    ...found(titled, (name) => `${name[0]}*`, true),
  ];
}

/** Nicknames, with the signs around them left as they are. */
const called = (folded: Folded, cast: Cast): readonly Stranger[] =>
  [nicknamed, calledOnTheNet]
    .flatMap((pattern) => placesOf(folded, pattern))
    .flatMap(({ index, 0: text, groups }) => {
      const name = groups?.quoted ?? groups?.bare ?? '';
      if (name.startsWith('某')) return [];
      return strangerAt(folded, index + text.lastIndexOf(name), name, () => cast.of(name));
    });

/**
 * The same people where no sign tells them: whoever was known once by a sign is known by the bare name everywhere. Names of two
 * characters are words too often.
 */
export function findStrangersAgain(
  folded: Folded,
  strangers: readonly Stranger[],
  cast: Cast,
): readonly Stranger[] {
  const names = [...new Set(strangers.map(({ name }) => name))].filter((name) =>
    /^\p{Script=Han}{3,4}$/u.test(name),
  );
  if (names.length === 0) return [];
  /** 郭秋旺 is also 秋旺, where something behind says that it is somebody. */
  const bearers = new Map(names.map((name) => [name.slice(-2), name]));
  const byGiven = [...bearers.keys()].filter(
    (one) => !everydayWords.has(one) && [...one].every((sign) => givenCharacters.has(sign)),
  );
  const given = new RegExp(byGiven.join('|') || '(?!)', 'gu');
  const longestFirst = names.toSorted((one, other) => other.length - one.length);
  return [
    ...placesOf(folded, new RegExp(longestFirst.join('|'), 'gu')).map(({ index, 0: name }) =>
      strangerAt(folded, index, name, () => cast.of(name)),
    ),
    ...placesOf(folded, given)
      .filter(({ index, 0: name }) => titlesAfter.test(folded.text.slice(index + name.length)))
      .map(({ index, 0: name }) => strangerAt(folded, index, name, () => cast.of(bearers.get(name) ?? name))),
  ];
}
