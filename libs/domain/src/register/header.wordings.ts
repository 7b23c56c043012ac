import { plainText } from './cell-text.ts';
import type { RegisterField } from './register.fields.ts';

/** Longer texts are sentences or notes, never headers. */
const headerLimit = 30;

/**
 * Whole headers of each field, most usual first: where two columns compete for one field, the earlier word wins.
 */
const wholeHeaders: Readonly<Record<RegisterField, string>> = {
  seq: '序号 no 序 项次 顺序号 顺序',
  case_number:
    '案号 案件编号 案件号 卷宗号 卷宗编号 卷号 编号 受理编号 纠纷编号 事件编号 登记编号 调解编号 协议编号 文号 工单号 工单编号 登记号 事件id 协议书编号 调解协议书编号',
  reported_on: `排查日期 排查时间 上报日期 上报时间 登记日期 登记时间 发现日期 发现时间 报告日期 报告时间 摸排时间 摸排日期 排查登记时间 接报时间
    接报日期 报案时间 报送时间 录入时间 录入日期 来访日期 来访时间 申请日期 申请时间 接收时间 接收日期 移交时间 移交日期 收件日期 收件时间
    报案日期 受理登记日期 受理登记时间 线索接收时间 日期 时间`,
  accepted_on: '受理日期 受理时间 立案日期 立案时间 受案时间 受案日期 接案时间 收案日期 收案时间',
  occurred_on: '发生日期 发生时间 纠纷发生时间 纠纷发生日期 事发时间 事发日期 案发时间 案发日期',
  mediated_on: '调解日期 调解时间 调处日期 调处时间',
  village: `村社区 村 社区 村居 村居社区 村社 所属村 所在村 村名 村别 行政村 村委会 村社区名称 所属村社区 所属村居 所在村社区 所属社区 所在社区
    村庄 村组 发生村 上报村 所属辖区 辖区 属地 属地村 发生地 纠纷发生地 发生地点 纠纷发生地点 事发地 事发地点 事发村 纠纷地点 所属区域 排查区域 地点
    村居名称 居委会 村级 所属单位 涉及村`,
  type: `纠纷类型 矛盾纠纷类型 纠纷类别 矛盾纠纷类别 类型 类别 矛盾类型 矛盾类别 案件类型 案件类别 事件类型 事件类别 纠纷种类 种类 纠纷性质
    矛盾纠纷性质 矛盾性质 案件性质 性质 调解类型 问题类型 问题类别 纠纷分类 矛盾分类 分类 诉求类型 信访类型 所属领域 纠纷领域 涉及领域`,
  title:
    '案由 纠纷名称 矛盾纠纷名称 事由 纠纷事由 案件名称 标题 事项 事项名称 纠纷标题 案件标题 矛盾名称 事件名称 纠纷案由 矛盾纠纷事项',
  parties: `当事人 当事人姓名 双方当事人 当事人双方 双方当事人姓名 纠纷当事人 当事人信息 当事人情况 当事人名单 当事人基本情况 当事人基本信息 当事双方
    纠纷双方 矛盾双方 涉事双方 涉事人员 涉事人 涉及人员 涉事主体 主要当事人 矛盾主体 姓名 涉及当事人 纠纷双方当事人 矛盾纠纷当事人 矛盾双方当事人
    纠纷主体 涉事人姓名 人员 主要人员 重点人员 涉稳人员 户主`,
  applicant: `申请人 申请人姓名 申请人名称 甲方 甲方姓名 甲方当事人 当事人甲 当事人甲方 甲方当事人姓名 当事人一 当事人1 当事人a 原告 申请方 申请方姓名
    投诉人 投诉人姓名 诉求人 反映人 反映人姓名 信访人 信访人姓名 来访人 来访人姓名 一方当事人 债权人 申诉人 上访人 诉求方`,
  respondent: `被申请人 被申请人姓名 被申请人名称 乙方 乙方姓名 乙方当事人 当事人乙 当事人乙方 乙方当事人姓名 当事人二 当事人2 当事人b 被告
    被申请方 被申请方姓名 被投诉人 被反映人 被反映单位 对方当事人 另一方当事人 相对方 债务人 被诉求人 对方 被诉求方`,
  phones: `联系电话 联系方式 电话 手机 手机号 手机号码 电话号码 当事人电话 当事人联系电话 当事人联系方式 联系号码 联系人电话 双方电话 双方联系方式
    双方联系电话 联系手机`,
  id_numbers:
    '身份证号 身份证号码 身份证 证件号码 证件号 公民身份号码 公民身份证号码 当事人身份证号 当事人身份证号码 身份号码 居民身份证号',
  summary: `纠纷简要情况 矛盾纠纷简要情况 简要情况 矛盾纠纷基本情况 纠纷基本情况 基本情况 纠纷情况 矛盾纠纷情况 主要情况 案情 案情简介 简要案情
    基本案情 纠纷概况 矛盾纠纷概况 纠纷事实 纠纷简要事实 主要事实 主要矛盾 矛盾纠纷内容 纠纷内容 主要内容 纠纷主要内容 矛盾纠纷主要内容 内容
    内容摘要 摘要 问题描述 具体情况 具体事由 情况描述 纠纷描述 矛盾描述 事件描述 事件概况 事件简述 事件经过 事情经过 简要内容 纠纷简介 事项内容
    矛盾纠纷简述 纠纷简述 诉求内容 反映问题 反映内容 矛盾焦点 简要事由 矛盾纠纷具体情况 纠纷详情 矛盾纠纷描述 主要问题 情况 简要经过 事实经过 纠纷经过 矛盾经过 基本事实 经过 主要诉求 主要矛盾及诉求
    事实与理由 争议事项 涉及事项 诉求`,
  origin: `来源 纠纷来源 矛盾纠纷来源 矛盾来源 案件来源 事件来源 来源渠道 来源途径 来源方式 受理来源 信息来源 线索来源 案源 受理方式 受理渠道 受理途径
    发现方式 发现渠道 上报渠道 上报方式 排查方式 渠道 排查途径 申请方式`,
  persons:
    '涉及人数 涉及人数人 人数 涉事人数 当事人数 当事人人数 参与人数 涉及当事人数 涉及群众人数 涉及人员数 涉及人员数量 涉众人数 人数人',
  amount:
    '涉及金额 金额 涉案金额 涉及标的 标的额 标的金额 标的 争议金额 争议标的 诉求金额 纠纷金额 涉及资金 申请金额 索赔金额 涉及金额数 诉求标的 欠款金额 涉及款项',
  agreed_amount: `协议金额 协议涉及金额 调解金额 调解协议金额 达成金额 赔偿金额 补偿金额 履行金额 兑现金额 化解金额 协议标的 协议标的额 调解标的额
    协议赔偿金额 达成协议金额 实际赔偿金额 赔偿款 补偿款`,
  grade:
    '风险等级 风险级别 等级 级别 预警等级 预警级别 风险评估 红黄绿 风险程度 风险 纠纷等级 矛盾等级 矛盾纠纷等级 危险等级 分级 颜色 颜色等级 稳定风险等级 风险评级',
  lead_unit: `责任单位 主责单位 主办单位 牵头单位 承办单位 办理单位 责任部门 主办部门 牵头部门 承办部门 办理部门 调解单位 调解组织 调委会 调解委员会
    人民调解委员会 化解单位 化解责任单位 化解责任部门 受理单位 包案单位 处理单位 调处单位 调解机构 主责部门 责任主体 稳控责任单位`,
  leader: `包案领导 包保领导 责任领导 包联领导 领导包案 包案责任人 包案人 牵头领导 分管领导 带案领导 包村领导 包抓领导 镇包案领导 乡镇包案领导
    责任县领导 包案领导姓名 包保责任人 挂点领导 挂包领导 包片领导`,
  mediators: `调解员 人民调解员 调解员姓名 调解人员 调解人 主调解员 首席调解员 参与调解人员 主持人 承办人 承办人员 办理人 经办人 责任人 责任人员
    具体责任人 化解责任人 调解责任人 调处人员 调处人 化解人 办案人 办案人员 稳控责任人 化解人员 主办人 调解主持人 包村干部`,
  due_on: `化解时限 化解期限 办理时限 办理期限 办结时限 办结期限 完成时限 调解时限 调解期限 整改时限 销号时限 责任时限 时限 期限 限期 要求办结时间 应办结日期
    应办结时间 截止日期 截止时间 拟化解时间 拟化解日期 计划化解时间 预计化解时间 预计化解日期 到期日 到期日期 限办日期 化解时限天 化解完成时限 限办时间`,
  method:
    '调解方式 化解方式 调处方式 调解形式 处理方式 办理方式 化解途径 调解类别 化解方法 调解方法 处置方式',
  status: `办理结果 调解结果 化解结果 处理结果 调处结果 处置结果 化解状态 办理状态 案件状态 当前状态 目前状态 状态
    是否化解 是否已化解 是否化解成功 是否成功化解 是否调解成功 调解是否成功 是否成功 是否办结 是否结案 是否解决 化解情况是否化解 化解与否
    结案方式 终结方式 化解情况 办理情况 调解情况 处理情况 处置情况 调处情况 结案情况 办结情况 完成情况 落实情况 结果
    进展情况 目前进展 化解进展 办理进展 工作进展 进展 办理进度 化解进度 化解成效`,
  closed_on: `化解日期 化解时间 办结日期 办结时间 结案日期 结案时间 调结日期 调结时间 销号日期 销号时间 解决日期 解决时间 完成日期 完成时间
    实际化解时间 实际化解日期 实际办结时间 实际办结日期 化解完成时间 调解成功日期 调解成功时间 达成协议日期 达成协议时间 协议日期 协议时间
    签订协议日期 签订协议时间 办理完成时间 结束日期 结束时间 终结日期 终结时间 协议签订日期 协议签订时间
    处理日期 处理时间`,
  agreement: `是否签订协议 是否签订调解协议 是否签订协议书 是否签订书面协议 是否达成协议 是否签协议 是否有协议 是否制作协议书 协议形式 协议类型 协议
    协议情况 协议签订情况 签订协议情况 达成协议情况 调解协议 调解协议形式 协议书 书面协议 调解协议书 是否签订调解协议书 协议方式`,
  confirmation:
    '是否司法确认 司法确认 司法确认情况 是否申请司法确认 司法确认结果 是否进行司法确认 有无司法确认',
  performance:
    '履行情况 协议履行情况 是否履行 履行结果 履行状态 协议是否履行 是否履行完毕 履行 兑现情况 协议履行 调解协议履行情况 是否履行到位',
  follow_up:
    '回访情况 回访结果 回访 是否回访 回访记录 回访内容 跟踪回访 跟踪回访情况 回访情况记录 案件回访 回访及反馈',
  remark: '备注 备注说明 其他 其他情况 说明 补充说明 注 其他说明',
};

