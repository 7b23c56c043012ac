import { kinship } from './kinship.ts';

/** What stands before a name: a tie, a trade, a word that introduces somebody. */
const words = [
  ...kinship,
  // 男人高大 is said of anybody: only a man or woman of somebody introduces a name.
  ...['的', '她', '家', '俺', '我'].map((whose) => `${whose}男人`),
  ...['的', '他', '家', '俺', '我'].map((whose) => `${whose}女人`),
  ...'邻居|邻人|街坊|村民|居民|社员|群众|朋友|好友|战友|同事|同学|工人|农民工|司机|老板|老板娘|证人|目击者|名叫|叫做|叫作|姓名|委托|代理人|村干部|医生|护士|律师|法官|民警|警察|组长|队长|班长|书记|支书|主任|会计|村长|厂长|媒人|介绍人|中间人|房东|租客|租户|业主|店主|户主|车主|货主|雇主|雇员|保姆|徒弟|学生|老师|教师|校长|当事人|申请人|被申请人|原告|被告|第三人|死者|伤者|受害人|肇事者|工友|同乡|老乡|债主|债权人|债务人|借款人|出借人|担保人|保证人|承包人|包工头|工头|合伙人|股东|经理|负责人|法定代表人|调解员|网格员'.split(
    '|',
  ),
];

/** The same as alternatives of a pattern. What ends in another of them is left out: 外甥女 is found by 甥女. */
export const introducers = words
  .filter((word) => !words.some((other) => other !== word && word.endsWith(other)))
  .join('|');

/** Somebody was just introduced. */
export const titlesBefore = new RegExp(`(?:${introducers}|[与和同向被由找请对])[:：(（]?$`, 'u');

/** What stands after a name: somebody speaks, owns, does. */
export const titlesAfter =
  /^(?:说|称|表示|认为|要求|提出|承认|同意|拒绝|家(?![属庭用])|夫妇|夫妻|一家|户|大哥|大姐|叔|婶|因|遂|骂|打伤|动手|赔|道歉|本人|等\d*人|的(?:妻子|丈夫|男人|女人|媳妇|儿媳|老婆|老公|儿子|女儿|闺女|孙子|孙女|外甥|父亲|母亲|父母|爹|娘|房|院|家|车|地|狗))/u;
