import type { MeasureId, RateMeasureId } from './measures.ts';

/** The first form that fits decides: words that contain others stand before them. */
type Forms<Id> = readonly (readonly [RegExp, Id])[];

export const rateForms: Forms<RateMeasureId> = [
  [/(?:调解|调处|化解)?(?:工作)?成功(?:率|比例|比率)|调成率|达成率/, 'successRate'],
  [/(?:按期|按时|限时|期限内|期内|及时)(?:办结|结案|化解|办理)率/, 'onTimeRate'],
  [/化解率|解决率/, 'resolutionRate'],
  [/(?:结案|办结|审结|了结)率/, 'closingRate'],
  [/(?:履行|兑现)率/, 'performanceRate'],
  [/(?:司法)?确认率/, 'confirmationRate'],
  [/回访率/, 'followUpRate'],
  [/满意(?:率|度)/, 'satisfactionRate'],
  [/(?:反复|反悔|重复|复发|反弹|回流)率/, 'repeatRate'],
  [/受理率/, 'acceptanceRate'],
  [/(?:调解|调处|处理|办理|处置)率/, 'mediationRate'],
  [/协议率/, 'agreementRate'],
  [/(?:逾期|超期)率/, 'overdueRate'],
  [/(?:在办|未结|未办结|未化解)率/, 'openRate'],
  [/率$|率达|率为/, 'otherRate'],
];

export const measureForms: Forms<MeasureId> = [
  [/防止(?:民间纠纷)?(?:引起|转化为?|激化为?)?|避免(?=.*(?:转|激化|自杀|上访|械斗))|预防/, 'prevented'],
  [/宣传|讲座|培训|咨询|普法|发放/, 'publicity'],
  [
    /每(?:人|户|家|名|个|份|期)(?:子女|每月|每年|各)?(?:应?(?:支付|负担|承担|给付|出|分摊|缴纳|负责)?)|人均|均摊|各(?:承担|负担|支付|出)?$/,
    'planShare',
  ],
  [
    /(?:子女|儿女|兄弟姐妹|兄弟|姐妹|兄妹|姐弟|继承人|赡养人|扶养人)(?:人数|数)?(?:共同|平均|各自)?(?:分担|分摊|承担|负担|赡养|均摊|支付)?$|(?:分担|分摊|承担|负担)(?:人数|户数)|^份数|^期数/,
    'planCount',
  ],
  [
    /(?:赡养|抚养|扶养|生活|医疗|护理)费|应付总额|总额|每月(?:合计|共计|共|总计)?(?:应?(?:支付|给付|需))?$|分担总额/,
    'planTotal',
  ],
  [
    /(?:首|第?[一二三四五六七八九十\d]+)(?:期|笔)款?|首付款?|尾款|余款|[长次三四五六幺大二小]{1,2}(?:子|女|儿子|女儿)$/,
    'planPart',
  ],
  [/撤回|撤诉|撤销/, 'withdrawn'],
  [/未(?:能)?履行|拒不履行|不履行|拒绝履行/, 'notPerformed'],
  [/应履行|(?:履行)?(?:已)?到期/, 'performanceDue'],
  [/履行|兑现/, 'performed'],
  [/应回访/, 'followUpDue'],
  [/回访/, 'followedUp'],
  [/不满意/, 'unsatisfied'],
  [/参(?:与)?评|测评|评价|问卷|答复人|受访/, 'answered'],
  [/满意/, 'satisfied'],
  [/申请司法确认|司法确认申请/, 'confirmationApplied'],
  [/司法确认|确认有效|法院确认|确认/, 'confirmed'],
  [
    /(?:达成)?协议(?:所)?(?:涉及|标的)?(?:的)?(?:金|总|数|标的)额|协议(?:涉及)?资金|(?:调解|赔付|赔偿|兑付|给付|挽回)(?:的)?(?:金额|款|数额|资金|经济损失|损失)/,
    'amountAgreed',
  ],
  [/金额|标的额?|涉案款|资金|数额/, 'amountInvolved'],
  [/调解员|调解人员/, 'mediators'],
  [/(?:调解)?(?:委员会|组织|工作室|调委会|调解室)(?:数|总数|个数)?$/, 'committees'],
  [/(?:涉及|涉案|涉)(?:的)?(?:当事人|群众|人员|人数|人)|当事人|人数|涉及$/, 'persons'],
  [
    /(?:上[期年月季周]|上半年|去年|往年|期初|年初|月初)(?:度)?(?:末)?(?:结转|遗留|存案|旧存|结存|转入|未结|在办|未办结)|旧存|遗留|转入|结转(?!下|至下)/,
    'carriedIn',
  ],
  [
    /(?:调解|调处|化解)?(?:不成|失败|不成功|未达成(?:协议)?|未调成)|未(?:能)?(?:调解|调处|化解)成功?功|未成功|未达成/,
    'notSettled',
  ],
  [/(?:按期|按时|限时|期限内|期内)(?:办结|结案|化解|办理)/, 'closedOnTime'],
  [/(?:逾期|超期)(?:办结|结案|化解|办理完)/, 'closedLate'],
  [/逾期|超期/, 'overdue'],
  [
    /未(?:办)?结|在办|在调|(?:正在|仍在|尚在|还在)|(?:调解|调处|办理|处理|化解|受理|进行)(?:之)?中|[未待](?:能|办|调|化解|调处|调解|处理|解决)|结转下|转下|期末|结存|存案|剩余|存量/,
    'open',
  ],
  [/移[送交]|转[办送交]|引导/, 'transferred'],
  [/并案/, 'merged'],
  [/结案|办结|审结|了结|已结|终结/, 'closed'],
  [/书面|协议书/, 'written'],
  [/口头/, 'oral'],
  [/成功|调成/, 'settled'],
  [/达成.*协议|^协议|签订.*协议|协议(?:数|份数|件数)?$/, 'agreements'],
  [/化解|解决/, 'resolved'],
  [/反复|反悔|重复|反弹/, 'repeated'],
  [/受理|接受(?!委托|移)|接收|接待|新收|收案|收到|立案|登记|接案|新增/, 'accepted'],
  [/交办|分派|指派|派单|分流|督办/, 'assigned'],
  [/(?:排查|摸排|走访|巡查)(?:出|发现|到)|发现|摸出|上报|掌握|查出/, 'found'],
  [/排查|摸排|巡查|走访/, 'screened'],
  [/发生/, 'occurred'],
  [/调解|调处|处理|办理|处置|介入/, 'mediated'],
];

const fillers = `全[镇乡县市区街道办]{1,2}|本[镇乡县市区]|辖区(?:内)?|我[镇乡县市区所]|各类|各种|各项|各级|共计?|一共|矛盾|纠纷|案件|事件|案|总?件数|起数|数量|数[额目]?|总|累计|开展|组织|人民|民间|其中|经过?|达到?|为|是|有|了|的|由|已|并|全部|均|分别|占|和|及|以来|截至|目前|列|:|、|,|。`;
const filling = new RegExp(`^(?:${fillers})+|(?:${fillers})+$`, 'g');

/** A label without the words around it that say nothing by themselves; those within it may be part of a name. */
export const withoutFilling = (words: string): string => words.replace(filling, '');
