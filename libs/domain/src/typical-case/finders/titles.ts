/** What stands before a name: a tie, a trade, a word that introduces somebody. */
export const introducers =
  '邻居|村民|居民|妻子|丈夫|老公|老婆|媳妇|儿子|女儿|母亲|父亲|哥哥|弟弟|姐姐|妹妹|爷爷|奶奶|外公|外婆|孙子|孙女|儿媳|女婿|岳父|岳母|公公|婆婆|亲戚|堂兄|堂弟|表哥|表弟|朋友|同事|同学|工人|司机|老板|证人|名叫|叫做|叫作|姓名|委托|代理人|其子|其女|其妻|其夫|其父|其母|其弟|其兄|其姐|其妹|之子|之女|之妻|之父|之母|村干部|医生|律师|法官|民警|组长|队长|书记|主任|会计|媒人|介绍人|房东|租客|业主|店主|户主|学生|老师|当事人|申请人|被申请人|原告|被告|死者|伤者|受害人|工友|同乡|老乡|债主|担保人|经理|负责人|法定代表人|调解员|网格员';

/** Somebody was just introduced. */
export const titlesBefore = new RegExp(`(?:${introducers}|[与和同向被由找请对])[:：(（]?$`, 'u');

/** What stands after a name: somebody speaks, owns, does. */
export const titlesAfter =
  /^(?:说|称|表示|认为|要求|提出|承认|同意|拒绝|家(?![属庭用])|夫妇|夫妻|一家|户|大哥|大姐|叔|婶|因|遂|骂|打伤|动手|赔|道歉|本人|等\d*人|的(?:妻子|丈夫|儿子|女儿|父亲|母亲|房|院|家|车|地|狗))/u;
