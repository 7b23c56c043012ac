import type { Label } from '#domain';

const places: readonly (readonly [RegExp, Label])[] = [
  [/^word\/document\d*\.xml$/, { zh: '正文', en: 'the text' }],
  [/^word\/header\d*\.xml$/, { zh: '页眉', en: 'a header' }],
  [/^word\/footer\d*\.xml$/, { zh: '页脚', en: 'a footer' }],
  [/^word\/footnotes\.xml$/, { zh: '脚注', en: 'the footnotes' }],
  [/^word\/endnotes\.xml$/, { zh: '尾注', en: 'the endnotes' }],
  [/^word\/comments\w*\.xml$/, { zh: '批注', en: 'the comments' }],
  [/^word\/(?:settings|webSettings)\.xml$/, { zh: '文档设置', en: 'the settings' }],
];

/** What a person at a desk calls a part of a .docx; the relations of a part belong to it. */
export function placeOf(path: string): Label {
  const part = path.replace(/_rels\/(.*)\.rels$/i, '$1');
  return places.find(([pattern]) => pattern.test(part))?.[1] ?? { zh: `文件内的“${path}”`, en: path };
}
