import type { Label } from '../label.ts';

/** The sections of the agenda, in the order in which the meeting takes them up. */
export const agendaSections = [
  'undone',
  'red',
  'due',
  'waiting',
  'difficult',
  'performance',
  'ratification',
  'new',
  'added',
] as const;
export type AgendaSection = (typeof agendaSections)[number];
export const agendaSectionLabels: Readonly<Record<AgendaSection, Label>> = {
  undone: { zh: '上次议定未办结', en: 'decided last time and not done' },
  red: { zh: '红色案件', en: 'red cases' },
  due: { zh: '逾期和七日内到期', en: 'overdue and due within seven days' },
  waiting: {
    zh: '等待其他单位超过三个工作日',
    en: 'waiting for another unit for more than three working days',
  },
  difficult: {
    zh: '两次调解不成、退回、重复或涉及五人以上',
    en: 'failed twice, returned, repeated, or five persons and more',
  },
  performance: { zh: '履行到期或未履行', en: 'performance due or broken' },
  ratification: { zh: '即时处置待追认', en: 'acted on at once, to ratify' },
  new: { zh: '新受理案件', en: 'new cases' },
  added: { zh: '另行列入', en: 'added by people' },
};

/** What puts a dispute on the agenda. */
export const agendaReasons = [
  'undone',
  'red',
  'overdue',
  'dueSoon',
  'waiting',
  'failedTwice',
  'returned',
  'repeat',
  'manyPersons',
  'performanceDue',
  'broken',
  'toRatify',
  'new',
  'added',
  'carriedOver',
] as const;
export type AgendaReason = (typeof agendaReasons)[number];
export const agendaReasonLabels: Readonly<Record<AgendaReason, Label>> = {
  undone: { zh: '上次议定事项未办结', en: 'an earlier decision is not carried out' },
  red: { zh: '红色', en: 'red' },
  overdue: { zh: '已逾期', en: 'overdue' },
  dueSoon: { zh: '七日内到期', en: 'due within seven days' },
  waiting: { zh: '待签收超过三个工作日', en: 'not signed for within three working days' },
  failedTwice: { zh: '两次调解不成', en: 'two attempts failed' },
  returned: { zh: '交办被退回', en: 'dispatch returned' },
  repeat: { zh: '重复纠纷', en: 'repeated dispute' },
  manyPersons: { zh: '涉及五人以上', en: 'five persons and more' },
  performanceDue: { zh: '履行到期', en: 'performance due' },
  broken: { zh: '未按协议履行', en: 'agreement not kept' },
  toRatify: { zh: '待追认', en: 'to ratify' },
  new: { zh: '新受理', en: 'new' },
  added: { zh: '另行列入', en: 'added with a reason' },
  carriedOver: { zh: '上次结转', en: 'carried over from the last meeting' },
};

/** Every week, or called together for red cases. */
export const meetingKinds = ['weekly', 'urgent'] as const;
export type MeetingKind = (typeof meetingKinds)[number];
export const meetingKindLabels: Readonly<Record<MeetingKind, Label>> = {
  weekly: { zh: '每周研判会', en: 'weekly review' },
  urgent: { zh: '紧急研判会', en: 'urgent review' },
};

/** A meeting is planned, held and closed, or cancelled before it was held; only an open one decides. */
export const meetingStates = ['planned', 'open', 'closed', 'cancelled'] as const;
export type MeetingState = (typeof meetingStates)[number];
export const meetingStateLabels: Readonly<Record<MeetingState, Label>> = {
  planned: { zh: '待召开', en: 'planned' },
  open: { zh: '进行中', en: 'open' },
  closed: { zh: '已结束', en: 'closed' },
  cancelled: { zh: '已取消', en: 'cancelled' },
};