/** A telephone of somebody in office is none of the parties'; 责任人及电话 names the person too. */
const officialsPhone =
  /^(?!.*(?:及|和|与|姓名|名称)).*(?:责任|包案|包保|包联|包村|领导|调解员|调解人|承办|经办|办理|负责|填报).*(?:电话|手机|联系方式|联系号码)/;

/**
 * Parts of headers, tried in this order when no whole header fits. null = a column that is known and has no field:
 * it stands first, so that 回访日期 or 协办单位 are not taken for something else.
 */
const partialHeaders: readonly (readonly [RegExp, RegisterField | null])[] = [
  [/领导.*(?:电话|手机|联系)/, 'leader'],
  [/(?:责任人|调解员|调解人|承办人|经办人|办理人|化解人).*(?:电话|手机|联系)/, 'mediators'],
  [/(?:被(?:申请|投诉|反映|诉求)(?:人|方)|乙方)(?:及|和|与|姓名|名称).*(?:电话|手机|联系)/, 'respondent'],
  [/(?:(?:申请|投诉|反映|诉求)(?:人|方)|甲方)(?:及|和|与|姓名|名称).*(?:电话|手机|联系)/, 'applicant'],
  [/(?:当事|涉事|双方).*(?:及|和|与|姓名|名称).*(?:电话|手机|联系)/, 'parties'],
  [/协议(?:的?主要)?(?:内容|条款)|履行方式/, null],
  [/司法确认.*(?:日期|时间|编号|号)$|履行.*(?:期限|时限|日期|时间|届满日?)$/, null],
  [/^(?:问题|待更正的问题|原行号)$/, null],
  [/性别|年龄|出生|民族|职业|学历|文化程度|政治面貌|住址|地址|户籍|籍贯|邮编|信用代码/, null],
  [/(?:措施|过程|经过).*(?:结果|进展|情况|效果)/, 'status'],
  [/措施|方案|对策|建议|意见|原因分析|下一步/, null],
  [/协办|配合|协助|联动单位|参与单位|联合单位|共建/, null],
  [/回访(?:日期|时间|人)|回访员/, null],
  [
    /(?:上报|填报|登记|录入|排查|报送|填表|审核|审批|统计|记录|网格|受理|报告)(?:人|员|人员|单位|部门)$|网格[长号名]|网格$/,
    null,
  ],
  [
    /地点|次数|满意|照片|附件|签字|签名|盖章|归档|月份|季度|年度|年份|乡镇|街道|县区|经度|纬度|民转刑|补贴|以案定补/,
    null,
  ],
  [/身份证|证件号|身份号/, 'id_numbers'],
  [/电话|手机|联系方式|联系号码/, 'phones'],
  [/司法确认/, 'confirmation'],
  [/人数/, 'persons'],
  [/(?:协议|调解|赔偿|补偿|履行|兑现|达成).*(?:金额|数额|款额|标的)/, 'agreed_amount'],
  [/金额|标的|数额/, 'amount'],
  [/时限|期限|限期|截止|到期|应办结|(?:拟|计划|预计|要求).*(?:时间|日期)/, 'due_on'],
  [/(?:办结|结案|化解|调结|销号|完成|解决|达成协议|签订协议|终结).*(?:日期|时间)/, 'closed_on'],
  [/(?:受理|立案|受案|收案|接案).*(?:日期|时间)/, 'accepted_on'],
  [/(?:排查|上报|发现|登记|报告|接报|来访|申请|摸排|报送|移交).*(?:日期|时间)/, 'reported_on'],
  [/(?:发生|事发).*(?:日期|时间)/, 'occurred_on'],
  [/(?:调解|调处).*(?:日期|时间)/, 'mediated_on'],
  [/被(?:申请|投诉|反映|诉求)(?:人|方)|乙方|被告|对方当事人|当事人[二乙2b]/, 'respondent'],
  [/申请(?:人|方)|甲方|原告|投诉人|反映人|当事人[一甲1a]/, 'applicant'],
  [/(?:风险|预警|危险|矛盾|纠纷).*(?:等级|级别|程度|颜色)|[红橙][、/]?[黄]|等级$/, 'grade'],
  [/包案|包保|包联|(?:责任|分管|牵头|挂包).*领导/, 'leader'],
  [
    /(?:责任|主办|承办|牵头|办理|调解|化解|主责|调处|处理).*(?:单位|部门|组织|机构)|调委会|调解委员会/,
    'lead_unit',
  ],
  [/调解员|调解人|承办人|责任人|经办人|办理人|办案人/, 'mediators'],
  [/姓名$/, 'parties'],
  [/履行|兑现/, 'performance'],
  [/回访/, 'follow_up'],
  [/(?:化解|调解|调处|处理|办理|处置)(?:方式|形式|途径|方法)/, 'method'],
  [/协议/, 'agreement'],
  [/来源|渠道|(?:发现|受理|上报)(?:方式|途径)/, 'origin'],
  [/类型|类别|种类|性质|分类/, 'type'],
  [
    /结果|状态|进展|进度|是否.*(?:化解|成功|办结|结案|解决)|(?:化解|办理|调解|处理|处置|调处|办结|结案)情况/,
    'status',
  ],
  [/案号|编号|卷号|文号/, 'case_number'],
  [
    /(?:纠纷|矛盾|案件|事件|简要|基本|主要|具体|详细|问题|诉求).*(?:情况|内容|事实|描述|概况|简述|摘要|经过|详情|简介)|案情/,
    'summary',
  ],
  [/当事人|涉事人|纠纷双方|矛盾双方/, 'parties'],
  [/(?:所属|所在|发生)?(?:村|社区|居委)|属地|所在地|发生地/, 'village'],
  [/案由|事由|纠纷名称|矛盾名称|标题/, 'title'],
  [/备注|说明|附注/, 'remark'],
  [/^序/, 'seq'],
];

