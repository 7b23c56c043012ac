import { defineWords } from '../../../words/words.ts';

export const diagramWords = defineWords(
  'diagram',
  {
    title: '流程图',
    drawing: '案件流程图。当前状态：{{state}}',
    now: '当前',
    taken: '已走过',
    next: '接下来可能',
    way: '走过的路',
    step: '{{day}} {{what}}，进入“{{state}}”',
    possible: '从“{{state}}”接下来可能',
    leads: '{{what}} → {{state}}',
  },
  {
    title: 'The way of the case',
    drawing: 'State diagram. Present state: {{state}}',
    now: 'now',
    taken: 'gone',
    next: 'may come next',
    way: 'The way so far',
    step: '{{day}} {{what}}: {{state}}',
    possible: 'What may follow “{{state}}”',
    leads: '{{what}} → {{state}}',
  },
);
