import type { Label } from '../label.ts';
import type { PaperForm } from './paper.codes.ts';

/** A field that a template may name: {{案号}}. */
export interface PaperField {
  readonly name: string;
  readonly what: Label;
  /** With what the preview fills it; in a list one for each line. */
  readonly examples: readonly string[];
  /** Room to write by hand where nothing is known, in characters; none within a table. */
  readonly blank: number;
}

/** Fields that come once for each line of a list: {{#当事人}} … {{/当事人}}. */
export interface PaperList {
  readonly name: string;
  readonly what: Label;
  readonly fields: readonly PaperField[];
}

/** What a form may be filled with. */
export interface PaperFields {
  readonly fields: readonly PaperField[];
  readonly lists: readonly PaperList[];
}

/** Room for a name or a day. */
const short = 8;
/** As many as a first line has, which is indented by two. */
export const lineCharacters = 25;
/** Five lines of the official form. */
const lines = 5 * lineCharacters;

const field = (name: string, zh: string, en: string, ...examples: readonly string[]): PaperField => ({
  name,
  what: { zh, en },
  examples,
  blank: short,
});
const long = (...rest: Parameters<typeof field>): PaperField => ({ ...field(...rest), blank: lines });
/** In a cell of a table the cell itself is the room. */
const cell = (...rest: Parameters<typeof field>): PaperField => ({ ...field(...rest), blank: 0 });

const party: readonly PaperField[] = [
  cell('序号', '从1起', 'from 1', '1', '2'),
  cell('地位', '申请人、被申请人等', 'part in the case', '申请人', '被申请人'),
  cell('姓名', '姓名或单位名称', 'name', '郭秋生', '申二牛'),
  cell('性别', '由居民身份证号得出，证件号码脱敏时不填', 'from the identity number', '男', '男'),
  cell(
    '出生日期',
    '由居民身份证号得出，证件号码脱敏时不填',
    'from the number',
    '1900年3月2日',
    '1900年8月15日',
  ),
  cell('证件类型', '居民身份证等', 'kind of document', '居民身份证', '居民身份证'),
  cell(
    '证件号码',
    '有权查看者打印时为全号，留痕',
    'whole for whoever may unmask, noted',
    '000000********0019',
    '',
  ),
  cell('联系电话', '同证件号码', 'as the number', '138****0921', ''),
  cell('住址', '同证件号码', 'as the number', '月山镇柳溪村', '月山镇柳溪村'),
  cell('人数', '户或群体的人数', 'head count', '1', '1'),
];
const parties = (name: string, zh: string, en: string, fields = party): PaperList => ({
  name,
  what: { zh, en },
  fields,
});
/** The parties of one side: of the two in the examples the first asks, and the second is asked. */
const side = (n: 0 | 1): readonly PaperField[] =>
  party.map((one) => ({ ...one, examples: [one.examples[n] ?? ''] }));

/** What every form may name. */
const ofTheCase: PaperFields = {
  fields: [
    field('案号', '案件编号', 'case number', '（2026）月人调字第001号'),
    field('乡镇', '乡镇', 'township', '月山镇'),
    field('调委会', '人民调解委员会全称', 'the committee', '柳溪村人民调解委员会'),
    field('承办单位', '承办单位', 'lead unit', '柳溪村'),
    field('调解员', '全部调解员', 'mediators', '郭长顺'),
    field('纠纷类型', '纠纷类型', 'type', '邻里'),
    field('案件来源', '案件来源', 'origin', '村(社区)上报'),
    field('当事人姓名', '全部当事人', 'all parties', '郭秋生、申二牛'),
    field('申请人姓名', '全部申请人', 'the applicants', '郭秋生'),
    field('被申请人姓名', '全部被申请人', 'the respondents', '申二牛'),
    long(
      '纠纷情况',
      '纠纷简要情况',
      'what it is about',
      '申家翻建厢房，屋檐滴水落到郭家院内，两家多次争吵。',
    ),
    field('涉及人数', '涉及人数', 'persons concerned', '2'),
    field('涉及金额', '数字，含单位', 'amount in figures', '3,500元'),
    field('涉及金额大写', '大写', 'amount in capitals', '叁仟伍佰元整'),
    field('登记日期', '登记日期', 'day of the report', '2026年11月20日'),
    field('受理日期', '受理日期', 'day of acceptance', '2026年11月21日'),
    field('调解期限', '调解应当结束的日期', 'day by which mediation should end', '2026年12月21日'),
  ],
  lists: [
    parties('当事人', '每名当事人一行', 'one line for each party'),
    parties('申请方', '每名申请人一行', 'one line for each applicant', side(0)),
    parties('被申请方', '每名被申请人一行', 'one line for each respondent', side(1)),
  ],
};

