import { defineWords } from '../words/words.ts';

/** What became of files that were handed in. */
export const scanWords = defineWords(
  'scan',
  {
    reading: '正在识别 {{name}} …',
    list: '各文件归入情况',
    filed: '{{name}} → {{papers}}',
    moved: '{{name}} → {{papers}}（按编码归入，不是所选的“{{asked}}”）',
    chosen: '{{name}} → {{papers}}（按所选归入）',
    added: '{{name}} 已添加',
    version: '{{paper}} 第 {{version}} 版',
    older: '{{paper}}（之后打印过新版）',
    draft: '{{paper}}（待签稿，请登记协议）',
    differs: '{{paper}}：待签稿与登记的协议内容不一致，请核对',
    repeated: '{{name}} 已在本案同一处，没有重复归入',
    refused: '{{name}} 未归入：{{why}}',
    again: '重新发送',
    againOf: '重新发送 {{name}}',
  },
  {
    reading: 'Reading {{name}} …',
    list: 'What became of each file',
    filed: '{{name}} → {{papers}}',
    moved: '{{name}} → {{papers}} (by its code, not “{{asked}}” as chosen)',
    chosen: '{{name}} → {{papers}} (as chosen)',
    added: '{{name}} was added',
    version: '{{paper}}, version {{version}}',
    older: '{{paper}} (a later one was printed)',
    draft: '{{paper}} (a draft: record the agreement)',
    differs: '{{paper}}: a draft with other terms than were recorded; compare them',
    repeated: '{{name}} lies in this place of the case already; it was not filed twice',
    refused: '{{name}} was not filed: {{why}}',
    again: 'Send again',
    againOf: 'Send {{name}} again',
  },
);
