import type { Label } from '../label.ts';
import { inChinese } from '../register/chinese-number.ts';
import { owners } from './owner.words.ts';

/** Why a court may not take or grant the confirmation of an agreement. */
export const confirmationObstacles = ['status', 'ownership', 'special', 'unclear', 'unlawful'] as const;
export type ConfirmationObstacle = (typeof confirmationObstacles)[number];

/** Words by which an obstacle is known, why it is one, and how to say it instead. */
interface Wording {
  readonly obstacle: ConfirmationObstacle;
  readonly words: RegExp;
  readonly reason: Label;
  readonly suggestion: Label;
}

const interpretation: Label = {
  zh: '《民诉法解释》（2022）',
  en: 'Interpretation of the Civil Procedure Law (2022)',
};
const ofArticle = (zh: string, en: string, article: number): Label => ({
  zh: `${zh}（${interpretation.zh}第${inChinese(article)}条）`,
  en: `${en} (${interpretation.en}, art. ${article})`,
});

/** Any of these patterns, the first that fits. */
const anyOf = (...patterns: readonly string[]): RegExp => new RegExp(patterns.join('|'), 'gu');

/** Within a sentence; and within what stands between two commas. */
const near = (most: number) => `[^。；\\n]{0,${most}}?`;
const some = (most: number) => `[^。；，,\\n]{1,${most}}?`;
const few = (most: number) => `[^。；，,\\n]{0,${most}}?`;

const kin =
  '(?:亲生|婚生|非婚生|养|继)?(?:儿子|女儿|子女|父亲|母亲|父母|儿媳|配偶|妻子|丈夫|(?<=亲生|婚生|养|继)[子女父母])';
/** A clause ends. */
const end = '(?=[。；，,、！!\\s]|$)';
const child = '(?:孩子|小孩|娃娃?|儿子|女儿|胎儿)';
/** Told of the past, refused or only talked of: nothing that is agreed upon now. */
const notToldOf = '(?<!(?:已|曾|早|原|提|以|闹|说|不|没|未|要求|因|[年月日])[^。；，,\\n]{0,2})';
const bonds = '(?:婚姻|夫妻|亲子|父子|父女|母子|母女|收养|继父母子女)关系';

const statusWords = anyOf(
  `(?:解除|确认|恢复|维持|终止|撤销|否认)${near(20)}${bonds}`,
  `${bonds}${few(4)}(?:无效|有效|成立|不成立|解除|终止|撤销)`,
  `(?<!不)(?:同意|自愿|协议|决定|愿意|准予)${few(10)}离婚(?!后|时|前|协议|证|判决|案|诉讼)`,
  `(?:断绝|脱离)${few(6)}关系`,
  `(?:确认|认定|承认|认可)${near(20)}(?:系|是|为)${few(12)}${kin}`,
  `(?:系|是|为)${few(12)}(?:亲生|婚生|非婚生)(?:儿子|女儿|子女|[子女])`,
  `收养${some(12)}为(?:养子|养女|子女|儿子|女儿)`,
  `${notToldOf}离婚${end}`,
  `${notToldOf}办理?离婚(?:登记|手续)`,
  `(?:婚姻|婚事)(?:作废|作罢|到此为止|结束)|结束婚姻`,
  `不再(?:是|算|做|当|为)${few(6)}(?:夫妻|女婿|媳妇|${kin})`,
  `(?:不是|是|系)${few(8)}亲生的?${end}`,
  `${child}(?:就|不)?(?:是|算|系)${owners}的(?:种|骨肉|孩子|后代|后人)?${end}`,
  `${child}${few(3)}[跟与和]${some(6)}(?:没有?|无)(?:任何)?关系`,
  `过继|${child}${few(4)}送(?:给|与)|抱养`,
);

const things =
  '(?:宅基地|(?:院|山|隔)墙|宅子|老宅|老屋|房屋|房产|房子|住房|住宅|厂房|门面房?|店面|商铺|车库|车位|窑洞|院落|院子|土地|地块|耕地|林地|菜地|自留地|承包地|承包田|责任田|鱼塘|果园|山林|界墙|围墙|(?<=[间座处套栋层该]|[东西南北正厢上下偏]房?)房|(?<=[亩块片该])地|(?<=^|[。；，,\\n的])地(?=是|归|属|算|系)|(?<=[这那该])[院宅屋墙井]|树木?|林木|车辆?|财产|遗产)';
const rights = '(?:所有权|使用权|权属|承包经营权|经营权|居住权|地役权|相邻权|产权|著作权|专利权?|商标权?)';
/** What belongs to somebody by these words belongs to nobody: it is given back, or said to be of a kind. */
const notGivenBack = '(?!还|于好|档|案|责)';
const notOfAKind = '(?!危|违|正常|合法|公共|农用|建设|基本|自建|老旧|集体|国家)';
/** What follows is work on the thing, not a right to it. */
const notWork = `(?!${few(12)}(?:维修|修缮|修建|修复|拆除|清理|清运|砍伐|移栽|搬走|负责|承担|保管|看管|打扫|赔偿|支付))`;

