import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Calendar, isWorkingDay } from '../calendar/calendar.ts';
import { addDays, type IsoDate } from '../calendar/iso-date.ts';
import { publishedCalendar } from '../calendar/published-calendar.ts';
import { type Risk, risks } from '../dispute/dispute.codes.ts';
import { computeDeadline } from './deadline.computation.ts';
import { firesAt, ladderOf } from './deadline.ladder.ts';
import { type DeadlineRuleId, deadlineRuleIds } from './deadline.rule.ts';
import { deadlineRules } from './deadline.rules.ts';

function ladder(
  id: DeadlineRuleId,
  start: IsoDate,
  risk: Risk = 'green',
  calendar: Calendar = publishedCalendar,
) {
  const facts = id === 'performance' ? { risk, givenDueOn: addDays(start, 20) } : { risk };
  const deadline = computeDeadline(deadlineRules[id], start, calendar, facts);
  return { deadline, steps: ladderOf(deadline, risk, calendar, deadlineRules[id]) };
}

const anyRule = fc.constantFrom(...deadlineRuleIds);
const anyRisk = fc.constantFrom(...risks);
const anyStart = fc.integer({ min: 0, max: 9_000 }).map((days) => addDays('2004-01-01', days));

describe('the ladder of a deadline', () => {
  test('goes from the mediator over head, supervision and leader to the county', () => {
    expect(ladder('mediation', '2026-10-09').steps).toEqual([
      { step: 'warning50', on: '2026-10-23', to: 'mediator', escalation: 'reminded' },
      { step: 'warning80', on: '2026-11-02', to: 'mediator', escalation: 'reminded' },
      { step: 'due', on: '2026-11-09', to: 'holderHead', escalation: 'overdue' },
      { step: 'supervision', on: '2026-11-10', to: 'otherOfCentreAndOffice', escalation: 'supervised' },
      { step: 'leader', on: '2026-11-12', to: 'leader', escalation: 'raised' },
      { step: 'county', on: '2026-11-18', to: 'county', escalation: 'raised' },
    ]);
  });

  test('climbs in working days over the national holidays, and warns before them', () => {
    expect(ladder('review', '2026-09-23').steps.map(({ on }) => on)).toEqual([
      '2026-09-24',
      '2026-09-29',
      '2026-10-08',
      '2026-10-09',
      '2026-10-12',
      '2026-10-16',
    ]);
  });

  test('of a red case has every step after the due day on the same day', () => {
    const { steps } = ladder('mediation', '2026-10-09', 'red');
    expect(steps.slice(2).map(({ on }) => on)).toEqual(Array(4).fill('2026-11-09'));
  });

  test('of a red review has no warning, for it is due the day on which it starts', () => {
    expect(ladder('review', '2026-10-03', 'red').steps.map(({ step, on }) => [step, on])).toEqual([
      ['due', '2026-10-04'],
      ['supervision', '2026-10-04'],
      ['leader', '2026-10-04'],
      ['county', '2026-10-04'],
    ]);
  });

  test('of one working day warns once, on that day', () => {
    expect(ladder('signFor', '2026-11-20').steps.slice(0, 2)).toMatchObject([
      { step: 'warning80', on: '2026-11-23' },
      { step: 'due', on: '2026-11-24' },
    ]);
  });

  test('warnings of a clock in working days are counted in working days', () => {
    expect(ladder('firstSession', '2023-01-19').steps.slice(0, 2)).toMatchObject([
      { step: 'warning50', on: '2023-01-29' },
      { step: 'warning80', on: '2023-01-30' },
    ]);
  });

  test('warns after half and four fifths of the days that it ran, not of those for which it stood still', () => {
    const facts = { risk: 'green', pausedDays: 60 } as const;
    const deadline = computeDeadline(deadlineRules.mediation, '2026-03-01', publishedCalendar, facts);
    const steps = ladderOf(deadline, 'green', publishedCalendar, deadlineRules.mediation);
    expect(steps.slice(0, 3).map(({ step, on }) => [step, on])).toEqual([
      ['warning50', addDays('2026-03-16', 60)],
      // Two days earlier: the 24th is a Sunday. The first of June is a Monday, a day after the end.
      ['warning80', addDays('2026-03-23', 60)],
      ['due', addDays('2026-04-02', 60)],
    ]);
  });

  test.each<DeadlineRuleId>(['judicialConfirmation', 'enforcement'])(
    'of %s tells the mediator only',
    (id) => {
      const { steps } = ladder(id, '2026-03-02', 'red');
      expect(steps.map(({ step }) => step)).toEqual(['warning50', 'warning80', 'due']);
      expect(steps.every(({ to, escalation }) => to === 'mediator' && escalation === null)).toBe(true);
    },
  );

  test('fires at nine in the morning of the office, red at midnight', () => {
    expect(firesAt('2026-03-01', 'green')).toBe('2026-03-01T01:00:00.000Z');
    expect(firesAt('2026-03-01', 'red')).toBe('2026-02-28T16:00:00.000Z');
  });

  test('never falls: each step is on or after the one before, warnings in time, the climb after the due day', () => {
    fc.assert(
      fc.property(anyRule, anyStart, anyRisk, (id, start, risk) => {
        const { deadline, steps } = ladder(id, start, risk);
        const days = steps.map(({ on }) => on);
        expect(days).toEqual([...days].sort());
        for (const { step, on } of steps) {
          const isWarning = step.startsWith('warning');
          expect(isWarning ? on > start && on <= deadline.dueOn : on > deadline.dueOn).toBe(true);
        }
        expect(new Set(steps.map(({ step }) => step)).size).toBe(steps.length);
      }),
    );
  });

  test('a further holiday never brings a date or a step of the climb forward', () => {
    fc.assert(
      fc.property(
        anyRule,
        anyStart,
        anyRisk,
        fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 10 }),
        (id, start, risk, offsets) => {
          const more = offsets.map(
            (days) => [addDays(start, days), { kind: 'rest', name: { zh: '测试', en: 'Test' } }] as const,
          );
          const exceptions = new Map([...publishedCalendar.exceptions, ...more]);
          const before = ladder(id, start, risk);
          const after = ladder(id, start, risk, { ...publishedCalendar, exceptions });
          expect(after.deadline.dueOn >= before.deadline.dueOn).toBe(true);
          const dayOf = new Map(before.steps.map(({ step, on }) => [step, on]));
          for (const { step, on } of after.steps.filter(({ to }) => to !== 'mediator'))
            expect(on >= (dayOf.get(step) ?? '')).toBe(true);
        },
      ),
    );
  });

  test('disturbs nobody on a rest day, unless the case is red', () => {
    fc.assert(
      fc.property(anyRule, anyStart, fc.constantFrom<Risk>('green', 'yellow'), (id, start, risk) => {
        const restDays = ladder(id, start, risk).steps.filter(
          ({ on }) => !isWorkingDay(on, publishedCalendar),
        );
        expect(restDays).toEqual([]);
      }),
    );
    expect(ladder('mediation', '2026-10-08', 'red').steps.map(({ on }) => on)).toContain('2026-11-08');
  });

  test('the same facts give the same deadline and ladder', () => {
    fc.assert(
      fc.property(anyRule, anyStart, anyRisk, (id, start, risk) => {
        expect(ladder(id, start, risk)).toEqual(ladder(id, start, risk));
      }),
    );
  });
});
