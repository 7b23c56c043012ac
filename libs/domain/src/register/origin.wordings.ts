import { type Origin, originLabels, type Risk, riskLabels } from '../dispute/dispute.codes.ts';
import { isErrorValue, isNothing, shortText } from './cell-text.ts';
import { type Read, silent, withNote } from './note.ts';
import type { RegisterCell } from './register.reading.ts';
import { codeOf, readWording, type WordingColumn, wordingNote, wordingsOf, wordKey } from './wording.ts';

const origins = wordingsOf<Origin>(
  {
    application:
      '当事人申请 依申请 申请 申请调解 主动申请 依当事人申请 当事人主动申请 当事人申请调解 双方申请 一方申请 依申请调解',
    oral_application: '口头申请 当事人口头申请 口头',
    written_application: '书面申请 当事人书面申请 书面',
    visit:
      '群众来访 来访 上门求助 群众求助 群众反映 群众上访 现场来访 窗口 窗口受理 窗口登记 来人来访 当事人来访 上门 群众上门 来电来访 来电 群众来电 电话 电话求助 群众报告',
    grid: '网格员上报 网格员排查 网格员发现 网格员 网格上报 网格排查 网格 网格员巡查 网格员走访 网格员排查上报 网格巡查',
    village:
      '村级上报 村上报 社区上报 村社区上报 村居上报 村委会上报 居委会上报 村委上报 村干部上报 村级 村社上报 村组上报 村居 村级排查 村级移交 村调委会上报',
    screening:
      '排查发现 排查 主动排查 日常排查 集中排查 定期排查 专项排查 摸排 摸排发现 走访发现 走访 入户走访 走访排查 大走访 主动发现 主动调解 主动 排查走访 依职权 依职权主动调解 巡查发现',
    online: '网络舆情 舆情 网络 网上 互联网 网络反映 网上反映 网络平台 微信 抖音 短视频',
    police:
      '110移交 110 110联动 110警情 110转办 110转接 110派单 110非警务 110非警务警情 公安移交 公安 公安机关移送 公安机关移交 公安派出所移交 公安转办 派出所移交 派出所 派出所移送 派出所转办 警情 警情推送 警情移交 警情转办 非警务警情 交警移交 交警队移交',
    hotline_12345:
      '12345转办 12345 12345热线 12345工单 市长热线 政务热线 热线转办 12345政务热线 12345平台 政务服务热线 热线 工单',
    petition:
      '信访转办 信访 信访件 信访交办 信访移交 信访局转办 信访局交办 信访部门移送 信访部门移交 信访部门 国家信访 网上信访 来信 信访事项',
    court_referral: '法院委派 法院委派调解 诉前委派 诉前委派调解 人民法院委派 法庭委派 诉前委派移送',
    court_entrustment: '法院委托 法院委托调解 人民法院委托 审判机关委托 法庭委托',
    superior:
      '上级交办 上级转办 上级 上级部门交办 县级交办 县交办 县里交办 县综治中心交办 县综治中心转办 领导交办 市级交办 政府部门指定 上级移交 上级派单',
    other_dept:
      '其他部门移送 其他部门移交 其他部门 部门移交 部门移送 部门转办 部门转来 职能部门移送 其他 其它 其他部门转办 有关部门移送 行政机关移送 检察院移送 检察机关移送 检察 妇联移交 工会移交 其他部门委托移送',
  },
  [
    [/12345|热线/, 'hotline_12345'],
    [/信访/, 'petition'],
    [/110|公安|派出所|警/, 'police'],
    [/(?:法院|法庭).*委托|委托.*(?:法院|法庭)/, 'court_entrustment'],
    [/法院|法庭|诉前/, 'court_referral'],
    [/网格/, 'grid'],
    [/书面/, 'written_application'],
    [/口头/, 'oral_application'],
    [/申请/, 'application'],
    [/舆情|抖音|微信|网上|网络/, 'online'],
    [/上级|交办|[县市]级|[县市]里/, 'superior'],
    [/来访|来电|上门|窗口|求助/, 'visit'],
    [/排查|摸排|走访|巡查/, 'screening'],
    [/[村社居].*(?:上报|报送|反映|推送)|村委|居委|村干部/, 'village'],
    [/移[送交]|转办|部门/, 'other_dept'],
  ],
);

const grades = wordingsOf<Risk>({
  red: '红 红色 高 高风险 高级 高度 红色预警 红级 高危 红码 红色风险 高风险红色 红色高风险 红高 高红 一级红色 重大风险 红牌 红档',
  yellow:
    '黄 黄色 中 中风险 中级 中度 中等 黄色预警 黄级 黄码 黄色风险 中风险黄色 黄色中风险 黄中 中黄 二级黄色 较大风险 黄牌 黄档',
  green:
    '绿 绿色 低 低风险 低级 低度 绿色预警 绿级 绿码 绿色风险 低风险绿色 绿色低风险 绿低 低绿 三级绿色 一般风险 绿牌 绿档',
});
/** Words of other counties' scales: near a grade of this one, but not the same. */
const gradesOfOthers = wordingsOf<Risk>({
  red: '重大 特别重大 特重大 紧急 特急 突出 疑难重大',
  yellow: '橙 橙色 橙色预警 较大 疑难 复杂 疑难复杂 较高 较高风险 重点',
  green: '蓝 蓝色 蓝色预警 一般 普通 简单 简易 较低 较低风险 轻微 无风险 常规',
});

/** Reads by which way the case came. An unknown wording is left out and marked. */
export function readOrigin(cell: RegisterCell | undefined, column: WordingColumn): Read<Origin | null> {
  const shown = shortText(cell);
  if (shown === '' || isNothing(shown) || isErrorValue(shown)) return silent(null);
  // Six digits of a hotline cell arrive as a number: 12345 and 110 are their own wordings.
  return readWording(shown, origins, (code) => originLabels[code].zh, column);
}

/** Reads the risk grade. Colours and levels of other scales are entered under the nearest grade and marked. */
export function readGrade(cell: RegisterCell | undefined, column: WordingColumn): Read<Risk | null> {
  const shown = shortText(cell);
  if (shown === '' || isNothing(shown) || isErrorValue(shown)) return silent(null);
  const own = grades.exact.get(wordKey(shown));
  if (own !== undefined) return silent(own);
  const near = codeOf(shown, gradesOfOthers);
  if (near) return withNote(near.code, wordingNote(shown, riskLabels[near.code].zh, column, true));
  return readWording(
    shown,
    { exact: grades.exact, rules: gradeRules },
    (code) => riskLabels[code].zh,
    column,
  );
}

const gradeRules: readonly (readonly [RegExp, Risk])[] = [
  [/红|高风险/, 'red'],
  [/黄|中风险/, 'yellow'],
  [/绿|低风险/, 'green'],
];

/** Whether a text is, as a whole, a colour or level of risk. */
export function isGradeWording(text: string): boolean {
  return grades.exact.has(wordKey(text));
}
