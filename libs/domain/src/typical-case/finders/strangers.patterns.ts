import { compoundSurnames } from '../../party/surname.ts';
import {
  everydayWords,
  givenCharacters,
  notSurnames,
  onlySurnames,
  surnames,
  wordlikeSurnames,
} from '../surnames.ts';
import { introducers } from './titles.ts';

const surname = `(?:${[...compoundSurnames].join('|')}|(?!${notSurnames})[${[...surnames].join('')}])`;
const given = `[${[...givenCharacters].join('')}]`;
const kin =
  '大爷|大娘|大妈|大叔|大婶|大哥|大姐|大嫂|老汉|老太太|老太|老人|婆婆|奶奶|爷爷|先生|女士|小姐|老板|师傅|某某某|某某|某';
const after =
  '(?=说|称|表示|认为|要求|提出|承认|同意|拒绝|的|与|和|因|在|到|将|把|被|向|对|也|等|参加|到场|前来|作证|户|夫妇|夫妻|一家|之间|[,.。;；:!?、()\\s]|$)';

/** 邻居张建国, 证人李梅: between what introduces and what follows any name is one, but a whole everyday word. */
export const introduced = new RegExp(
  `(?:${introducers})[:：(（]?(?<name>${surname}\\p{Script=Han}{1,2})${after}`,
  'gu',
);
export const introducedAsUsual = new RegExp(
  `(?:${introducers})(?:名?叫|是)?[:：(（]?(?<name>${surname}${given}{1,2})`,
  'gu',
);
/** 女儿连小雨, 村民和秀英: a family name that is another word as well, before characters of which names are made. */
export const introducedByWord = new RegExp(
  `(?:${introducers})[:：(（]?(?<name>(?!${notSurnames})[${wordlikeSurnames}]${given}{2})`,
  'gu',
);
/** 于建国说: a preposition has nothing behind it that speaks. */
export const speaking = new RegExp(
  `(?<![对关由属在等基至处位终限便易敢甘归善勇急出忠乐鉴过小大高低多少优轻重源始生])(?<name>(?!${notSurnames})于${given}{1,2})(?=说|称|表示|认为|承认|否认|拒绝|反映|证实|作证|陈述|辩称)`,
  'gu',
);
/** 、张建国与, （张建国） */
export const listed = new RegExp(
  `(?<=^|[,。;:!?、(\\s与和同由向对找请被将把村镇乡组])(?<name>${surname}${given}{2})${after}`,
  'gmu',
);
export const listedAndSpeaking = new RegExp(
  `(?<=^|[,。;:!?、(\\s])(?<name>${surname}${given})(?=说|称|表示|要求|承认|拒绝|、)`,
  'gmu',
);
/** 尉迟强不信: a family name of two characters needs nothing before it. */
export const compoundNamed = new RegExp(
  `(?<name>(?:${[...compoundSurnames].filter((one) => !everydayWords.has(one)).join('|')})${given}{1,2})(?=[不没也都却便则又已]|${after.slice(3)}`,
  'gmu',
);
/** 老张, 小李 */
export const familiar = new RegExp(
  `(?<=^|[^\\p{Script=Han}老大小]|[与和同由向对找请被将把])(?<name>[老小]${surname})(?=[说称的与和因在到将把被向对也、,。]|$)`,
  'gmu',
);
/** 派出所小刘来过, 片警老陈 */
export const familiarAsUsual = new RegExp(
  `(?<=^|[^\\p{Script=Han}]|${introducers}|片警|[所社店厂司院会委队]的|[所社店厂司院校与和同由向对找请被将把])(?<name>[老小][${onlySurnames}黄林胡何罗梁谢唐许曾丁范钱孔康武])(?=[说称的与和因在到将把被向对也来去作做都没不给叫劝、,。]|$)`,
  'gmu',
);
/** 王招弟作证, 经李铁柱说和: what only people do, behind a name of any characters at the beginning of its clause. */
export const acting = new RegExp(
  `(?<=^|[,。;:!?、(\\s]|[经由请托有])(?!房东|于是|方便|常见|车间)(?<name>${surname}\\p{Script=Han}{1,2}?)(?<![主员长们方者会所站院局队组处办某])(?=(?:等人)?(?:出面|从中|当场|到场|前来|也|均|都)?(?:作证|证实|证明说|说和|说合|调停|劝解|劝和|撮合|介绍|做媒|转告|转交|在场|目睹|见证|担保|作保|帮工|搭手))`,
  'gmu',
);
/** 外号铁蛋, 人称“三麻子”: whatever follows is what somebody is called. */
export const nicknamed =
  /(?:外号|绰号|诨号|诨名|小名|乳名|别名|又名|曾用名|化名|网名|昵称|(?:微信|抖音|快手|qq|网|群)(?:名|昵称|号)(?=[是为叫:：]{0,2}\s?["“「『])|人称|俗称|(?:都|就)[叫喊称][他她]为?(?=\s?["“”'‘’「『《]))[:：是为叫]{0,2}(?:\s?["“”'‘’「『《(](?<quoted>[^"“”'‘’」』》)\n]{1,8})["“”'‘’」』》)]|(?<bare>(?!不)\p{Script=Han}{2,3}?)(?=说|称|表示|认为|要求|承认|同意|拒绝|的|与|和|因|在|到|将|把|被|向|对|也|等|[,.。;；:!?、()\s]|$))/gu;
/** 微信昵称叫平安是福的人 */
export const calledOnTheNet =
  /(?:网名|昵称|(?:微信|抖音|快手|qq|群)(?:名|号))[:：是为叫]{1,2}\s?(?<bare>\p{Script=Han}{4,10}?)(?=的|[,.。;；:!?、()\s]|$)/gu;
/** 吕当面道歉 */
export const surnameAlone = new RegExp(
  `(?<=^|[,。;:!?、\\s])(?<name>(?![方常向关管应全成时原安和平路])${surname})(?=要求|说|称|表示|当面|承认|拒绝|不同意|答应|同意)`,
  'gmu',
);
/** 张大爷, 王某 */
export const titled = new RegExp(
  `(?<name>${surname}(?:${kin}))(?!(?<=[于向和与同对由从时方任将连经因成全管关解包安]某)[甲乙丙丁戊己庚辛壬癸子丑年月日时村镇乡])`,
  'gu',
);

/** 于大爷, 老于, where it cannot be the preposition: 对于老人. */
export const titledByWord = new RegExp(
  `(?=[${wordlikeSurnames}])(?<=^|[,。;:!?、(\\s与和]|(?:${introducers}))(?<name>[${wordlikeSurnames}](?:大爷|大娘|大妈|大叔|大婶|大哥|大姐|大嫂|老汉|老太|先生|女士|师傅))|(?<=^|[,。;:!?、(\\s与和])(?<old>老[${wordlikeSurnames}])(?=说|称|表示|要求|承认|同意|拒绝)`,
  'gmu',
);

/** 李主任, 钱会计: in the place of the name stands another, and what they are is left. */
export const inOffice = new RegExp(
  `(?<=^|[^\\p{Script=Han}]|[与和同请找让经被由])(?<name>[${onlySurnames}黄周高林胡何罗梁谢唐许曾丁范石钱马田孔康武])(?=副?(?:主任|会计|书记|支书|[村镇乡县队组所站局科校院厂]长)|老师|医生|大夫|律师|总(?![共计之是体额数量算部]))`,
  'gmu',
);
/** 李麻子, 王半仙: how a village tells those of one family name apart. */
export const nicknamedByTrade = new RegExp(
  `(?<name>[${onlySurnames}](?:寡妇|瘸子|麻子|瞎子|哑巴|聋子|拐子|胖子|秃子|结巴|半仙|屠户|裁缝|[木瓦铁石]匠))`,
  'gu',
);
/** 二牛, 铁蛋, 狗剩, where something beside says that it is somebody. */
const milkName =
  '(?:[二三四](?:[牛狗愣胖娃毛虎柱黑蛋丫]子?|秃子|嘎子|赖子)|[大小老](?:愣子|胖|柱子|嘎子|黑|蛋)|[铁狗毛黑驴臭](?:蛋|剩|娃|锁|栓))';
export const milkNames = new RegExp(
  `(?<name>${milkName})(?=说|骂|家(?![里用电属畜禽])|[他她][娘妈爹爸]|[娘爹]|媳妇|老婆|不肯|不让|的(?:媳妇|老婆|爹|娘|房|地|羊|牛|车))|(?<=[叫喊称][他她作做]?)(?<old>${milkName})(?=[,.。;；!?、的说\\s]|$)`,
  'gmu',
);
