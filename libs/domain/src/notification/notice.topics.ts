import type { Label } from '../label.ts';

/** What people are told of, as they choose it: a topic holds the kinds of notice that go together. */
export const noticeTopics = ['case', 'reminder', 'overdue', 'review', 'keeping'] as const;
export type NoticeTopic = (typeof noticeTopics)[number];

export const noticeTopicLabels: Readonly<Record<NoticeTopic, Label>> = {
  case: { zh: '案件交到我这里、红色预警', en: 'a case comes to me, or a red sign is seen in one' },
  reminder: { zh: '临期提醒', en: 'a deadline comes near' },
  overdue: { zh: '逾期催办、督办', en: 'a deadline has passed' },
  review: { zh: '例会交办事项', en: 'a task of the weekly review' },
  keeping: { zh: '备份与附件异常', en: 'backups and files need care' },
};

/** Every kind of notice, and the topic under which people choose it. */
export const noticeKinds = {
  'case.waits': 'case',
  'case.offered': 'case',
  'case.ended': 'case',
  'case.supervised': 'case',
  'case.alarmed': 'case',
  'case.inherited': 'case',
  'case.called_in': 'case',
  'case.stood_down': 'case',
  'seal.asked': 'case',
  'seal.broken': 'case',
  'sealing.key': 'case',
  'clock.warning': 'reminder',
  'clock.overdue': 'overdue',
  'clock.digest': 'overdue',
  'review.task': 'review',
  'supervision.slip': 'overdue',
  'village.report': 'reminder',
  'backup.overdue': 'keeping',
  'files.lost': 'keeping',
} as const satisfies Readonly<Record<string, NoticeTopic>>;
export type NoticeKind = keyof typeof noticeKinds;
