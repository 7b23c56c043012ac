import { citation, typicalPartLabels, typicalParts } from '#domain';
import type { ReleasedCase } from './typical.library.ts';

/** What a feed says it is. */
export const atomType = 'application/atom+xml; charset=utf-8';

// Control characters and lone halves of a pair have no place in XML 1.0 at all.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
const marks: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
const escaped = (text: string): string =>
  text.replace(unwritable, '').replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);

/**
 * What was released as a feed: nothing but released text, no address of this house, no name of whoever tells it.
 * @param cases  the latest first
 * @param now  ISO instant, for a feed in which there is nothing yet
 * @source RFC 4287 (Atom)
 */
export function typicalFeed(cases: readonly ReleasedCase[], now: string): string {
  const entries = cases.map((told) => {
    const paragraphs = typicalParts.map((part) => `【${typicalPartLabels[part].zh}】\n${told[part]}`);
    const laws = told.laws.map(citation).join('、');
    const content = [...paragraphs, `【法律依据】\n${laws}`].join('\n\n');
    return [
      '<entry>',
      `<id>urn:uuid:${told.id}</id>`,
      `<title>${escaped(told.title)}</title>`,
      `<updated>${told.releasedAt}</updated>`,
      `<category term="${escaped(told.typeCode)}"/>`,
      `<content type="text">${escaped(content)}</content>`,
      '</entry>',
    ].join('');
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    '<id>urn:fengqiao:typical-cases</id>',
    '<title>人民调解典型案例</title>',
    '<author><name>人民调解组织</name></author>',
    `<updated>${cases[0]?.releasedAt ?? now}</updated>`,
    ...entries,
    '</feed>',
  ].join('\n');
}
