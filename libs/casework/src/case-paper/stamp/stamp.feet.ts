/** Which pages of a document have no foot, and what is written into its sections for them. */

/** Of every page; of the first of a section; of the even ones of the whole document. */
type FootType = 'default' | 'first' | 'even';

/** A setting that is there and not switched off. */
const isOn = (xml: string, name: string): boolean => {
  const [tag] = new RegExp(`<w:${name}\\b[^>]*>`).exec(xml) ?? [];
  return tag !== undefined && !/w:val\s*=\s*["'](?:0|false|off)["']/.test(tag);
};

const reference = /<w:footerReference\b[^>]*>/g;
const typeOf = (tag: string): string => /\bw:type\s*=\s*["'](\w+)["']/.exec(tag)?.[1] ?? 'default';
const idOf = (tag: string): string => /\br:id\s*=\s*["']([^"']+)["']/.exec(tag)?.[1] ?? '';

/**
 * Names a foot of ours for the pages that have none. A section that names no foot takes over that of the section before it, for
 * each of the three kinds; only where none did has a page none. What names a foot that is not there names none.
 * @param body  the text of the document
 * @param settings  of the document: whether even pages have feet of their own
 * @param isFoot  does a relation name a foot that bears the code?
 * @param ours  id of the relation of our own foot
 */
export function withFeet(
  body: string,
  settings: string,
  isFoot: (id: string) => boolean,
  ours: string,
): string {
  const open = body
    // What a section was before somebody changed it, which nobody has accepted yet.
    .replace(/<w:sectPrChange\b[\s\S]*?<\/w:sectPrChange>/g, '')
    .replace(/<w:sectPr\b([^>]*?)\/>/g, '<w:sectPr$1></w:sectPr>');
  const sections = /<w:sectPr\b/.test(open)
    ? open
    : open.replace('</w:body>', '<w:sectPr></w:sectPr></w:body>');
  const hasEven = isOn(settings, 'evenAndOddHeaders');
  const footed = new Set<string>();
  return sections.replace(/(<w:sectPr\b[^>]*>)([\s\S]*?)(<\/w:sectPr>)/g, (_, tag, rest: string, end) => {
    const kept = rest.replace(reference, (one) => (isFoot(idOf(one)) ? one : ''));
    for (const [one] of kept.matchAll(reference)) footed.add(typeOf(one));
    const wanted: readonly FootType[] = [
      'default',
      ...(isOn(kept, 'titlePg') ? ['first' as const] : []),
      ...(hasEven ? ['even' as const] : []),
    ];
    const lacking = wanted.filter((type) => !footed.has(type));
    for (const type of lacking) footed.add(type);
    return `${tag}${lacking.map((type) => referenceTo(type, ours)).join('')}${kept}${end}`;
  });
}

const referenceTo = (type: FootType, id: string): string =>
  `<w:footerReference xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" w:type="${type}" r:id="${id}"/>`;
