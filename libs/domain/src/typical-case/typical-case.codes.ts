import type { Label } from '../label.ts';

/** The four parts in which a typical case is told (以案释法), in their order; the last is written by a person. */
export const typicalParts = ['facts', 'process', 'result', 'comment'] as const;
export type TypicalPart = (typeof typicalParts)[number];
export const typicalPartLabels: Readonly<Record<TypicalPart, Label>> = {
  facts: { zh: '案情简介', en: 'The case' },
  process: { zh: '调解过程', en: 'The mediation' },
  result: { zh: '调解结果', en: 'The outcome' },
  comment: { zh: '案例点评', en: 'What it teaches' },
};

/** Everything that is told under a label of its own: what stands before the parts, the parts, and the law behind them. */
export const toldFields = ['title', ...typicalParts, 'laws'] as const;
export type ToldField = (typeof toldFields)[number];
export const toldFieldLabels: Readonly<Record<ToldField, Label>> = {
  title: { zh: '标题', en: 'The title' },
  ...typicalPartLabels,
  laws: { zh: '法律依据', en: 'The law' },
};

/** The parts that are drawn from the case, and in which every replacement is kept beside the original. */
export const toldParts = ['facts', 'process', 'result'] as const satisfies readonly TypicalPart[];
export type ToldPart = (typeof toldParts)[number];

/** Why something of a text was replaced. */
export const replacementKinds = [
  'name',
  'place',
  'organisation',
  'date',
  'case_number',
  'id_number',
  'phone',
  'account',
  'plate',
  'address',
  'contact',
  'coordinate',
  'number',
  'amount',
  'count',
  'age',
  'occupation',
  'rarity',
  'wording',
] as const;
export type ReplacementKind = (typeof replacementKinds)[number];
export const replacementKindLabels: Readonly<Record<ReplacementKind, Label>> = {
  name: { zh: '人名', en: 'a person' },
  place: { zh: '地名', en: 'a place' },
  organisation: { zh: '单位', en: 'an organisation' },
  date: { zh: '时间', en: 'a day' },
  case_number: { zh: '案号', en: 'a case number' },
  id_number: { zh: '证件号码', en: 'an identity document' },
  phone: { zh: '电话', en: 'a telephone number' },
  account: { zh: '账号', en: 'an account' },
  plate: { zh: '车牌', en: 'a number plate' },
  address: { zh: '住址', en: 'an address' },
  contact: { zh: '网络联系方式', en: 'a contact on the net' },
  coordinate: { zh: '坐标', en: 'coordinates' },
  number: { zh: '长串数字', en: 'a long number' },
  amount: { zh: '金额', en: 'an amount' },
  count: { zh: '人数', en: 'how many people' },
  age: { zh: '年龄', en: 'an age' },
  occupation: { zh: '身份', en: 'an occupation' },
  rarity: { zh: '独有特征', en: 'what only one has' },
  wording: { zh: '文字修改', en: 'other words' },
};

/** Where a typical case stands. `superseded`: a later edition was released; `discarded`: given up before it was. */
export const typicalStates = [
  'draft',
  'submitted',
  'released',
  'superseded',
  'withdrawn',
  'discarded',
] as const;
export type TypicalState = (typeof typicalStates)[number];
export const typicalStateLabels: Readonly<Record<TypicalState, Label>> = {
  draft: { zh: '起草中', en: 'being drafted' },
  submitted: { zh: '待审核', en: 'awaits review' },
  released: { zh: '已发布', en: 'released' },
  superseded: { zh: '已由新版替代', en: 'replaced by a later edition' },
  withdrawn: { zh: '已撤回', en: 'taken back' },
  discarded: { zh: '已放弃', en: 'given up' },
};

/** How carefully a case must be told. */
export const typicalGrades = ['ordinary', 'sensitive', 'strict'] as const;
export type TypicalGrade = (typeof typicalGrades)[number];
export const typicalGradeLabels: Readonly<Record<TypicalGrade, Label>> = {
  ordinary: { zh: '一般', en: 'ordinary' },
  sensitive: { zh: '敏感：由镇政法委员发布', en: 'sensitive: the township leader releases it' },
  strict: {
    zh: '从严：不采用案件原文，须有当事人书面同意，由镇政法委员发布',
    en: 'strict: no words of the case, written consent of the parties, released by the township leader',
  },
};
