import type { DisputeEventType } from '../dispute/dispute.events.ts';
import type { Label } from '../label.ts';
import { type PaperForm, paperForms } from './paper.codes.ts';

/** What is known of a form, whatever the case. */
export interface PaperFormFacts extends Label {
  /** Where it lies in the dossier, 1 to 13; notices lie with what they tell of. */
  readonly place: number;
  /** A notice goes out to somebody; the others stay in the dossier. */
  readonly isNotice: boolean;
  /** On what it rests. */
  readonly source: Label;
  /**
   * The events of which it tells, one paper for each, or only the latest; without any it is of the case as a whole.
   */
  readonly tells?: { readonly of: readonly DisputeEventType[]; readonly each: boolean };
  /** May be printed before there is anything to tell, to be written on by hand. */
  readonly byHand: boolean;
  /** It is worth what is signed at its end: the page on which it ends bears a code of its own. */
  readonly endsInSignatures?: true;
}

const act = (article: string, englishArticle: string): Label => ({
  zh: `《人民调解法》第${article}条`,
  en: `Mediation Act, art. ${englishArticle}`,
});
const formats: Label = {
  zh: '司法部《人民调解文书格式》（2010）',
  en: 'Formats of people’s mediation documents, Ministry of Justice, 2010',
};

const inDossier = { isNotice: false, byHand: true } as const;
const notice = { isNotice: true, byHand: false } as const;

/** Form → what is known of it. @source Mediation Act, art. 27; order of the dossier as in the formats of 2010 */
export const paperFormFacts: Readonly<Record<PaperForm, PaperFormFacts>> = {
  application: {
    ...inDossier,
    zh: '人民调解申请书',
    en: 'application for mediation',
    place: 1,
    source: act('十七', '17'),
  },
  registration: {
    ...inDossier,
    zh: '人民调解受理登记表',
    en: 'registration of acceptance',
    place: 1,
    source: act('二十七', '27'),
  },
  rightsNotice: {
    ...inDossier,
    zh: '当事人权利义务告知书',
    en: 'notice of rights and duties',
    place: 2,
    source: act('二十三、二十四', '23 and 24'),
  },
  identity: {
    ...inDossier,
    zh: '当事人身份证明',
    en: 'proof of identity',
    place: 3,
    source: formats,
  },
  authorization: {
    ...inDossier,
    zh: '授权委托书',
    en: 'power of attorney',
    place: 4,
    source: { zh: '《民法典》第一百六十五条', en: 'Civil Code, art. 165' },
  },
  investigation: {
    ...inDossier,
    zh: '人民调解调查记录',
    en: 'record of an inquiry',
    place: 5,
    source: formats,
  },
  evidence: {
    ...inDossier,
    zh: '证据材料目录',
    en: 'list of evidence',
    place: 6,
    source: formats,
  },
  record: {
    ...inDossier,
    zh: '人民调解记录',
    en: 'record of mediation',
    place: 7,
    source: act('二十七', '27'),
    tells: { of: ['HOLD_SESSION'], each: true },
  },
  agreement: {
    ...inDossier,
    zh: '人民调解协议书',
    en: 'mediation agreement',
    place: 8,
    source: act('二十八、二十九', '28 and 29'),
    endsInSignatures: true,
    tells: { of: ['REACH_AGREEMENT', 'AMEND_AGREEMENT'], each: true },
  },
  oralAgreement: {
    ...inDossier,
    zh: '人民调解口头协议登记表',
    en: 'record of an oral agreement',
    place: 8,
    source: act('二十八、三十', '28 and 30'),
    tells: { of: ['REACH_AGREEMENT', 'SETTLE_ON_SPOT'], each: true },
  },
  performance: {
    ...inDossier,
    zh: '履行凭证',
    en: 'proof of performance',
    place: 9,
    source: act('三十一', '31'),
    // Of each agreement from its handshake to its end: its amendments and receipts stand in it.
    tells: { of: ['REACH_AGREEMENT', 'SETTLE_ON_SPOT', 'IMPORT'], each: true },
  },
  visit: {
    ...inDossier,
    zh: '人民调解回访记录',
    en: 'record of a follow-up visit',
    place: 10,
    source: act('三十一', '31'),
    tells: { of: ['VISIT'], each: true },
  },
  confirmation: {
    ...inDossier,
    byHand: false,
    zh: '司法确认申请书',
    en: 'application for judicial confirmation',
    place: 11,
    source: { zh: '《民事诉讼法》（2023）第二百零五条', en: 'Civil Procedure Law (2023), art. 205' },
    tells: { of: ['REACH_AGREEMENT', 'AMEND_AGREEMENT'], each: false },
  },
  remarks: {
    ...inDossier,
    zh: '卷宗情况说明',
    en: 'explanation of the dossier',
    place: 12,
    source: formats,
  },
  backPage: {
    ...inDossier,
    zh: '封底（备考表）',
    en: 'back page',
    place: 13,
    source: formats,
  },
  acceptance: {
    ...notice,
    zh: '受理通知书',
    en: 'notice of acceptance',
    place: 1,
    source: act('十七', '17'),
    tells: { of: ['ACCEPT'], each: false },
  },
  suspension: {
    ...notice,
    zh: '中止调解通知书',
    en: 'notice of suspension',
    place: 7,
    source: formats,
    tells: { of: ['SUSPEND'], each: true },
  },
  termination: {
    ...notice,
    zh: '终止调解告知书',
    en: 'notice of termination and remedies',
    place: 7,
    source: act('二十六', '26'),
    tells: { of: ['FAIL', 'TERMINATE', 'DEFAULT', 'REFUSE'], each: true },
  },
  referral: {
    ...notice,
    zh: '移送函',
    en: 'letter of referral',
    place: 12,
    source: act('二十五、二十六', '25 and 26'),
    tells: { of: ['REFER'], each: true },
  },
  supervision: {
    ...notice,
    zh: '督办单',
    en: 'supervision slip',
    place: 12,
    source: {
      zh: '《社会治安综合治理 综治中心建设与管理规范》（GB/T 33200-2016）',
      en: 'GB/T 33200-2016, centres of comprehensive governance',
    },
    tells: { of: ['SUPERVISE'], each: true },
  },
};

/** The form of a number in a printed code; undefined for one that does not exist. */
export const paperFormOf = (number: number): PaperForm | undefined => paperForms[number - 1];
/** The number of a form in a printed code, from 1. */
export const numberOfPaperForm = (form: PaperForm): number => paperForms.indexOf(form) + 1;
