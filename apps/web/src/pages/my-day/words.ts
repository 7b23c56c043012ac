import { defineWords } from '../../words/words.ts';

export const myDayWords = defineWords(
  'myDay',
  {
    greeting: '{{name}}，今天是{{day}}',
    overdue: '我方案件已逾期',
    dueToday: '我方案件今天到期',
    overdueInRealm: '辖区案件已逾期',
    forMe: '等我办理',
    forOthers: '等待他人',
    nothingForMe: '没有等您办理的案件',
    nothingForOthers: '没有在等别人的案件',
    waitsFor: '等待{{holder}}',
    capped: '这里只列最急的 200 件，全部见“案件”',
    report: '上报纠纷',
  },
  {
    greeting: '{{name}}, today is {{day}}',
    overdue: 'Ours overdue',
    dueToday: 'Ours due today',
    overdueInRealm: 'Overdue in my area',
    forMe: 'Waiting for me',
    forOthers: 'Waiting for others',
    nothingForMe: 'No case waits for you',
    nothingForOthers: 'You wait for nobody',
    waitsFor: 'waits for {{holder}}',
    capped: 'The 200 most urgent; see Cases for all',
    report: 'Report a dispute',
  },
);
