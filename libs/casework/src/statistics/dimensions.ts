import { originClass, origins } from '#domain';

/** By what cases are told apart. */
export const dimensions = [
  'cohort',
  'type',
  'localType',
  'village',
  'unit',
  'mediator',
  'originClass',
  'origin',
  'month',
  'outcome',
  'risk',
  'complexity',
  'amount',
  'people',
  'agreement',
] as const;
export type Dimension = (typeof dimensions)[number];

/** A case of several mediators counts for each: the lines are more than the total. */
export const overlapping: ReadonlySet<Dimension> = new Set(['mediator']);

/** Bounds of the bands, each from its number on; below the first is a band as well. */
const bands = {
  /** In fen: 1, 5, 10 and 50 times ten thousand yuan. */
  amount: [1_000_000, 5_000_000, 10_000_000, 50_000_000],
  /** From three on they are many for a talk, from five on the review looks at the case. */
  people: [1, 3, 5, 10, 30],
} as const;

const bandOf = (value: string, bounds: readonly number[]): string =>
  `case ${bounds
    .toReversed()
    .map((bound) => `when ${value} >= ${bound} then '${bound}'`)
    .join(' ')} when ${value} >= 0 then '0' end`;

/** The bands in their order, by their lower bound; what states nothing comes last. */
export const bandKeys: Readonly<Record<keyof typeof bands, readonly string[]>> = {
  amount: [0, ...bands.amount].map(String),
  people: [0, ...bands.people].map(String),
};

/** The line of a case, as SQL over a row `c` of `known`; null where it says nothing. */
export const keyOf: Readonly<Record<Dimension, string>> = {
  cohort: `case when c.accepted_on >= $4::date then 'accepted' else 'earlier' end`,
  type: 'c.type_code',
  // A code may have counted to another class in other years: a line is of one class.
  localType: `c.local_type_code || ':' || c.type_code`,
  village: 'c.place_id::text',
  unit: 'c.lead_id::text',
  mediator: 'm.id::text',
  originClass: `case c.origin ${origins.map((origin) => `when '${origin}' then '${originClass(origin)}'`).join(' ')} end`,
  origin: 'c.origin',
  // Of the acceptance: what a month counted of its own stands in the series.
  month: `to_char(c.accepted_on, 'YYYY-MM')`,
  outcome: `case when c.outcome_on <= $5::date then c.outcome else 'open' end`,
  risk: 'c.risk',
  complexity: 'c.complexity',
  amount: bandOf('c.amount_fen', bands.amount),
  people: bandOf('c.persons', bands.people),
  agreement: `case when c.agreement_form = 'written' and c.confirmation = 'granted' then 'confirmed'
    else c.agreement_form end`,
};

/** Joins what a dimension reads beside the case. A case without a mediator has a line without a key. */
export const joinOf = (dimension: Dimension): string =>
  dimension === 'mediator' ? `left join lateral unnest(c.mediator_ids) m (id) on true` : '';
