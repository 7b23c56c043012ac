import { linkedAsOf } from '#casework/dispute';
import { lookAheadDays, manyPersonsFrom, type StandingFigure } from '#domain';
import { inScope, isOpen } from './scope.query.ts';

/** What a figure may ask of a case, at the moment asked. */
const facts = `stage, state, type_code, place_id, holder_id, risk, next_due_on, outcome, attempt, round, refusals, persons,
  waiting_since, performance_due_on, ratification`;
const of = (row: string): string => facts.replace(/\w+/g, (fact) => `${row}.${fact}`);

/**
 * SQL of the table `stood`: the cases with work left, and those to ratify, as they stood at the moment of parameter 4. What
 * has not changed since is read from the cases themselves, the rest from what was put aside when it changed: the cost grows
 * with the cases that were open then, not with those there are.
 */
export const stood = `
  stood as materialized (
    select d.id, ${isOpen('d')} as is_open, ${of('d')}
    from unnest($1::uuid[]) t (id) join dispute d on ${inScope('d')} and ${isOpen('d')}
    where d.stood_since <= $4::timestamptz
    union all
    select d.id, false, ${of('d')}
    from unnest($1::uuid[]) t (id) join dispute d on ${inScope('d')} and d.ratification = 'pending' and not ${isOpen('d')}
    where d.stood_since <= $4::timestamptz
    union all
    select p.dispute_id, ${isOpen('p')}, ${of('p')}
    from unnest($1::uuid[]) t (id)
    join dispute_past p on ${inScope('p')} and p.stood @> $4::timestamptz and (${isOpen('p')} or p.ratification = 'pending'))`;

/** SQL of the table `linked`: cases of the same parties, as they were linked at the moment asked. */
export const linked = linkedAsOf('same_parties', '$4::timestamptz');

/** Did the latest of its failures come from an agreement that was not kept? Only a failed case is asked. */
const isBroken = `s.state = 'failed' and (
  select e.type = 'DEFAULT' from dispute_event e
  where e.dispute_id = s.id and e.type in ('DEFAULT', 'FAIL') and e.at <= $4::timestamptz order by e.seq desc limit 1)`;

/** Day asked: $5. The last day on which a case that waits too long for a unit can have begun to: $6. */
const today = '$5::date';

/** When a case `stood s` counts for a figure. The same condition counts it and finds it. */
export const counts: Readonly<Record<StandingFigure, string>> = {
  open: 's.is_open',
  overdue: `s.is_open and s.next_due_on < ${today}`,
  dueSoon: `s.is_open and s.next_due_on between ${today} and ${today} + ${lookAheadDays}`,
  red: `s.is_open and s.risk = 'red'`,
  waiting: `s.is_open and s.waiting_since <= $6::date`,
  failedTwice: `s.is_open and s.attempt - 1 + (s.state = 'failed')::int >= 2`,
  returned: 's.is_open and s.refusals > 0',
  repeat: `s.is_open and (s.round > 1 or s.id in (select id from linked))`,
  manyPersons: `s.is_open and s.persons >= ${manyPersonsFrom}`,
  performanceDue: `s.is_open and s.performance_due_on <= ${today} + ${lookAheadDays}`,
  broken: isBroken,
  toRatify: `s.ratification = 'pending'`,
  awaitingResult: `s.is_open and s.outcome in ('none', 'open')`,
  afterResult: `s.is_open and s.outcome not in ('none', 'open')`,
};

/** Of a forecast: due on one of the seven days that come. What is due today is due soon, but no longer ahead. */
export const dueAhead = `s.is_open and s.next_due_on between ${today} + 1 and ${today} + ${lookAheadDays}`;

/** What groups the open cases, as SQL that gives the key. */
export const dimensions = {
  stage: 's.stage',
  type: 's.type_code',
  village: 's.place_id::text',
  holder: 's.holder_id::text',
  risk: 's.risk',
} as const;
