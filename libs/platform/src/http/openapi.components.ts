import type { OpenAPIObject } from '@nestjs/swagger';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/**
 * Says every shape that bears a title once, under components, and points to it from wherever it was written out. A view
 * gets its title by `.meta({ title: 'Dispute' })`. Without this the case view alone stood 35 times in the document.
 * @throws Error when two different shapes bear one title
 */
export function withNamedComponents(document: OpenAPIObject): OpenAPIObject {
  const named = new Map<string, unknown>();
  const hoisted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(hoisted);
    if (!isObject(value)) return value;
    const shape = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, hoisted(inner)]));
    const { title, type } = shape;
    if (typeof title !== 'string' || type !== 'object') return shape;
    const known = named.get(title);
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(shape)) {
      throw new Error(`two shapes bear the title "${title}"`);
    }
    named.set(title, shape);
    return { $ref: `#/components/schemas/${title}` };
  };
  const paths = hoisted(document.paths) as OpenAPIObject['paths'];
  const schemas = { ...document.components?.schemas, ...Object.fromEntries(named) };
  return { ...document, paths, components: { ...document.components, schemas: schemas as never } };
}
