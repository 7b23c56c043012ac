import { nearName, type PaperForm, paperFieldsOf } from '#domain';
import type { ReadParts } from './template.dangers.ts';
import { engineFaults } from './template.engine-faults.ts';
import { fault, shortened, type TemplateFault, unique } from './template.fault.ts';
import { type Placeholder, ReadTemplate } from './template.filling.ts';
import type { TemplateParts } from './template.parts.ts';
import { placeOf } from './template.places.ts';
import { elementsOf } from './template.xml.ts';

/** What is wrong with the fields and lists of a template. */
export function fieldFaults(
  form: PaperForm,
  parts: TemplateParts,
  read: ReadParts,
): readonly TemplateFault[] {
  const { fields, lists } = paperFieldsOf(form);
  const names = fields.map(({ name }) => name);
  const cells = new Map(lists.map((list) => [list.name, list.fields.map(({ name }) => name)]));
  const known = [...names, ...cells.keys(), ...[...cells.values()].flat()];
  try {
    const { placeholders } = new ReadTemplate(parts);
    const all = [...everyOne(placeholders)];
    return unique([
      ...(all.some(({ module }) => module === undefined) ? [] : [empty(names[0] ?? '')]),
      ...unknownIn(placeholders, names, cells),
      ...misbraced(read, known, new Set(all.map(({ value }) => value.trim()))),
    ]);
  } catch (error) {
    return unique([...engineFaults(error), ...misbraced(read, known)]);
  }
}

function* everyOne(found: readonly Placeholder[]): Generator<Placeholder> {
  for (const one of found) {
    if (one.type === 'placeholder') yield one;
    yield* everyOne(one.subparsed ?? []);
  }
}

const empty = (name: string): TemplateFault =>
  fault(
    `模板里没有任何字段，打印出来不会带本案的内容：请在相应位置写上字段，如 {{${name}}}`,
    'There is no field in the template: nothing of a case would be printed',
  );

const braced = /([{｛]+)\s*[#/^@]?\s*([^{}｛｝\n]{1,40}?)\s*([}｝]+)/g;

/**
 * A field in one pair of braces, in full-width ones, or where the engine does not look would stand on the paper as it is.
 * @param found  what the engine has found; left out where it could not say
 */
function misbraced(
  read: ReadParts,
  known: readonly string[],
  found?: ReadonlySet<string>,
): readonly TemplateFault[] {
  return [...read].flatMap(([path, document]) => {
    if (!path.startsWith('word/')) return [];
    return [...wordsOf(document).matchAll(braced)].flatMap(([, open = '', name = '', close = '']) => {
      if (open === '{{' && close === '}}')
        return found === undefined || found.has(name) ? [] : [unread(path, name)];
      return known.includes(name) || (open.length > 1 && close.length > 1) ? [written(path, name)] : [];
    });
  });
}

/** The text of a part, with an end of line where a paragraph begins. */
function wordsOf(document: Parameters<typeof elementsOf>[0]): string {
  const words: string[] = [];
  for (const { localName, prefix, textContent } of elementsOf(document)) {
    if (prefix !== 'w') continue;
    if (localName === 'p') words.push('\n');
    if (localName === 't') words.push(textContent ?? '');
  }
  return words.join('');
}

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

type Lists = ReadonlyMap<string, readonly string[]>;

/** @param within  the list in which they stand: one within another would be filled rows times rows, without end */
function unknownIn(
  found: readonly Placeholder[],
  names: readonly string[],
  lists: Lists,
  within?: string,
): readonly TemplateFault[] {
  return found.flatMap((one): readonly TemplateFault[] => {
    if (one.type !== 'placeholder') return [];
    if (one.module === 'loop') {
      const cells = lists.get(one.value);
      if (cells === undefined) return [unknown(one.value, [...lists.keys()], '列表')];
      if (one.inverted === true) return [unsupported(`{{^${one.value}}}`)];
      if (within !== undefined) return [nested(one.value, within)];
      return unknownIn(one.subparsed ?? [], [...cells, ...names], lists, one.value);
    }
    if (one.module !== undefined) return [unsupported(one.value)];
    return names.includes(one.value) ? [] : [unknown(one.value, [...names, ...lists.keys()], '字段')];
  });
}

const unsupported = (words: string): TemplateFault =>
  fault(`不支持这种写法：${words}`, `This is not supported: ${words}`);

const nested = (inner: string, outer: string): TemplateFault =>
  fault(
    `列表“${inner}”不能放在列表“${outer}”里面`,
    `The list ${inner} cannot stand within the list ${outer}`,
  );

function unknown(name: string, names: readonly string[], what: string): TemplateFault {
  const near = nearName(name, names);
  return near === null
    ? fault(`没有“${name}”这个${what}`, `There is no field ${name}`)
    : fault(
        `没有“${name}”这个${what}，是否指“${near}”？`,
        `There is no field ${name}: did you mean ${near}?`,
      );
}