/** As they are signed. */
const promised: PaperList = {
  name: '约定',
  what: { zh: '协议约定的每项义务一行', en: 'one line for each obligation' },
  fields: [
    cell('序号', '从1起', 'from 1', '1', '2'),
    cell('内容', '做什么', 'what', '支付檐沟材料款', '加装檐沟，不再向郭家院内排水'),
    cell('义务人', '由谁履行', 'who owes it', '申二牛', '申二牛'),
    cell('权利人', '向谁履行', 'to whom', '郭秋生', ''),
    cell('金额', '数字，含单位', 'in figures', '3,500元', ''),
    cell('金额大写', '大写', 'in capitals', '叁仟伍佰元整', ''),
    cell('履行期限', '公历，知道时附农历', 'solar, with the lunar day', '2026年12月10日', '2026年12月31日'),
  ],
};

/** With what became of each, which changes after the signature and stands on no paper that is signed. */
const kept: PaperList = {
  ...promised,
  fields: [
    ...promised.fields,
    cell('履行情况', '未到期、部分履行、逾期、已履行等', 'how it stands', '已履行', '部分履行，已付1,000元'),
  ],
};

const settled: PaperFields = {
  fields: [
    long(
      '协议内容',
      '协议全文',
      'the terms',
      '一、申二牛于2026年12月10日（含）前支付郭秋生3,500元。\n二、双方互不追究。',
    ),
    field('协议总额', '数字，含单位', 'total in figures', '3,500元'),
    field('协议总额大写', '大写', 'total in capitals', '叁仟伍佰元整'),
    field('协议日期', '最后一方签字的日期', 'day of the last signature', '2026年11月26日'),
    field('生效日期', '由签字、盖章日期算出', 'computed from signatures and seal', '2026年11月26日'),
    field('份数', '当事人各一份，调委会一份', 'a copy for each party and the committee', '3'),
    field('份数大写', '中文数字', 'the same in words', '三'),
    field('变更原因', '变更协议时填写', 'why it was amended', '申二牛外出务工，双方同意延期'),
  ],
  lists: [promised],
};

const none: PaperFields = { fields: [], lists: [] };

