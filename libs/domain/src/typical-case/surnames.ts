/** Family names of one character that are met in the field; one that is missing here is found by other signs. */
export const surnames: ReadonlySet<string> = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘蒋蔡余杜叶程苏魏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文樊兰殷施洪翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂柴焦柳邢岳齐梅庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位霍翁隋甘景薄单包司柏宁柯阮桂闵解强华车冉房边毋琚郜冀尚原穆卓褚娄骆蒲窦麻应宗丛滕佟郁井池巩党苟逯宫尉靖仇栗党晋楚乐皮敖丘庞南智桑刁缪商晏薄咸符蓝蒙喻饶艾吉戚岑瞿臧邬卞姬栾巫寇郎仲虞佘苑迟邝',
);

/** Words of every day that begin like a family name, and not like somebody. */
export const notSurnames =
  '李子|黄[豆牛瓜]|方便|胡[说来言闹]|符合|蓝[色天]|蒙[受古骗混]|饶恕|吉[利祥]|巫婆|郎中|仲裁|迟[到迟延早缓交疑]|于(?:\\p{Script=Han}{0,2}?[年月日时天晚夜晨午前后中内外里上下间]|[此是其该本某])|' +
  '农[村民田忙历业活具机药资场户作地]|古[老代时城镇树井董]|简[单易要便直陋化]|连[夜续同说声忙带接日年连着他她它其两一二三四五六七八九十几]|麦[子田收地苗季秸]|' +
  // What somebody does or is, behind a word for them: 原告方提出, 妈妈常说, 村民申请.
  '常[在说年常去到给有因与帮住时]|时[常候间而不有]|方[提承表认同要面式法便才可向否辩主拒不也]|应[当聘该邀允诺得由]|许[诺可多久过]|安[慰排全置装抚葬心静]|' +
  '祝[贺福愿]|毕[业竟]|成[年为婚家员交]|金[额钱属融]|温[和馨暖柔]|曾[经多在去说因为与向被是有]|向[前来后他她其对某邻法]|任[何务意由]|关[于系心注]|解[决释除]|' +
  '包[括含赔]|单[位独方]|路[面过边上口]|车[辆上里子]|房[屋子产租]|查[看明问清]|尚[未且在]|原[因来告定有本]|商[量定业]|强[行调烈迫拆]|申[请诉报辩明领]|谢[谢绝意]|' +
  '何[时人况种]|严[重格肃]|施[工行救压]|费[用尽力]|盛怒|甘[愿心]|宁[可愿]|乐[意于]|顾[虑及]|管[理不]|辛[苦勤]|游[客玩泳]|凌晨|赖账|宗族|党员|' +
  '冷[静水冻漠落清淡笑]|米[饭面粮粉]|全[部家村额都程体力款国员数权责年天套身面县镇市乡院来]|师[傅父生]|沙[子石发场土堆滩]|荣[誉获幸]|明[确白天年知明显示文细说理日晚早]|和[好解睦气谐平]';

/** Family names that are words of every day before they are anybody: only what introduces somebody tells them. */
export const wordlikeSurnames = '于农古简连麦冷米全师沙荣明和';

/**
 * Family names that are no word where they stand alone: 郭的女儿 is somebody's, 高的 and 黄的 are not. Those that are also a thing
 * or a verb (胡说, 把苗拔了, 施工) are left out.
 */
export const onlySurnames =
  '王李张刘陈杨赵吴徐孙朱郭郑宋韩冯邓曹彭萧肖董袁潘蒋蔡杜苏魏吕卢姚沈崔谭汪廖贾傅邹孟秦邱侯薛闫阎黎郝龚邵樊殷翟倪芦俞聂邢祁耿牟詹靳欧甄裴鲍霍隋柯阮闵冉琚郜冀褚娄骆窦滕佟巩逯庞刁缪晏戚岑瞿臧邬卞姬栾虞佘邝尹';

/** Those of them that are in no other word at all, nor in the name of a town that is often told of. */
export const neverWords = '靳郭邓吕卢姚崔廖邹薛闫阎郝龚翟倪聂耿詹甄裴隋闵琚郜骆佟逯缪瞿臧邬卞栾佘邝邱';
/** What somebody feels who is called by the family name alone: 靳很满意. */
export const feelings = '很|十分|非常|特别|挺|相当|深受|满意|感动|感激';

