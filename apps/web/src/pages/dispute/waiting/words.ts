import { defineWords } from '../../../words/words.ts';

export const waitingWords = defineWords(
  'waiting',
  {
    title: '等待时间',
    bar: '等待时间构成：{{parts}}',
    part: '{{who}} {{share}}%',
    who: '等待谁',
    howLong: '时长',
    share: '占比',
    total: '合计',
    now: '正在等待',
    unitMediator: '{{unit}}调解员',
    hint: '自上报起，每一分钟计入一方；结案后不计。',
  },
  {
    title: 'Waiting time',
    bar: 'For whom the case waited: {{parts}}',
    part: '{{who}} {{share}}%',
    who: 'Waiting for',
    howLong: 'How long',
    share: 'Share',
    total: 'Total',
    now: 'now',
    unitMediator: 'mediator, {{unit}}',
    hint: 'Every minute since the report is charged to one of them; none after the end.',
  },
);
