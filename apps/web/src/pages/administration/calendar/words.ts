import { defineWords } from '../../../words/words.ts';

export const calendarWords = defineWords(
  'calendar',
  {
    title: '工作日历',
    lead: '期限按国务院办公厅公布的放假安排计算工作日。版本 {{version}}',
    year: '年份',
    yearName: '{{year}}年',
    month: '{{month}}月',
    workingDays: '工作日 {{count}} 天',
    published: '已公布 {{count}} 年（{{from}} 至 {{to}}）',
    unpublished:
      '{{year}}年的放假安排尚未公布，暂按周末推算；落在该年的期限标为“暂定”。新的年份随程序更新发布。',
    rest: '放假',
    work: '调休上班',
    weekend: '周末',
    today: '今天',
    exceptions: '放假与调休',
    span: '{{from}} 至 {{to}}（{{count}}天）',
    restSign: '休',
    workSign: '班',
  },
  {
    title: 'Working calendar',
    lead: 'Due days are counted in working days by the public notice of the State Council. Version {{version}}',
    year: 'Year',
    yearName: '{{year}}',
    month: 'Month {{month}}',
    workingDays: '{{count}} working days',
    published: '{{count}} years are published ({{from}} to {{to}})',
    unpublished:
      'The holidays of {{year}} are not published yet: its days are counted by weekends and due days in it are provisional. New years come with updates of the program.',
    rest: 'day off',
    work: 'worked in lieu',
    weekend: 'weekend',
    today: 'today',
    exceptions: 'Days off and days in lieu',
    span: '{{from}} to {{to}} ({{count}} days)',
    restSign: 'off',
    workSign: 'on',
  },
);
