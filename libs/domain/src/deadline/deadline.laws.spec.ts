import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Calendar, isWorkingDay } from '../calendar/calendar.ts';
import { addDays, type IsoDate } from '../calendar/iso-date.ts';
import { publishedCalendar } from '../calendar/published-calendar.ts';
import { computeDeadline } from './deadline.computation.ts';
import type { DeadlineFacts } from './deadline.ends.ts';
import type { Pause } from './deadline.pauses.ts';
import type { DeadlineRule } from './deadline.rule.ts';
import { deadlineRules } from './deadline.rules.ts';

const ground = { zh: '等待鉴定', en: 'appraisal awaited' };
const rest = { kind: 'rest', name: { zh: '测试假', en: 'test holiday' } } as const;
const work = { kind: 'work', name: { zh: '测试假', en: 'test holiday' } } as const;

const anyStart = fc.integer({ min: 0, max: 8_000 }).map((days) => addDays('2004-03-01', days));
const anyUnit = fc.constantFrom<DeadlineRule['unit']>('days', 'workingDays');
const anyRoll = fc.constantFrom<DeadlineRule['roll']>('none', 'nextWorkingDay');
const anyLength = fc.integer({ min: 1, max: 60 });

/** Random holidays and make-up days around a start, upon the published ones. */
const changes = fc.array(fc.tuple(fc.integer({ min: 0, max: 120 }), fc.boolean()), { maxLength: 20 });
const calendarWith = (start: IsoDate, days: readonly (readonly [number, boolean])[]): Calendar => ({
  ...publishedCalendar,
  version: 'drawn',
  exceptions: new Map([
    ...publishedCalendar.exceptions,
    ...days.map(([offset, isRest]) => [addDays(start, offset), isRest ? rest : work] as const),
  ]),
});

/** Pauses one after the other, never touching, from the start on. */
const pauses = fc.array(fc.tuple(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 0, max: 25 })), {
  maxLength: 4,
});
function pausesFrom(start: IsoDate, drawn: readonly (readonly [number, number])[]): Pause[] {
  let day = start;
  return drawn.map(([gap, length]) => {
    const from = addDays(day, gap);
    day = addDays(from, length);
    return { from, to: day, ground };
  });
}

const ruleOf = (unit: DeadlineRule['unit'], length: number, roll: DeadlineRule['roll'] = 'none') => ({
  ...deadlineRules.mediation,
  unit,
  length,
  roll,
});

const due = (rule: DeadlineRule, start: IsoDate, calendar: Calendar, facts: Partial<DeadlineFacts> = {}) =>
  computeDeadline(rule, start, calendar, { risk: 'green', ...facts }).dueOn;

/**
 * The slow reference: every minute after the day of the start is looked at, one after the other. It runs unless the clock
 * stands still or, where working days are counted, the day is not worked; the due day is that of the last minute.
 */
function byMinutes(rule: DeadlineRule, start: IsoDate, calendar: Calendar, stops: readonly Pause[]): IsoDate {
  const minutesOfDay = 1_440;
  let left = rule.length * minutesOfDay;
  let day = start;
  while (left > 0) {
    day = addDays(day, 1);
    const isWorked = rule.unit === 'days' || isWorkingDay(day, calendar);
    for (let minute = 0; minute < minutesOfDay && left > 0; minute += 1) {
      const standsStill = stops.some(({ from, to }) => from < day && day <= to);
      if (isWorked && !standsStill) left -= 1;
    }
  }
  if (rule.roll === 'nextWorkingDay') while (!isWorkingDay(day, calendar)) day = addDays(day, 1);
  return day;
}

