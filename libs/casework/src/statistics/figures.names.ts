import type { DataSource } from 'typeorm';
import { codeLabels, disputeTypes, type Label, originClasses, origins, risks } from '#domain';
import { query, type Tx } from '#platform';
import { bandKeys, type Dimension } from './dimensions.ts';
import type { Asked } from './known.query.ts';

/** A line of a table and what it is called, in the order in which tables print it. */
export interface NamedKey {
  readonly key: string | null;
  readonly name: Label;
}

/** Which township's name goes first, the latest of it; a line is a local type with the class to which its cases count. */
const localTypeNames = `
  select distinct on (code) code, zh, en from local_type
  where code = any($1::text[]) and (township_id is null or township_id = any($2::uuid[]))
  order by code, township_id nulls last, valid_from desc`;

async function localTypeLines(
  on: Tx | DataSource,
  found: readonly (string | null)[],
  townshipIds: readonly string[],
): Promise<readonly NamedKey[]> {
  const keys = found.flatMap((key) => {
    const [code = '', type = ''] = key?.split(':') ?? [];
    return key === null ? [] : [{ key, code, type }];
  });
  const order: readonly string[] = disputeTypes;
  const rows = await query<{ code: string; zh: string; en: string }>(on, {
    name: 'statistics.names-local-type',
    text: localTypeNames,
    values: [keys.map(({ code }) => code), townshipIds],
  });
  const names = new Map(rows.map((row) => [row.code, row]));
  const types: Readonly<Record<string, Label>> = codeLabels.disputeType;
  const lines = keys
    .toSorted((a, b) => order.indexOf(a.type) - order.indexOf(b.type) || (a.code < b.code ? -1 : 1))
    .map(({ key, code, type }) => {
      const { zh, en } = names.get(code) ?? { zh: code, en: code };
      const { zh: classZh, en: classEn } = types[type] ?? { zh: type, en: type };
      return { key, name: { zh: `${zh}（计入${classZh}）`, en: `${en} (counts to ${classEn})` } };
    });
  return found.includes(null) || lines.length === 0 ? [...lines, { key: null, name: noLocalType }] : lines;
}

const noLocalType: Label = { zh: '未用本地类型', en: 'no local type' };
const notStated: Label = { zh: '未载明', en: 'not stated' };

const cohorts: Readonly<Record<string, Label>> = {
  accepted: { zh: '本期受理', en: 'accepted in the period' },
  earlier: { zh: '以前受理', en: 'accepted before' },
};
const agreementForms: Readonly<Record<string, Label>> = {
  written: { zh: '书面协议', en: 'written' },
  confirmed: { zh: '书面协议并经司法确认', en: 'written and confirmed by a court' },
  oral: { zh: '口头协议', en: 'oral' },
  none: { zh: '未签协议', en: 'none' },
};
const amountBands: Readonly<Record<string, Label>> = {
  0: { zh: '不足1万元', en: 'below 10,000 yuan' },
  1000000: { zh: '1万元至5万元', en: '10,000 to 50,000 yuan' },
  5000000: { zh: '5万元至10万元', en: '50,000 to 100,000 yuan' },
  10000000: { zh: '10万元至50万元', en: '100,000 to 500,000 yuan' },
  50000000: { zh: '50万元以上', en: '500,000 yuan and more' },
};
const peopleBands: Readonly<Record<string, Label>> = {
  0: { zh: '未登记人数', en: 'no number stated' },
  1: { zh: '1至2人', en: '1 or 2' },
  3: { zh: '3至4人', en: '3 or 4' },
  5: { zh: '5至9人', en: '5 to 9' },
  10: { zh: '10至29人', en: '10 to 29' },
  30: { zh: '30人以上', en: '30 and more' },
};

interface Codes {
  readonly names: Readonly<Record<string, Label>>;
  readonly order: readonly string[];
}
const byKeys = (names: Readonly<Record<string, Label>>, order = Object.keys(names)): Codes => ({
  names,
  order,
});

/** Tables whose lines are codes. Every code has its line, also where nothing was counted. */
const codes: Readonly<Partial<Record<Dimension, Codes>>> = {
  cohort: byKeys(cohorts),
  type: byKeys(codeLabels.disputeType, [...disputeTypes]),
  originClass: byKeys(codeLabels.originClass, [...originClasses]),
  origin: byKeys(codeLabels.origin, [...origins]),
  month: byKeys({}),
  outcome: byKeys(codeLabels.outcome, [
    'settled',
    'not_settled',
    'withdrawn',
    'transferred',
    'merged',
    'open',
  ]),
  risk: byKeys(codeLabels.risk, risks.toReversed()),
  complexity: byKeys(codeLabels.complexity),
  amount: byKeys(amountBands, [...bandKeys.amount]),
  people: byKeys(peopleBands, [...bandKeys.people]),
  agreement: byKeys(agreementForms),
};

/** Where the lines are organisations or people: what is there to be named, by administrative code and name. */
const named: Readonly<Partial<Record<Dimension, string>>> = {
  village: `select o.id::text as key, o.name from organisation o
    where o.id::text = any($1) or (o.parent_id = any($2::uuid[]) and o.kind = 'village' and o.active and ($3::uuid is null or o.id = $3))
    order by o.code, o.name, o.id`,
  unit: `select o.id::text as key, o.name from organisation o where o.id::text = any($1) order by o.kind, o.code, o.name, o.id`,
  mediator: `select s.id::text as key, s.name from staff s where s.id::text = any($1) order by s.name, s.id`,
};

/**
 * The lines of a table in their order.
 * @param found  the keys that were counted
 */
export async function linesOf(
  on: Tx | DataSource,
  dimension: Dimension,
  found: readonly (string | null)[],
  { townshipIds, placeId }: Pick<Asked, 'townshipIds' | 'placeId'>,
): Promise<readonly NamedKey[]> {
  const keys = found.filter((key) => key !== null);
  const unstated = found.length > keys.length ? [{ key: null, name: notStated }] : [];
  if (dimension === 'localType') return await localTypeLines(on, found, townshipIds);
  const text = named[dimension];
  if (text !== undefined) {
    const rows = await query<{ key: string; name: string }>(on, {
      name: `statistics.names-${dimension}`,
      text,
      values: dimension === 'village' ? [keys, townshipIds, placeId] : [keys],
    });
    return [...rows.map(({ key, name }) => ({ key, name: { zh: name, en: name } })), ...unstated];
  }
  const { names, order } = codes[dimension] ?? byKeys({});
  const unknown = keys.filter((key) => !order.includes(key)).sort();
  const label = (key: string): Label => {
    const { zh, en } = names[key] ?? { zh: key, en: key };
    return { zh, en };
  };
  return [...[...order, ...unknown].map((key) => ({ key, name: label(key) })), ...unstated];
}