/** What one form may name beside what all may. */
const ofTheForm: Readonly<Record<PaperForm, PaperFields>> = {
  application: none,
  registration: none,
  rightsNotice: none,
  identity: none,
  authorization: none,
  investigation: none,
  evidence: {
    fields: [],
    lists: [
      {
        name: '证据',
        what: { zh: '案件附件每份一行（仅限调解员的除外）', en: 'one line for each file of the case' },
        fields: [
          cell('序号', '从1起', 'from 1', '1', '2'),
          cell('名称', '文件名', 'name', '屋檐滴水照片.jpg', '宅基地证复印件.pdf'),
          cell('类别', '照片、录音、文书等', 'kind', '照片', '文书'),
          cell('提交日期', '收入案件的日期', 'day on which it was added', '2026年11月22日', '2026年11月23日'),
        ],
      },
    ],
  },
  record: {
    fields: [
      field('次数', '第几次调解', 'which session', '1'),
      field('调解日期', '调解日期', 'day', '2026年11月23日'),
      field('调解地点', '调解地点', 'place', '柳溪村调解室'),
      field('到场当事人', '到场的当事人', 'who came', '郭秋生、申二牛'),
      field('未到场当事人', '未到场的当事人', 'who did not', '无'),
      field('受邀人员', '经当事人同意邀请的人员', 'who was invited by consent', '无'),
      field('是否公开', '公开或不公开', 'open or closed', '不公开'),
      long('调解记录', '调解经过', 'the record', '双方愿意协商，申家同意加装檐沟，费用待核算。'),
      field('下次调解日期', '下次调解日期', 'next appointment', '2026年11月27日'),
    ],
    lists: [parties('到场方', '到场的当事人每名一行', 'one line for each party who came')],
  },
  agreement: settled,
  oralAgreement: settled,
  performance: {
    fields: [],
    lists: [
      {
        name: '履行',
        what: { zh: '每次履行一行', en: 'one line for each performance' },
        fields: [
          cell('序号', '从1起', 'from 1', '1', '2'),
          cell('内容', '履行的义务', 'which obligation', '支付檐沟材料款', '加装檐沟'),
          cell('履行日期', '履行日期', 'day', '2026年12月8日', '2026年12月20日'),
          cell('金额', '数字，含单位', 'in figures', '3,500元', ''),
          cell('金额大写', '大写', 'in capitals', '叁仟伍佰元整', ''),
          cell('凭证', '凭证', 'proof', '收据一张', '现场照片'),
        ],
      },
      kept,
    ],
  },
  visit: {
    fields: [
      field('回访日期', '回访日期', 'day', '2026年12月20日'),
      field('履行情况', '是否已履行', 'performed or not', '已履行'),
      field('满意度', '当事人是否满意', 'satisfied or not', '满意'),
      field('遗留隐患', '有或无', 'danger left or not', '无'),
      long('回访情况', '回访情况', 'the visit', '两家已恢复来往。'),
      field('回访人', '回访人', 'who visited', '郭长顺'),
    ],
    lists: [],
  },
  confirmation: settled,
  remarks: {
    fields: [
      long('情况说明', '缺少的材料及原因', 'what is missing, and why', '被申请人未提供身份证复印件。'),
    ],
    lists: [],
  },
  backPage: {
    fields: [
      field('归档日期', '归档日期', 'day of archiving', '2026年12月30日'),
      field('保管期限', '保管期限', 'retention', '30年'),
      field('立卷人', '归档的人员', 'who archived it', '韩立新'),
    ],
    lists: [],
  },
  acceptance: none,
  suspension: {
    fields: [
      field('中止日期', '中止日期', 'day', '2026年11月28日'),
      field('中止事由', '事由类别', 'ground', '等待鉴定'),
      long('中止原因', '具体原因', 'reason', '双方同意对墙体裂缝委托鉴定。'),
    ],
    lists: [],
  },
  termination: {
    fields: [
      field('终止日期', '终止日期', 'day', '2026年12月20日'),
      field('终止事由', '事由类别', 'ground', '未能达成协议'),
      long('终止原因', '具体原因', 'reason', '双方对赔偿数额分歧较大。'),
      field('告知日期', '告知救济途径的日期', 'day on which they were told', '2026年12月20日'),
      field('救济途径', '全部途径', 'the ways that remain', '向人民法院起诉'),
    ],
    lists: [],
  },
  referral: {
    fields: [
      field('接收单位', '接收单位', 'receiving body', '博爱县人民法院月山法庭'),
      field('移送日期', '移送日期', 'day', '2026年12月20日'),
      long('移送理由', '移送理由', 'ground', '当事人选择诉讼。'),
      field('移送材料', '全部材料', 'papers that go with it', '调解记录、证据材料'),
    ],
    lists: [],
  },
  supervision: {
    fields: [
      field('督办单号', '已出具督办单时的编号', 'number of the slip', '月综督〔2026〕1号'),
      field('督办日期', '督办日期', 'day', '2026年12月1日'),
      field('督办单位', '发出督办的单位', 'by whom', '月山镇综治中心'),
      long('督办要求', '督办要求', 'the order', '请于三日内上门调解并书面报告。'),
      field('答复期限', '答复期限', 'to be answered by', '2026年12月4日'),
    ],
    lists: [],
  },
};

/** Every field and list that a template of this form may name. */
export function paperFieldsOf(form: PaperForm): PaperFields {
  const { fields, lists } = ofTheForm[form];
  return { fields: [...ofTheCase.fields, ...fields], lists: [...ofTheCase.lists, ...lists] };
}