describe('a date with pauses and holidays', () => {
  test('is the day that counting every minute gives', () => {
    fc.assert(
      fc.property(
        anyStart,
        anyUnit,
        anyRoll,
        fc.integer({ min: 1, max: 25 }),
        changes,
        pauses,
        (start, unit, roll, length, days, drawn) => {
          const [rule, calendar] = [ruleOf(unit, length, roll), calendarWith(start, days)];
          const stops = pausesFrom(start, drawn);
          expect(due(rule, start, calendar, { pauses: stops })).toBe(byMinutes(rule, start, calendar, stops));
        },
      ),
      { numRuns: 150 },
    );
  });

  test('does not change by a pause that ends on the day on which it began', () => {
    fc.assert(
      fc.property(anyStart, anyUnit, anyLength, fc.nat(60), (start, unit, length, offset) => {
        const day = addDays(start, offset);
        const rule = ruleOf(unit, length);
        const still = due(rule, start, publishedCalendar, { pauses: [{ from: day, to: day, ground }] });
        expect(still).toBe(due(rule, start, publishedCalendar));
      }),
    );
  });

  test('does not change when a pause is told in two parts', () => {
    fc.assert(
      fc.property(
        anyStart,
        anyUnit,
        anyLength,
        fc.nat(40),
        fc.nat(20),
        fc.nat(20),
        (start, unit, length, offset, first, second) => {
          const from = addDays(start, offset);
          const [middle, to] = [addDays(from, first), addDays(from, first + second)];
          const rule = ruleOf(unit, length);
          const whole = due(rule, start, publishedCalendar, { pauses: [{ from, to, ground }] });
          const split = [
            { from, to: middle, ground },
            { from: middle, to, ground },
          ];
          expect(due(rule, start, publishedCalendar, { pauses: split })).toBe(whole);
        },
      ),
    );
  });

  test('is never brought forward by a further holiday, nor by a pause', () => {
    fc.assert(
      fc.property(
        anyStart,
        anyUnit,
        anyRoll,
        anyLength,
        changes,
        pauses,
        (start, unit, roll, length, days, drawn) => {
          const rule = ruleOf(unit, length, roll);
          const before = due(rule, start, publishedCalendar);
          const holidays = days.map(([offset]) => [offset, true] as const);
          expect(due(rule, start, calendarWith(start, holidays)) >= before).toBe(true);
          const stops = pausesFrom(start, drawn);
          expect(due(rule, start, publishedCalendar, { pauses: stops }) >= before).toBe(true);
        },
      ),
    );
  });

  test('is never put off by a decision, and never brought forward by a consent', () => {
    fc.assert(
      fc.property(anyStart, anyUnit, anyLength, fc.nat(90), pauses, (start, unit, length, offset, drawn) => {
        const rule = ruleOf(unit, length);
        const facts = { pauses: pausesFrom(start, drawn) };
        const day = addDays(start, offset);
        const before = due(rule, start, publishedCalendar, facts);
        expect(due(rule, start, publishedCalendar, { ...facts, notAfter: day }) <= before).toBe(true);
        const extended = due(rule, start, publishedCalendar, { ...facts, extendedTo: day });
        expect(extended).toBe(day > before ? day : before);
      }),
    );
  });

  test('says each step of the way in order, and ends on the last of them', () => {
    fc.assert(
      fc.property(anyStart, anyUnit, anyLength, changes, pauses, (start, unit, length, days, drawn) => {
        const { steps, dueOn } = computeDeadline(ruleOf(unit, length), start, calendarWith(start, days), {
          risk: 'green',
          pauses: pausesFrom(start, drawn),
        });
        const told = steps.map(({ on }) => on);
        expect(told).toEqual([...told].sort());
        expect([told[0], told.at(-1)]).toEqual([start, dueOn]);
      }),
    );
  });
});

describe('a clock in hours', () => {
  const rule: DeadlineRule = { ...deadlineRules.acceptance, unit: 'hours', length: 24 };
  const end = (startedAt: string, length = 24) =>
    computeDeadline({ ...rule, length }, '2026-03-06', publishedCalendar, { risk: 'green', startedAt });

  test('runs through the night and the rest days, to the minute', () => {
    expect(end('2026-03-06T07:30:00.000Z')).toMatchObject({
      dueOn: '2026-03-07',
      dueAt: '2026-03-07T07:30:00.000Z',
    });
    expect(end('2026-03-06T07:30:00.000Z').steps.at(-1)?.zh).toBe('满24小时，至当日15:30');
  });

  test('ends at midnight of the office on the day that begins there', () => {
    expect(end('2026-03-06T03:59:59.000Z', 12).dueOn).toBe('2026-03-06');
    expect(end('2026-03-06T04:00:00.000Z', 12).dueOn).toBe('2026-03-07');
  });

  test('asks for the time of its start', () => {
    expect(() => computeDeadline(rule, '2026-03-06', publishedCalendar, { risk: 'green' })).toThrow(
      expect.objectContaining({ code: 'start-time-missing' }),
    );
  });
});