/** Family names that are prepositions and such: 和父亲, 向老人. */
export const particleSurnames = '于向和与同对由从时方任将连经因成全管关解包安';

/** Whole names with which an everyday word begins, and the characters with which it goes on: there the name is asked about. */
export const longerWords: ReadonlyMap<string, string> = new Map([
  ['高峰', '期时值'],
  ['方圆', '百几数十'],
  ['高原', '反地'],
]);

/** Given names that are everyday words, and that people bear all the same. */
export const bornAlso: ReadonlySet<string> = new Set(
  '建国 建设 建军 爱国 保国 保田 红军 红旗 海燕 小雨 春雨 立新 新民 大海 长江 有才 长有 长春 双喜 兰花 桂花 石头 振兴 永久 光明 富强 国民 小满'.split(
    ' ',
  ),
);

/** Characters of which given names are made; of a word beside no other sign of a person both must be among them. */
export const givenCharacters: ReadonlySet<string> = new Set(
  '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华玉萍红玲芬燕梅建国文志海永春秋夏冬生林峰山福贵财宝富荣昌盛顺利来旺根长大小二三四五石满囤仓铁狗蛋牛虎龙凤彩云花香珍珠翠莲菊雄鹏飞宇浩天成立功新民兴东南西北卫振中正德仁义礼智信忠孝廉保田麦豆树柱锁栓有才喜庆祥瑞雪雨晴晓亮光辉阳月星辰思雅欣怡佳慧琴琳琪瑶婷倩雯颖莹娇媛嘉俊豪博轩子涵梓萱诗岩斌彬凯旭波宁健康安全良学友朋发达祖业守运存厚改姓素巧淑惠爱莉蓉薇蕾洁爽少先占玺银江河清源泉润泽汉祥松柏柳杨桃杏李坤乾震明远怀培育栋梁材钢锋利剑刚毅果敢胜凡群众超越双喜连升高进步前程万里百千亿鑫森淼焱垚',
);

/**
 * Words of every day that people also bear as given names, or that begin like a family name. Where one stands without any
 * sign of a person it is asked about, never taken for granted.
 */
export const everydayWords: ReadonlySet<string> = new Set(
  (
    '建国 国庆 建设 和平 解放 胜利 团结 文明 新民 大海 长江 黄河 泰山 太平 平安 健康 高兴 满意 立新 创新 建军 振兴 光明 永久 平等 公平 自然 ' +
    '富强 民主 自由 友好 爱国 小雨 小满 春雨 海燕 石头 老汉 老太 老人 老四 老大 老二 大娃 树林 清明 立春 立秋 白露 谷雨 夏至 冬至 红旗 红军 ' +
    '顺利 如意 吉祥 幸福 美丽 英雄 学习 进步 前进 长城 中华 国家 国民 人民 社会 文化 新年 春节 长有 老实 小心 小时 小学 小麦 小区 小孩 小组 ' +
    '大家 大小 大海 成立 成功 成年 安全 安排 安宁 高度 高速 马上 方便 方法 方向 方面 时间 时候 任务 任何 金额 金钱 文件 文字 石头 白天 ' +
    '万元 关于 关系 关心 解决 解释 包括 常年 常常 路面 单位 单方 应当 向来 向前 华北 左右 左边 管理 查明 查看 司机 司法 原来 原告 原有 ' +
    '原因 原定 井水 池塘 商定 商量 商业 何时 何人 何况 何种 有才 发财 运来 长春 东方 天成 保田 保国 兄弟 姐妹 父子 母子 夫妻 子女 儿子 ' +
    '女儿 家人 家属 双方 两家 一方 男方 女方 对方 双喜 明确 明白 明天 平时 全部 全家 易怒 严重 严格 文书 兰花 龙头 牛羊 江水 江边 花草 ' +
    '西门 东郭 百里 长孙 公羊 濮阳 司空 康复 温和 温馨 洪水 阳光 阳台 车辆 车位 边界 房屋 房产 宫外 景区 桂花 柳树 杨树 梅花 苗木 林木 林地 田地 田间 金银 银行 党员 党委'
  ).split(' '),
);
