import type { Document } from '@xmldom/xmldom';
import { fault, shortened, type TemplateFault } from './template.fault.ts';
import { countOf, type TemplateParts } from './template.parts.ts';
import { placeOf } from './template.places.ts';
import { nodesOf, type ReadParts } from './template.xml.ts';

/** Five hundred fields: no form has a hundred, and the engine takes the square of the braces that do not pair. */
const bracesAtMost = 2_000;
/** Of lists a form has five; the engine reads what is within one anew for each in which it stands. */
const listsAtMost = 20;
/** Two would do; beyond four nobody can say which of them are the field's. */
const run = /[{｛]{5}|[}｝]{5}/;
/** What a list begins with, and whatever else the engine would make more of than a name. */
const opening = /\{\s*[#^@-]/g;
/** Where the engine looks for fields. */
const engineText = new Set(['w:t', 'a:t', 'm:t', 'vt:lpstr', 'vt:lpwstr']);

/** Braces that the engine would take long over, or that nobody can pair. It is asked for nothing where there are such. */
export function unreadableBraces(parts: TemplateParts, read: ReadParts): readonly TemplateFault[] {
  if (countOf(parts, '{', '}') > bracesAtMost) return [tooManyFields];
  const lists = [...read.values()].reduce((sum, document) => sum + listsIn(document), 0);
  if (lists > listsAtMost) return [tooManyLists];
  return [...read].flatMap(([path, document]) =>
    path.startsWith('word/') && run.test(wordsOf(document)) ? [tooManyInARow(path)] : [],
  );
}

function listsIn(document: Document): number {
  const words: string[] = [];
  for (const { node } of nodesOf(document))
    if (engineText.has(node.parentNode?.nodeName ?? '')) words.push(node.nodeValue ?? '');
  return [...words.join('').matchAll(opening)].length;
}

/**
 * A field in braces. No two neighbours in it can match the same, and from one brace it looks no further than a name can
 * reach: blanks and the sign of a list are taken off afterwards.
 */
const braced = /(?<![{｛])([{｛]{1,4})([^{}｛｝\n]{1,80})([}｝]{1,4})/g;
const nameIn = (inner: string): string =>
  inner
    .trim()
    .replace(/^[#/^@]/, '')
    .trim();

/**
 * A field in one pair of braces, in full-width ones, or where the engine does not look would stand on the paper as it is.
 * @param found  what the engine has found; left out where it could not say
 */
export function misbraced(
  read: ReadParts,
  known: readonly string[],
  found?: ReadonlySet<string>,
): readonly TemplateFault[] {
  return [...read].flatMap(([path, document]) => {
    if (!path.startsWith('word/')) return [];
    return [...wordsOf(document).matchAll(braced)].flatMap(([, open = '', inner = '', close = '']) => {
      const name = nameIn(inner);
      if (name === '') return [];
      if (open === '{{' && close === '}}')
        return found === undefined || found.has(name) ? [] : [unread(path, name)];
      return known.includes(name) || (open.length > 1 && close.length > 1) ? [written(path, name)] : [];
    });
  });
}

/** The text of a part, with an end of line where a paragraph begins and nowhere else. */
function wordsOf(document: Document): string {
  const words: string[] = [];
  for (const { node } of nodesOf(document)) {
    if (node.nodeName === 'w:p') words.push('\n');
    if (node.nodeType === node.TEXT_NODE && node.parentNode?.nodeName === 'w:t')
      words.push((node.nodeValue ?? '').replaceAll('\n', ' '));
  }
  return words.join('');
}

const tooManyFields = fault(
  '模板里的花括号太多（最多500个字段），请删去多余的再上传',
  'There are too many braces in the template (at most 500 fields): delete those that are not needed',
);
const tooManyLists = fault(
  `模板里的列表太多（最多${listsAtMost}个），请删去多余的再上传`,
  `There are too many lists in the template (at most ${listsAtMost}): delete those that are not needed`,
);
const tooManyInARow = (path: string): TemplateFault =>
  fault(
    `${placeOf(path).zh}有五个以上连在一起的花括号：一个字段两边各写两个半角花括号，如 {{案号}}`,
    `In ${placeOf(path).en} there are five braces or more in a row: write two on each side of a field, as {{案号}}`,
  );
const written = (path: string, name: string): TemplateFault =>
  fault(
    `${placeOf(path).zh}的“${shortened(name)}”两边各要两个半角花括号：{{${shortened(name)}}}`,
    `In ${placeOf(path).en}, write {{${shortened(name)}}} with two braces of half width on each side`,
  );
const unread = (path: string, name: string): TemplateFault =>
  fault(
    `${placeOf(path).zh}的 {{${shortened(name)}}} 不会被填写：请删去后重新输入`,
    `In ${placeOf(path).en}, {{${shortened(name)}}} would not be filled: delete it and type it anew`,
  );
