/** One column of a table as the catalogue knows it. */
export interface Column {
  readonly table: string;
  readonly name: string;
  /** The type's own name, e.g. `int4`, `_uuid`. */
  readonly type: string;
  readonly isNullable: boolean;
}

/** SQL that gives the value of a column with one thing in it changed, as small as the type has it. */
export function flipped({ name, type }: Column): string {
  const v = `t."${name}"`;
  switch (type) {
    case 'text':
      return `case when ${v} = '' then 'a' else left(${v}, -1) || case right(${v}, 1) when '0' then '1' else '0' end end`;
    case 'int4':
    case 'int8':
      return `${v} # 1`;
    case 'bool':
      return `not ${v}`;
    case 'date':
      return `case when isfinite(${v}) then ${v} + 1 else date '9999-12-31' end`;
    case 'timestamptz':
      return `${v} + interval '1 microsecond'`;
    case 'uuid':
      return `(left(${v}::text, -1) || case right(${v}::text, 1) when '0' then '1' else '0' end)::uuid`;
    case 'bytea':
      return `set_byte(${v}, length(${v}) / 2, get_byte(${v}, length(${v}) / 2) # 1)`;
    case '_bytea':
      return `${v}[2:] || set_byte(${v}[1], 0, get_byte(${v}[1], 0) # 1)`;
    case '_uuid':
      return `case when cardinality(${v}) = 0 then array[uuidv7()] else ${v}[2:] || uuidv7() end`;
    case '_text':
      return `case when cardinality(${v}) = 0 then array['a'] else ${v}[2:] || (${v}[1] || 'a') end`;
    default:
      throw new Error(`no flip for ${type} (${name})`);
  }
}

/** A value where there was none. */
export function invented({ type }: Column): string {
  const values: Readonly<Record<string, string>> = {
    text: `'a'`,
    int4: '7',
    int8: '7',
    bool: 'true',
    date: `date '2026-11-11'`,
    timestamptz: `timestamptz '2026-11-11 09:00+08'`,
    uuid: 'uuidv7()',
    json: `'{"a": 1}'`,
    jsonb: `'{"a": 1}'`,
    bytea: `'\\x00'`,
    _bytea: `array['\\x00'::bytea]`,
  };
  return values[type] ?? 'null';
}

/** The same JSON with its n-th leaf changed in one character, digit or truth; n counts round. */
export function flippedJson(value: unknown, n: number): unknown {
  const leaves = leavesOf(value);
  if (leaves === 0) return Array.isArray(value) ? [1] : { a: 1 };
  let left = n % leaves;
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node === 'object' && node !== null)
      return Object.fromEntries(Object.entries(node).map(([key, member]) => [key, walk(member)]));
    left -= 1;
    return left === -1 ? flippedLeaf(node) : node;
  };
  return walk(value);
}

function leavesOf(node: unknown): number {
  if (typeof node !== 'object' || node === null) return 1;
  return Object.values(node).reduce<number>((sum, member) => sum + leavesOf(member), 0);
}

function flippedLeaf(leaf: unknown): unknown {
  if (typeof leaf === 'number') return leaf ^ 1;
  if (typeof leaf === 'boolean') return !leaf;
  if (leaf === null) return 'a';
  const text = String(leaf);
  return text === '' ? 'a' : `${text.slice(0, -1)}${text.endsWith('0') ? '1' : '0'}`;
}
