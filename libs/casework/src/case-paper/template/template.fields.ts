import { nearName, type PaperForm, paperFieldsOf } from '#domain';
import { misbraced, unreadableBraces } from './template.braces.ts';
import { engineFaults } from './template.engine-faults.ts';
import { fault, shortened, type TemplateFault, unique } from './template.fault.ts';
import { everyPlaceholder, type Placeholder, ReadTemplate } from './template.filling.ts';
import type { TemplateParts } from './template.parts.ts';
import type { ReadParts } from './template.xml.ts';

/** What is wrong with the fields and lists of a template. */
export function fieldFaults(
  form: PaperForm,
  parts: TemplateParts,
  read: ReadParts,
): readonly TemplateFault[] {
  const unreadable = unreadableBraces(parts, read);
  if (unreadable.length > 0) return unreadable;
  const { fields, lists } = paperFieldsOf(form);
  const names = fields.map(({ name }) => name);
  const cells = new Map(lists.map((list) => [list.name, list.fields.map(({ name }) => name)]));
  const known = [...names, ...cells.keys(), ...[...cells.values()].flat()];
  try {
    const { placeholders } = new ReadTemplate(parts);
    const all = [...everyPlaceholder(placeholders)];
    return unique([
      ...(all.some(({ module }) => module === undefined) ? [] : [empty(names[0] ?? '')]),
      ...unknownIn(placeholders, names, cells),
      ...misbraced(read, known, new Set(all.map(({ value }) => value.trim()))),
    ]);
  } catch (error) {
    return unique([...engineFaults(error), ...misbraced(read, known)]);
  }
}

const empty = (name: string): TemplateFault =>
  fault(
    `模板里没有任何字段，打印出来不会带本案的内容：请在相应位置写上字段，如 {{${name}}}`,
    'There is no field in the template: nothing of a case would be printed',
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
  fault(`不支持这种写法：${shortened(words)}`, `This is not supported: ${shortened(words)}`);

const nested = (inner: string, outer: string): TemplateFault =>
  fault(
    `列表“${inner}”不能放在列表“${outer}”里面`,
    `The list ${inner} cannot stand within the list ${outer}`,
  );

function unknown(written: string, names: readonly string[], what: string): TemplateFault {
  const name = shortened(written);
  const near = nearName(name, names);
  return near === null
    ? fault(`没有“${name}”这个${what}`, `There is no field ${name}`)
    : fault(
        `没有“${name}”这个${what}，是否指“${near}”？`,
        `There is no field ${name}: did you mean ${near}?`,
      );
}
