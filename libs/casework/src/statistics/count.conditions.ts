import { type CountId, type Counts, noCounts } from '#domain';

/** SQL of the first and the last day of the period. */
export interface Bounds {
  readonly from: string;
  readonly until: string;
}
/** Of the one period that a statement asks for. */
export const asked: Bounds = { from: '$4::date', until: '$5::date' };

/** When a known case `c` counts, and what of it is added up where that is not 1. */
interface Condition {
  readonly when: string;
  readonly sum?: string;
}

/**
 * Every count as SQL over a row `c` of `known`. The same condition counts a case and finds it, so that a number and its list
 * cannot part. What each means is said in its definition.
 */
export function conditionsIn({ from, until }: Bounds): Readonly<Record<CountId, Condition>> {
  const inPeriod = (day: string) => `c.${day} between ${from} and ${until}`;
  const isNew = `c.accepted_on between ${from} and ${until}`;
  const closed = inPeriod('outcome_on');
  const closedAs = (outcome: string) => `c.outcome = '${outcome}' and ${closed}`;
  const settled = closedAs('settled');
  const open = `c.accepted_on <= ${until} and (c.outcome_on is null or c.outcome_on > ${until})`;
  // Of a merged case the other one says how much there is.
  const isNewAndItself = `${isNew} and not (c.outcome = 'merged' and c.outcome_on <= ${until})`;
  const performanceDue = inPeriod('perform_by');
  const visitDue = inPeriod('visit_due_on');
  const answered = `${inPeriod('visited_on')} and c.satisfaction in ('satisfied', 'dissatisfied')`;
  return {
    carriedIn: { when: `c.accepted_on < ${from} and (c.outcome_on is null or c.outcome_on >= ${from})` },
    accepted: { when: isNew },
    mediated: { when: `${isNew} and c.mediated_on <= ${until}` },
    settled: { when: settled },
    notSettled: { when: closedAs('not_settled') },
    withdrawn: { when: closedAs('withdrawn') },
    transferred: { when: closedAs('transferred') },
    merged: { when: closedAs('merged') },
    closed: { when: closed },
    closedOnTime: {
      when: `${closed} and c.outcome <> 'merged' and (c.due_on is null or c.outcome_on <= c.due_on)`,
    },
    open: { when: open },
    overdue: { when: `${open} and c.due_on < ${until}` },
    written: { when: `${settled} and c.agreement_form = 'written'` },
    oral: { when: `${settled} and c.agreement_form = 'oral'` },
    confirmationApplied: {
      when: `${settled} and c.agreement_form = 'written' and c.confirmation is not null`,
    },
    confirmed: { when: `${settled} and c.agreement_form = 'written' and c.confirmation = 'granted'` },
    performanceDue: { when: performanceDue },
    performed: { when: `${performanceDue} and c.performed_on <= ${until}` },
    visitsDue: { when: visitDue },
    visited: { when: `${visitDue} and c.visited_on <= ${until}` },
    answered: { when: answered },
    satisfied: { when: `${answered} and c.satisfaction = 'satisfied'` },
    repeated: {
      when: `${settled} and (c.reopened_on <= c.outcome_on + interval '1 year' or c.id in (select id from repeaters))`,
    },
    persons: { when: isNewAndItself, sum: 'c.persons' },
    amountInvolved: { when: `${isNewAndItself} and c.amount_fen is not null`, sum: 'c.amount_fen' },
    amountStated: { when: `${isNewAndItself} and c.amount_fen is not null` },
    agreedAmount: { when: `${settled} and c.agreed_fen is not null`, sum: 'c.agreed_fen' },
    attempts: { when: `${closed} and c.outcome <> 'merged'`, sum: 'c.attempt' },
  };
}

/** SQL of some counts over rows `c`, each under its name. */
export function countsOf(ids: readonly CountId[], bounds: Bounds = asked): string {
  const conditions = conditionsIn(bounds);
  return ids
    .map((id) => {
      const { when, sum } = conditions[id];
      const made = sum === undefined ? 'count(*)' : `sum(${sum})`;
      return `coalesce(${made} filter (where ${when}), 0) as "${id}"`;
    })
    .join(',\n      ');
}

/** What was counted, of a row of {@link countsOf}; the rest is 0. Counts arrive as texts, each a whole number that a number holds. */
export const countsFrom = (
  row: Readonly<Partial<Record<CountId, unknown>>>,
  ids: readonly CountId[],
): Counts => ({
  ...noCounts,
  ...(Object.fromEntries(ids.map((id) => [id, Number(row[id])])) as Partial<Counts>),
});
