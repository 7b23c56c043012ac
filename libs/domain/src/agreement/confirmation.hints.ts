import type { Label } from '../label.ts';
import type { AgreementAccount } from './agreement.account.ts';

/** Why a court may not take or grant the confirmation of an agreement. */
export const confirmationObstacles = ['status', 'ownership', 'special', 'unclear', 'unlawful'] as const;
export type ConfirmationObstacle = (typeof confirmationObstacles)[number];

/** Words in an agreement that a court may refuse, and how to say it instead. */
export interface ConfirmationHint {
  readonly obstacle: ConfirmationObstacle;
  /** As they stand in the text. */
  readonly found: string;
  /** Where they begin, in UTF-16 units of the text. */
  readonly at: number;
  readonly reason: Label;
  readonly suggestion: Label;
}

interface Wording extends Pick<ConfirmationHint, 'reason' | 'suggestion' | 'obstacle'> {
  readonly words: RegExp;
}

const interpretation: Label = {
  zh: '《民诉法解释》（2022）',
  en: 'Interpretation of the Civil Procedure Law (2022)',
};
const ofArticle = (zh: string, en: string, article: number): Label => ({
  zh: `${zh}（${interpretation.zh}第${article === 355 ? '三百五十五' : '三百五十八'}条）`,
  en: `${en} (${interpretation.en}, art. ${article})`,
});

const things = '(?:宅基地|房屋|房产|土地|耕地|林地|承包地|院落|界墙|围墙|房|地|树木?|车辆?|财产)';

/**
 * Hints, no refusals: whoever drafts looks again, and a court decides. A right is not declared but served by conduct: not
 * "the homestead belongs to A", but "B removes the wall by … and leaves 60 cm free".
 * @source Civil Procedure Law (2023), arts. 205–206; Supreme Court, Interpretation (2022), arts. 355 and 358
 */
const wordings: readonly Wording[] = [
  {
    obstacle: 'status',
    words:
      /(?:解除|确认|恢复|维持)[^。；\n]{0,6}(?:婚姻|夫妻|亲子|父子|母子|收养)关系|(?:同意|自愿|协议)离婚|(?:断绝|脱离)[^。；\n]{0,4}(?:父子|父女|母子|母女|亲子|收养|家庭)?关系/gu,
    reason: ofArticle('涉及身份关系的，法院不受理', 'Matters of status are not taken', 355),
    suggestion: {
      zh: '身份关系另行依法办理；协议只写可以履行的行为，如“甲于每月5日前支付抚养费800元”',
      en: 'Leave the status to its own procedure; write only conduct, such as a payment by a day',
    },
  },
  {
    obstacle: 'ownership',
    words: new RegExp(
      `(?:归|属于?)[^。；，,\\n]{1,12}?(?:所有|使用权?|承包|永久使用)|(?:确认|确定|认定)[^。；\\n]{0,20}?(?:所有权|使用权|承包经营权|宅基地|产权|著作权|专利权|商标权)|(?:所有权|使用权|经营权|产权|${things})(?:归|属于?)[^。；，,\\n]{1,12}`,
      'gu',
    ),
    reason: ofArticle('涉及物权、知识产权确权的，法院不受理', 'Declarations of ownership are not taken', 355),
    suggestion: {
      zh: '改写为具体行为，如“乙于某日前拆除围墙，留出60厘米通道，今后不再占用”“乙于某日前向甲支付补偿款3,000元”',
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

/** What of an agreement a court may refuse, in the order of the text. */
export function confirmationHints(text: string): readonly ConfirmationHint[] {
  return wordings
    .flatMap(({ words, ...wording }) =>
      [...text.matchAll(words)].map((match) => ({ ...wording, found: match[0], at: match.index })),
    )
    .toSorted((one, other) => one.at - other.at);
}

/**
 * What to know of a ruling that was made before the terms were amended: it confirms, and lets enforce, the former ones.
 * @returns null where no ruling was made, or nothing was amended since
 * @source Civil Procedure Law (2023), art. 206: what is ruled valid, and enforced, is the agreement that was examined
 */
export function rulingOnFormerTerms({
  court,
  former,
}: Pick<AgreementAccount, 'court' | 'former'>): Label | null {
  const ruling = court.findLast(({ step }) => step === 'granted');
  if (ruling === undefined || former.every(({ seq }) => seq < ruling.seq)) return null;
  return {
    zh: '法院裁定确认的是变更前的协议；变更后的内容不在裁定之内，不能据此申请强制执行',
    en: 'The court confirmed the agreement as it stood before: what was amended since is not covered by the ruling',
  };
}

/** A paper that is handed in with the joint application. @source Interpretation (2022), art. 353–354 */
export const confirmationPapers: readonly (Label & { readonly id: string })[] = [
  {
    id: 'application',
    zh: '双方共同签名的司法确认申请书',
    en: 'the joint application, signed by both sides',
  },
  { id: 'agreement', zh: '调解协议', en: 'the agreement' },
  { id: 'mediation', zh: '调解组织主持调解的证明', en: 'proof that the committee conducted the mediation' },
  {
    id: 'property',
    zh: '与调解协议相关的财产权利证明（有的话）',
    en: 'papers of the property, where there are any',
  },
  {
    id: 'identity',
    zh: '双方当事人的身份、住所、联系方式等基本信息',
    en: 'who the parties are, where they live, how to reach them',
  },
];

/**
 * The courts before which the application can be brought.
 * @param invited  a court had invited the mediation
 * @source Civil Procedure Law (2023), art. 205
 */
export const confirmationCourts = (invited: boolean): Label =>
  invited
    ? { zh: '向作出邀请的人民法院提出', en: 'the court that invited the mediation' }
    : {
        zh: '向当事人住所地、标的物所在地或者调解组织所在地的基层人民法院提出',
        en: 'the basic court at a party’s domicile, where the object is, or at the place of the committee',
      };
