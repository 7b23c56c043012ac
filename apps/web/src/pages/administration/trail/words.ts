import { defineWords } from '../../../words/words.ts';

export const trailWords = defineWords(
  'trail',
  {
    title: '登录与账号日志',
    lead: '谁在何时何地登录，谁改动了谁的账号。只增不改。',
    person: '只看一人',
    none: '没有记录',
    by: '操作人 {{name}}',
    byMachine: '系统或未知者',
  },
  {
    title: 'Trail of the accounts',
    lead: 'Who signed in when and where, and who changed whose account. Only ever added to.',
    person: 'Of one person',
    none: 'Nothing yet',
    by: 'by {{name}}',
    byMachine: 'by the machine, or somebody unknown',
  },
);
