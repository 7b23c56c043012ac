import type { Label } from '../label.ts';
import type { RiskFactor } from './risk.ts';

type Labels<Code extends string> = Readonly<Record<Code, Label>>;

/** Names of the codes that commands carry and no list of the office has: what a form offers and a history prints. */
export const commandLabels = {
  suspendGround: {
    appraisal: { zh: '等待鉴定', en: 'appraisal awaited' },
    party_away: { zh: '当事人外出', en: 'a party is away' },
    other: { zh: '其他原因', en: 'other ground' },
  },
  retryLevel: {
    village: { zh: '村（社区）', en: 'village' },
    township: { zh: '乡镇', en: 'township' },
    county: { zh: '县', en: 'county' },
  },
  terminateGround: {
    no_agreement: { zh: '未能达成协议', en: 'no agreement' },
    expired: { zh: '期限届满', en: 'period expired' },
    unreachable: { zh: '无法联系当事人', en: 'a party cannot be reached' },
    sham: { zh: '虚假或恶意串通', en: 'sham or collusion' },
    other: { zh: '其他原因', en: 'other ground' },
  },
  /** @source Mediation Act, art. 26 */
  remedy: {
    court: { zh: '向人民法院起诉', en: 'court' },
    arbitration: { zh: '申请仲裁', en: 'arbitration' },
    administrative: { zh: '行政途径', en: 'administrative way' },
    enforcement: { zh: '申请强制执行', en: 'enforcement' },
    petition: { zh: '信访', en: 'petition' },
    other: { zh: '其他途径', en: 'other way' },
  },
  receivingBody: {
    court: { zh: '人民法院', en: 'court' },
    arbitration: { zh: '仲裁机构', en: 'arbitration body' },
    administrative: { zh: '行政机关', en: 'administrative body' },
    petition: { zh: '信访部门', en: 'petition office' },
    police: { zh: '公安机关', en: 'police' },
    other: { zh: '其他机构', en: 'other body' },
  },
  obligationKind: {
    pay: { zh: '给付金钱', en: 'pay' },
    build: { zh: '修建、拆除', en: 'build or remove' },
    do: { zh: '作为', en: 'do' },
    refrain: { zh: '不作为', en: 'refrain' },
    apologise: { zh: '赔礼道歉', en: 'apologise' },
    other: { zh: '其他', en: 'other' },
  },
  agreementForm: {
    written: { zh: '书面协议', en: 'written' },
    oral: { zh: '口头协议', en: 'oral' },
  },
  confirmationStep: {
    applied: { zh: '已申请', en: 'applied' },
    granted: { zh: '裁定确认', en: 'granted' },
    refused: { zh: '驳回申请', en: 'refused' },
    enforcement: { zh: '申请执行', en: 'enforcement asked for' },
  },
  /** How a promise was broken. */
  breachConduct: {
    late: { zh: '逾期未履行', en: 'not performed in time' },
    partly: { zh: '仅部分履行', en: 'performed in part only' },
    refused: { zh: '拒不履行', en: 'refuses to perform' },
  },
  /** What follows when a promise was broken. */
  afterBreach: {
    guidance: {
      zh: '引导起诉或申请执行，协议继续',
      en: 'guided to the court or to enforcement; the agreement stands',
    },
    attempt: { zh: '协议终止，重新调解', en: 'the agreement is over; a new attempt' },
  },
  satisfaction: {
    satisfied: { zh: '满意', en: 'satisfied' },
    dissatisfied: { zh: '不满意', en: 'dissatisfied' },
    unanswered: { zh: '未表态', en: 'no answer' },
  },
  retention: {
    permanent: { zh: '永久', en: 'permanent' },
    '30years': { zh: '30年', en: '30 years' },
    '10years': { zh: '10年', en: '10 years' },
  },
  linkKind: {
    duplicate: { zh: '疑似重复', en: 'duplicate' },
    related: { zh: '相关', en: 'related' },
    same_parties: { zh: '同一当事人', en: 'same parties' },
  },
  /** How two cases stand to each other: as they were linked, or one goes on for the other. */
  relation: {
    duplicate: { zh: '疑似重复', en: 'duplicate' },
    related: { zh: '相关', en: 'related' },
    same_parties: { zh: '同一当事人', en: 'same parties' },
    merged_into: { zh: '已并入该案', en: 'merged into it' },
    absorbed: { zh: '已并入本案', en: 'merged into this one' },
  },
  noteKind: {
    party: { zh: '当事人信息', en: 'about a party' },
    other: { zh: '其他', en: 'other' },
  },
  /** Who says that a mediator is tied to a party. @source decision 0055 */
  interestSaidBy: {
    mediator: { zh: '调解员本人声明', en: 'the mediator declares it' },
    party: { zh: '当事人申请回避', en: 'a party asks for another mediator' },
  },
  /** Of notes that were written before news of the parties became an event of its own. @source decision 0038 */
  formerNoteKind: {
    situation: { zh: '当事人动态', en: 'situation of the parties' },
  },
  /** What lies in a dossier, in the order in which it is bound. @source Mediation Act, art. 27; decision 0052 */
  paper: {
    registration: { zh: '申请书或受理登记表', en: 'application or registration' },
    rightsNotice: { zh: '权利义务告知书', en: 'notice of rights and duties' },
    identity: { zh: '当事人身份证明', en: 'proof of identity' },
    mandate: { zh: '授权委托书', en: 'power of attorney' },
    investigation: { zh: '调查记录', en: 'record of inquiries' },
    evidence: { zh: '证据材料', en: 'evidence' },
    record: { zh: '调解记录', en: 'record of mediation' },
    agreement: { zh: '调解协议书或口头协议登记表', en: 'agreement' },
    performance: { zh: '履行凭证', en: 'proof of performance' },
    visit: { zh: '回访记录', en: 'record of visits' },
    confirmation: { zh: '司法确认材料', en: 'papers of the judicial confirmation' },
    explanation: { zh: '卷宗情况说明', en: 'explanation of the dossier' },
    backPage: { zh: '封底（备考表）', en: 'back page' },
  },
} as const satisfies Readonly<Record<string, Labels<string>>>;

/** A paper of the dossier, by its code. */
export type Paper = keyof typeof commandLabels.paper;

/** What makes a dispute dangerous, in words. */
export const riskFactorLabels: Labels<RiskFactor> = {
  threat: { zh: '扬言伤人或自伤', en: 'threat to kill or of self-harm' },
  weapon: { zh: '持有凶器', en: 'weapon' },
  domestic_violence: { zh: '家庭暴力', en: 'domestic violence' },
  alcohol: { zh: '酗酒', en: 'alcohol' },
  police_calls: { zh: '三次以上报警', en: 'three or more police calls' },
  failed_twice: { zh: '两次以上调解不成', en: 'two or more failed mediations' },
  many_people: { zh: '五人以上', en: 'five or more people' },
  petition: { zh: '扬言上访', en: 'threat of a petition' },
  casualty: { zh: '死亡或重伤', en: 'death or serious injury' },
  long_feud: { zh: '积怨一年以上', en: 'feud of a year or more' },
  minors: { zh: '涉及未成年人', en: 'minors' },
  possible_offence: { zh: '可能构成违法犯罪', en: 'possible offence' },
};