/** Words that mean something only together with the header above them. */
const generic = new Set(
  '姓名 名称 单位名称 其他 其它 日期 时间 情况 结果 内容 金额 方式 类型 类别 人数 单位 地点 编号 等级 性质 名字'.split(
    ' ',
  ),
);

interface Rank {
  readonly field: RegisterField;
  readonly rank: number;
}
const ranks: ReadonlyMap<string, Rank> = new Map(
  (Object.keys(wholeHeaders) as RegisterField[]).flatMap((field) =>
    wholeHeaders[field].split(/\s+/).map((word, rank): [string, Rank] => [word, { field, rank }]),
  ),
);
/** Behind every whole header. */
const partialRank = 1000;

export interface HeaderMeaning {
  /** null = known not to have a field. */
  readonly field: RegisterField | null;
  /** Lower is better when two columns mean the same field. */
  readonly rank: number;
}

/** A header in the form in which headers are compared and mappings are saved: no blanks, brackets or signs. */
export function headerKey(text: string): string {
  return plainText(text)
    .toLowerCase()
    .replace(/[\p{P}\p{S}]/gu, '');
}

/** Amounts under this header count in 10,000 yuan. */
export function isInWan(header: string): boolean {
  return /万元|\(万\)/.test(plainText(header));
}

/** What a header of one or several levels means, or null when no word of it is known. */
export function headerMeaning(levels: readonly string[]): HeaderMeaning | null {
  const parts = levels.filter((level, at) => level !== '' && levels.indexOf(level) === at);
  const last = parts.at(-1);
  if (last === undefined || parts.some((part) => part.length > headerLimit)) return null;
  const whole = parts.join('');
  if (officialsPhone.test(headerKey(whole))) return { field: null, rank: partialRank };
  return (
    exactly(whole) ??
    (parts.length > 1 && !generic.has(bareKey(last)) ? exactly(last) : null) ??
    partly(whole) ??
    (parts.length > 1 ? (exactly(last) ?? partly(last)) : null)
  );
}

/** The field of a column with this header alone, or null. */
export function headerField(header: string): RegisterField | null {
  return headerMeaning([header])?.field ?? null;
}

function exactly(text: string): HeaderMeaning | null {
  return ranks.get(headerKey(text)) ?? ranks.get(bareKey(text)) ?? null;
}

function partly(text: string): HeaderMeaning | null {
  for (const key of [headerKey(text), bareKey(text)]) {
    const found = partialHeaders.find(([form]) => form.test(key));
    if (found) return { field: found[1], rank: partialRank };
  }
  return null;
}

/** The header without what stands in brackets: 化解时限(天), 纠纷类型(见附表). */
function bareKey(text: string): string {
  return headerKey(plainText(text).replace(/[([【<][^)\]】>]*[)\]】>]/g, ''));
}
