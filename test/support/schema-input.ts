import fc from 'fast-check';
import { hostileValues } from './hostile-input.ts';

type Json = Readonly<Record<string, unknown>>;

/** Whole documents that no value can be made of, as fast-check would have it. */
const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    ...hostileValues.filter((text) => text.length < 1_000 && !text.includes('\\u')).map(asValue),
  ),
  fc.jsonValue({ maxDepth: 2 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** What a JSON text says. */
function asValue(text: string): unknown {
  return JSON.parse(text);
}

/**
 * Values for a schema of the document: mostly as it asks, so that they get past the door, now and then anything at all.
 * @param components  what `$ref` leads to
 */
export function inputFor(schema: Json, components: Readonly<Record<string, Json>>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 8, arbitrary: fitting(schema, components) }, { weight: 1, arbitrary: hostile });
}

function fitting(schema: Json, components: Readonly<Record<string, Json>>): fc.Arbitrary<unknown> {
  const of = (part: unknown) => inputFor((part ?? {}) as Json, components);
  if (typeof schema.$ref === 'string') return of(components[schema.$ref.split('/').at(-1) ?? '']);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]));
  const alternatives = (schema.oneOf ?? schema.anyOf) as readonly Json[] | undefined;
  if (alternatives) return fc.oneof(...alternatives.map(of));
  switch (schema.type) {
    case 'object':
      return record(schema, of);
    case 'array':
      return fc.array(of(schema.items), { maxLength: 3 });
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer(), fc.constantFrom(0, -1, 1, 2 ** 31, 2 ** 53, 1e308));
    case 'boolean':
      return fc.boolean();
    case 'string':
      return text(schema);
    default:
      return hostile;
  }
}

function record(schema: Json, of: (part: unknown) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const properties = (schema.properties ?? {}) as Readonly<Record<string, Json>>;
  const parts = Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, of(part)]));
  const required = ((schema.required ?? []) as readonly string[]).filter((name) => name in parts);
  const whole = fc.record(parts, { requiredKeys: [...required] });
  return fc.oneof(
    { weight: 6, arbitrary: whole },
    { weight: 1, arbitrary: fc.record(parts, { requiredKeys: [] }) },
  );
}

const text = ({ format }: Json): fc.Arbitrary<unknown> => {
  if (format === 'uuid') return fc.oneof(fc.uuid(), fc.constant('00000000-0000-4000-8000-000000000000'));
  if (format === 'date') return fc.constantFrom('2026-11-23', '0001-01-01', '9999-12-31', '2026-02-30');
  if (format === 'date-time') return fc.constantFrom('2026-11-23T01:00:00Z', '9999-12-31T23:59:59+14:00');
  return fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom('张三', '1', ' ', '\u202e', '🏘️'),
  );
};
