/** What stands before somebody's name. */
const before = /(?:邻居|村民|工友|同事|证人|名叫|叫做|当事人|申请人|原告|被告|伤者|死者|房东|租客|户主)$/u;
/** What stands after it: somebody speaks or acts. */
const after =
  /^(?:说|称|表示|认为|要求|提出|承认|同意|不同意|拒绝|答应|道歉|赔偿|作证|到场|参加|起诉|申请|本人|夫妇|夫妻|一家|家的|等人)/u;

/** Does something beside these units say that they are somebody? @param to the last of them */
export const isSomebody = (units: readonly string[], from: number, to: number): boolean =>
  before.test(units.slice(Math.max(0, from - 3), from).join('')) ||
  after.test(units.slice(to + 1, to + 4).join(''));

/**
 * Characters with which a family name is the end of a word: 主张, 双方. What follows then is no name. A few per family name;
 * one that is missing costs a question.
 */
const wordsBefore: Readonly<Record<string, string>> = {
  张: '主开紧夸扩慌铺纸声',
  王: '国大霸',
  方: '双对各一两多男女甲乙地警官院资校东西南北前后单',
  林: '园树森山',
  田: '农稻水耕',
  石: '岩砖沙碎',
  马: '人车骡',
  高: '提增最过较很',
  金: '现押定租奖基资罚违约佣赔',
  周: '四一上下本每两',
  许: '允或也',
  程: '过工流日章路',
  任: '责信担主',
  路: '道公马修',
  常: '日经正平非',
  安: '公治保平不',
  余: '其多剩',
  段: '一路阶地手',
  于: '对关由属在等基至处位终',
  关: '相有机',
  向: '方',
  车: '汽停卡货',
  房: '厢新老楼平',
  钱: '工价',
  管: '不尽主',
  解: '调和了理',
  包: '承',
  江: '长',
  水: '排用',
  和: '总',
  白: '明空坦表',
  成: '达形完',
};

/** Is a family name here the end of another word? */
export const endsAWord = (surname: string, before: string | undefined): boolean =>
  before !== undefined && (wordsBefore[surname]?.includes(before) ?? false);
