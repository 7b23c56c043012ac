import { defineWords } from '../../../words/words.ts';

export const attachmentWords = defineWords(
  'attachments',
  {
    title: '附件',
    nothing: '还没有附件',
    added: '{{name}}（{{unit}}）{{at}}',
    removed: '{{name}} {{at}} 移除：{{reason}}',
    noted: '打开将留下记录',
    open: '查看',
    lost: '文件无法打开：可能已被移除，或网络已断开',
    listen: '播放',
    save: '下载',
    detach: '移除',
    detachTitle: '移除“{{name}}”',
    detachHint: '文件内容将被删除且无法恢复；谁、何时、为何移除会保留在办理经过中。',
    detachWhy: '移除原因',
    showRemoved: '显示已移除的 {{count}} 件',
  },
  {
    title: 'Files',
    nothing: 'No files yet',
    added: '{{name}}, {{unit}}, {{at}}',
    removed: 'removed by {{name}} {{at}}: {{reason}}',
    noted: 'opening it is noted',
    open: 'View',
    lost: 'The file cannot be opened: it may have been removed, or there is no line',
    listen: 'Play',
    save: 'Save',
    detach: 'Remove',
    detachTitle: 'Remove “{{name}}”',
    detachHint:
      'Its contents are gone for good; who removed it, when and why stays in the history of the case.',
    detachWhy: 'Reason',
    showRemoved: 'Show {{count}} that were removed',
  },
);
