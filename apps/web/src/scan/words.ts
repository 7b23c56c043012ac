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
    unread: '{{name}} 已添加为附件，没有识别到文书编码；如是签字的文书，请到“文书”页归入',
    version: '{{paper}} 第 {{version}} 版',
    older: '{{paper}}（之后打印过新版）',
    draft: '{{paper}}（待签稿，请登记协议）',
    differs: '{{paper}}：待签稿与登记的协议内容不一致，请核对',
    lacksEnd: '{{paper}}（还缺末页签字盖章页，请接着拍照归入）',
    counted: '{{paper}}（本次识别到 {{count}} 页，请与原件页数（页脚“共×页”）核对）',
    repeated: '{{name}} 已在本案同一处，没有重复归入',
    refused: '{{name}} 未归入：{{why}}',
    again: '重新发送',
    againOf: '重新发送 {{name}}',
    evidence: '作为证据材料归入',
    evidenceOf: '将 {{name}} 作为证据材料归入',
  },
  {
    reading: 'Reading {{name}} …',
    list: 'What became of each file',
    filed: '{{name}} → {{papers}}',
    moved: '{{name}} → {{papers}} (by its code, not “{{asked}}” as chosen)',
    chosen: '{{name}} → {{papers}} (as chosen)',
    unread:
      '{{name}} was added to the files; no code of a paper was found on it. If it is a signed paper, file it on the page “Papers”',
    version: '{{paper}}, version {{version}}',
    older: '{{paper}} (a later one was printed)',
    draft: '{{paper}} (a draft: record the agreement)',
    differs: '{{paper}}: a draft with other terms than were recorded; compare them',
    lacksEnd: '{{paper}} (its last page, with the signatures, is still to be added)',
    counted:
      '{{paper}} (pages recognised now: {{count}}; hold that against the number of pages at the foot of the original)',
    repeated: '{{name}} lies in this place of the case already; it was not filed twice',
    refused: '{{name}} was not filed: {{why}}',
    again: 'Send again',
    againOf: 'Send {{name}} again',
    evidence: 'File as evidence',
    evidenceOf: 'File {{name}} as evidence',
  },
);