const ownershipWords = anyOf(
  `(?:归|属于|属(?!于))${notGivenBack}${some(24)}(?:所有|享有|使用权|永久使用|承包(?!费)|继承|使用(?=[。；，,\\n]|$))`,
  `(?:确认|确定|认定)${near(24)}${rights}`,
  `(?:${rights}|${things})(?:以后|今后|全部|都|均|仍|应|应当)?(?:归|属于|属(?!于))${notGivenBack}${notOfAKind}${notWork}[^。；，,\\n]{1,12}`,
  `${things}${few(10)}(?:确认|确定|认定|划|分|判|留)给`,
  `(?:确认|确定|认定|划分)${few(12)}${things}(?:归|给|为|系|是)(?!付|予|${few(12)}(?:危|违))`,
  `${things}(?:以后|今后|将来|全部|都|均|就|直接|一并|也)?给(?!付|予|水|排|${few(8)}(?:修|补|赔|看|用钥匙))`,
  `${things}${few(10)}(?:由|为|系|是)${some(12)}(?:所有|共有|继承)(?!人|的(?![。；，,、！!\\s]|$))`,
  // 宅子是老赵家的, 地就算第三组的: a fact that is agreed upon, in the words of the village.
  `(?:${things}|${rights})(?:以后|今后|永远|本来|原本|原来|一直|都|也|就|仍)*(?:是|算是?|系|属)${owners}的${end}`,
  `${things}姓[\\u4e00-\\u9fff]`,
  `${things}(?:系|是|为|属)${few(8)}(?:个人|共同|自有|夫妻|家庭)财产`,
  `${things}(?:由?(?:兄弟|兄妹|姐弟|姐妹|双方|两家|二人|两人))?(?:一人|一家|各家?|每人|每家)(?:占|得|分|有)?(?:一半|半边)`,
  `(?:各得|各占|平分|均分)${few(4)}${things}`,
  `(?<!(?:将|把|协助|配合|办理)[^。；，,\\n]{0,20})${things}${few(4)}(?:过户|转|落|写)${few(12)}(?:名下|名字)`,
  `确权(?:给|归|到|至|为)`,
  `(?:界线?|边界|地界|宅界|四至)(?:线)?以${some(16)}为准`,
  `(?:地界|界线|边界|宅界)(?:就|划|定)?(?:在|按|到|至)${some(10)}(?:中间|中心|为止|[根边角处线树桩石沟路墙])${end}`,
  `(?:享有|拥有|取得|各占|设立)${few(15)}(?:${rights}|份额)`,
  `以[^。；，,\\n]{1,20}为(?:界|界线|边界|分界线?)(?![^。；，,\\n])`,
);

/**
 * Hints, no refusals: whoever drafts looks again, and a court decides. A right is not declared but served by conduct: not
 * "the homestead belongs to A", but "B removes the wall by … and leaves 60 cm free".
 * @source Civil Procedure Law (2023), arts. 205–206; Supreme Court, Interpretation (2022), arts. 355 and 358
 */
export const wordings: readonly Wording[] = [
  {
    obstacle: 'status',
    words: statusWords,
    reason: ofArticle('涉及身份关系的，法院不受理', 'Matters of status are not taken', 355),
    suggestion: {
      zh: '身份关系另行依法办理；协议只写可以履行的行为，如“甲于每月5日（含）前支付抚养费800元”',
      en: 'Leave the status to its own procedure; write only conduct, such as a payment by a day',
    },
  },
  {
    obstacle: 'ownership',
    words: ownershipWords,
    reason: ofArticle('涉及物权、知识产权确权的，法院不受理', 'Declarations of ownership are not taken', 355),
    suggestion: {
      zh: '改写为具体行为，如“乙于某日（含）前拆除围墙，留出60厘米通道，今后不再占用”“乙于某日（含）前向甲支付补偿款3,000元”',
      en: 'Write conduct instead: “B removes the wall by …, leaves 60 cm free and does not occupy it again”, “B pays A …”',
    },
  },
  {
    obstacle: 'special',
    words: /宣告(?:失踪|死亡)|(?:无|限制)民事行为能力|公示催告|破产|财产无主/gu,
    reason: ofArticle(
      '涉及其他特别程序、公示催告、破产的，法院不受理',
      'Matters of other special procedures are not taken',
      355,
    ),
    suggestion: {
      zh: '此项请当事人另行向法院申请',
      en: 'Let the parties bring this before the court itself',
    },
  },
  {
    obstacle: 'unclear',
    words:
      /尽快|尽早|尽量|适当|酌情|视情况|视情|有钱(?:时|了)?再|条件允许|若干元|合理(?:的)?(?:费用|期限|补偿)|另行(?:协商|商定)|以后再说|大约|左右/gu,
    reason: ofArticle('内容不明确的，法院裁定驳回', 'An unclear agreement is rejected', 358),
    suggestion: {
      zh: '写明谁、做什么、多少、哪一天前、怎样算完成',
      en: 'Say who, what, how much, by which day, and when it is done',
    },
  },
  {
    obstacle: 'unlawful',
    words:
      /(?:不再|不得|放弃)[^。；\n]{0,4}(?:报警|报案|追究[^。；\n]{0,6}刑事责任)|私了|限制[^。；\n]{0,4}人身自由|(?:放弃|不得)[^。；\n]{0,4}(?:起诉|诉讼|上诉)(?:的)?权?/gu,
    reason: ofArticle('违反法律或者损害他人、公共利益的，法院裁定驳回', 'What is unlawful is rejected', 358),
    suggestion: {
      zh: '删去此项；可以写“甲对乙表示谅解”，不能约定不报警、不起诉',
      en: 'Strike this out; forgiveness may be written, a ban on reporting or suing may not',
    },
  },
];
