import { compare, type Exact, sumOf, zero } from './exact.ts';
import type { Figure, Line } from './figure.ts';
import type { MeasureId, RateMeasureId } from './measures.ts';

/** How a fraction stands to the definition of its rate: it is ours, it is usual elsewhere, or it explains a mistake. */
type FractionStanding = 'ours' | 'usual' | 'odd';

/** Two sums of stated counts of which a rate may be made. */
export interface Fraction {
  readonly over: readonly Figure[];
  readonly under: readonly Figure[];
  /** Taken off the denominator: accepted less open. */
  readonly less: readonly Figure[];
  readonly standing: FractionStanding;
}

type Terms = readonly MeasureId[];
interface RateDefinition {
  readonly over: readonly Terms[];
  readonly ours: readonly Terms[];
  readonly usual: readonly Terms[];
}

const successes: readonly Terms[] = [['settled'], ['resolved'], ['agreements']];
const intake: readonly Terms[] = [
  ['carriedIn', 'accepted'],
  ['accepted'],
  ['cases'],
  ['mediated'],
  ['closed'],
  ['found'],
  ['occurred'],
  ['assigned'],
];

/** What each rate divides. `ours` is the definition that our own figures print, `usual` what other tables do. */
const definitions: Readonly<Record<Exclude<RateMeasureId, 'otherRate'>, RateDefinition>> = {
  successRate: {
    over: successes,
    ours: [
      ['settled', 'notSettled'],
      ['resolved', 'notSettled'],
    ],
    usual: intake,
  },
  resolutionRate: {
    over: [['resolved', 'withdrawn'], ['resolved'], ['settled', 'withdrawn'], ['settled'], ['closed']],
    ours: [['closed'], ['settled', 'notSettled', 'withdrawn', 'transferred']],
    usual: [['found'], ['occurred'], ['accepted'], ['assigned'], ['mediated'], ['cases']],
  },
  mediationRate: {
    over: [['mediated']],
    ours: [['accepted']],
    usual: [['found'], ['occurred'], ['assigned'], ['cases'], ['carriedIn', 'accepted']],
  },
  acceptanceRate: { over: [['accepted']], ours: [['found'], ['occurred']], usual: [['assigned'], ['cases']] },
  closingRate: {
    over: [['closed'], ['resolved'], ['settled']],
    ours: [['carriedIn', 'accepted']],
    usual: [['accepted'], ['cases'], ['found'], ['occurred'], ['assigned'], ['mediated']],
  },
  onTimeRate: {
    over: [['closedOnTime']],
    ours: [['closed', 'overdue']],
    usual: [['closed'], ['closedOnTime', 'closedLate'], ['accepted'], ['cases']],
  },
  overdueRate: {
    over: [['overdue'], ['closedLate']],
    ours: [['open'], ['closed']],
    usual: [['accepted'], ['cases']],
  },
  openRate: { over: [['open']], ours: [['carriedIn', 'accepted']], usual: intake },
  agreementRate: {
    over: [['agreements'], ['written'], ['written', 'oral']],
    ours: [['settled']],
    usual: [['accepted'], ['mediated'], ['agreements'], ['written', 'oral']],
  },
  performanceRate: {
    over: [['performed']],
    ours: [['performanceDue']],
    usual: [['agreements'], ['written', 'oral'], ['written'], ['settled'], ['performed', 'notPerformed']],
  },
  confirmationRate: {
    over: [['confirmed']],
    ours: [['written']],
    usual: [['confirmationApplied'], ['agreements'], ['settled']],
  },
  followUpRate: {
    over: [['followedUp']],
    ours: [['followUpDue']],
    usual: [['settled'], ['closed'], ['agreements'], ['accepted']],
  },
  satisfactionRate: {
    over: [['satisfied']],
    ours: [['answered'], ['satisfied', 'unsatisfied']],
    usual: [['followedUp'], ['closed'], ['settled'], ['accepted'], ['persons']],
  },
  repeatRate: { over: [['repeated']], ours: [['settled']], usual: [['closed'], ['accepted']] },
};

/** Denominators that no definition has, and that explain a published rate all the same. */
const oddities: readonly Terms[] = [
  ['screened'],
  ['closed'],
  ['accepted'],
  ['found'],
  ['settled'],
  ['persons'],
  ['performed', 'notPerformed'],
];

/** Every fraction that a rate could be made of from the counts of its line, the likeliest first. */
export function fractionsOf(rate: RateMeasureId, line: Line): readonly Fraction[] {
  if (rate === 'otherRate') return [];
  const { over, ours, usual } = definitions[rate];
  const numerators = over.map((terms) => line.all(...terms)).filter((found) => found !== null);
  const fractions = numerators.flatMap((numerator) => [
    ...[...ours.flatMap((terms) => plain(line, numerator, terms, 'ours')), ...decided(rate, line, numerator)],
    ...usual.flatMap((terms) => plain(line, numerator, terms, 'usual')),
    ...oddities.flatMap((terms) => plain(line, numerator, terms, 'odd')),
  ]);
  const first = numerators[0];
  return fractions.filter(({ over: counts, standing }) => standing !== 'ours' || counts === first);
}

function plain(
  line: Line,
  over: readonly Figure[],
  terms: Terms,
  standing: FractionStanding,
): readonly Fraction[] {
  const under = line.all(...terms);
  const isSame = under?.length === over.length && over.every((figure) => under.includes(figure));
  return under === null || isSame || !isPositive(under, []) ? [] : [{ over, under, less: [], standing }];
}

/** Our denominator of success where failures are not listed: what was accepted less what is still open. */
function decided(rate: RateMeasureId, line: Line, over: readonly Figure[]): readonly Fraction[] {
  if (rate !== 'successRate' && rate !== 'resolutionRate') return [];
  if (rate === 'successRate' && line.of('notSettled')) return [];
  const open = line.of('open');
  const base = line.first('accepted', 'mediated', 'found', 'occurred', 'assigned', 'cases');
  const under = line.all('carriedIn', 'accepted') ?? (base ? [base] : null);
  if (open === null || under === null) return [];
  const left = { over, under, less: [open], standing: 'ours' as const };
  return compare(sumOf(over.map(({ value }) => value)), denominatorOf(left)) <= 0 && isPositive(under, [open])
    ? [left]
    : [];
}

const isPositive = (under: readonly Figure[], less: readonly Figure[]): boolean =>
  compare(
    sumOf([
      ...under.map(({ value }) => value),
      ...less.map(({ value }) => ({ ...value, over: -value.over })),
    ]),
    zero,
  ) > 0;

export const numeratorOf = ({ over }: Fraction): Exact => sumOf(over.map(({ value }) => value));
export const denominatorOf = ({ under, less }: Pick<Fraction, 'under' | 'less'>): Exact =>
  sumOf([...under.map(({ value }) => value), ...less.map(({ value }) => ({ ...value, over: -value.over }))]);
