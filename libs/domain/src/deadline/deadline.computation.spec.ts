import { describe, expect, test } from '@jest/globals';
import { publishedCalendar } from '../calendar/published-calendar.ts';
import { computeDeadline } from './deadline.computation.ts';
import { type DeadlineFacts, occurrencesOf } from './deadline.ends.ts';
import { ladderOf } from './deadline.ladder.ts';
import { type DeadlineRuleId, deadlineRuleIds } from './deadline.rule.ts';
import { deadlineRules } from './deadline.rules.ts';

const due = (id: DeadlineRuleId, start: string, facts: Partial<DeadlineFacts> = {}) =>
  computeDeadline(deadlineRules[id], start, publishedCalendar, { risk: 'green', ...facts });

describe('the catalogue of deadlines', () => {
  test('holds exactly the fourteen clocks, each under its own id', () => {
    expect(Object.keys(deadlineRules)).toEqual([...deadlineRuleIds]);
    for (const id of deadlineRuleIds) expect(deadlineRules[id].id).toBe(id);
  });

  test('only the two periods of procedural law inform without climbing, and only they roll', () => {
    const informing = deadlineRuleIds.filter((id) => deadlineRules[id].effect === 'informs');
    const rolling = deadlineRuleIds.filter((id) => deadlineRules[id].roll === 'nextWorkingDay');
    expect(informing).toEqual(['judicialConfirmation', 'enforcement']);
    expect(rolling).toEqual(informing);
  });
});

describe('a deadline', () => {
  test.each<[DeadlineRuleId, string, string]>([
    ['acceptance', '2023-06-20', '2023-06-26'],
    ['review', '2026-11-02', '2026-11-09'],
    ['signFor', '2026-09-30', '2026-10-08'],
    ['firstSession', '2023-01-19', '2023-01-31'],
    ['firstSession', '2023-04-21', '2023-04-27'],
    ['mediation', '2026-01-31', '2026-03-02'],
    ['resumeCheck', '2026-02-01', '2026-03-03'],
    ['judicialConfirmation', '2026-10-10', '2026-11-09'],
    ['enforcement', '2024-02-29', '2026-02-28'],
    ['nextStep', '2023-09-28', '2023-10-09'],
    ['followUpVisit', '2026-05-01', '2026-05-08'],
    ['archive', '2026-06-01', '2026-07-01'],
    ['referralAnswer', '2026-06-01', '2026-06-16'],
    ['handOver', '2026-02-13', '2026-02-14'],
  ])('%s from %s ends on %s', (id, start, dueOn) => {
    expect(due(id, start)).toMatchObject({
      ruleId: id,
      startOn: start,
      dueOn,
      provisional: false,
      calendarVersion: publishedCalendar.version,
    });
  });

  test('of the review of a red case is the same day', () => {
    expect(due('review', '2026-10-03', { risk: 'red' }).dueOn).toBe('2026-10-03');
    expect(due('review', '2026-10-03', { risk: 'yellow' }).dueOn).toBe('2026-10-10');
  });

  test('of procedural law rolls over the holidays, one of the office stays on its day', () => {
    expect(due('judicialConfirmation', '2026-09-01').dueOn).toBe('2026-10-08');
    expect(due('mediation', '2026-09-01').dueOn).toBe('2026-10-01');
  });

  test('follow-up visits are one for green, two for yellow, three for red', () => {
    const rule = deadlineRules.followUpVisit;
    expect([occurrencesOf(rule, 'green'), occurrencesOf(rule, 'yellow'), occurrencesOf(rule, 'red')]).toEqual(
      [1, 2, 3],
    );
    const visits = [1, 2, 3].map(
      (occurrence) => due('followUpVisit', '2026-01-01', { risk: 'red', occurrence }).dueOn,
    );
    expect(visits).toEqual(['2026-01-08', '2026-01-31', '2026-04-01']);
  });

  test('moves with a pause and with an extension to which every party has consented', () => {
    expect(due('mediation', '2026-03-01', { pausedDays: 12 }).dueOn).toBe('2026-04-12');
    const extended = due('mediation', '2026-03-01', { pausedDays: 12, extendedTo: '2026-05-12' });
    expect(extended.dueOn).toBe('2026-05-12');
    expect(extended.steps.map(({ kind }) => kind)).toEqual(['start', 'days', 'paused', 'extended']);
  });

  test('that was decided is taken as written, also on a rest day', () => {
    expect(due('mediation', '2026-03-01', { givenDueOn: '2026-10-04' }).dueOn).toBe('2026-10-04');
    expect(due('performance', '2026-03-01', { givenDueOn: '2027-10-04' })).toMatchObject({
      dueOn: '2027-10-04',
      provisional: false,
    });
  });

  test('that had passed before its start is kept and warns nobody', () => {
    const deadline = due('performance', '2026-03-01', { givenDueOn: '2026-02-20' });
    expect(deadline.dueOn).toBe('2026-02-20');
    expect(ladderOf(deadline, 'green', publishedCalendar, deadlineRules.performance)[0]).toMatchObject({
      step: 'due',
      on: '2026-02-24',
    });
  });

  test('explains itself line by line in both languages', () => {
    expect(due('judicialConfirmation', '2026-09-01').steps).toEqual([
      {
        kind: 'start',
        on: '2026-09-01',
        zh: '协议生效，当日不计入',
        en: 'effect of the agreement; the day itself is not counted',
      },
      { kind: 'days', on: '2026-10-01', zh: '满30日', en: '30 calendar days later' },
      {
        kind: 'rolled',
        on: '2026-10-08',
        zh: '2026-10-01为休息日，顺延至其后第一个工作日(《民事诉讼法》第八十五条)',
        en: '2026-10-01 is a rest day, rolled to the next working day (Civil Procedure Law, art. 85)',
      },
    ]);
    expect(due('signFor', '2026-09-30').steps.map(({ kind }) => kind)).toEqual([
      'start',
      ...Array<string>(7).fill('excluded'),
      'counted',
    ]);
  });

  test('that needs the holidays of an unpublished year is provisional, one in calendar days is certain', () => {
    expect(due('acceptance', '2026-12-30')).toMatchObject({ dueOn: '2027-01-04', provisional: true });
    expect(due('judicialConfirmation', '2026-12-10')).toMatchObject({
      dueOn: '2027-01-11',
      provisional: true,
    });
    expect(due('mediation', '2026-12-10')).toMatchObject({ dueOn: '2027-01-09', provisional: false });
  });

  test.each<[string, DeadlineRuleId, Partial<DeadlineFacts>]>([
    ['due-date-missing', 'performance', {}],
    ['due-too-far', 'mediation', { givenDueOn: '2206-03-31' }],
    ['period-fixed-by-law', 'judicialConfirmation', { givenDueOn: '2026-05-01' }],
    ['rule-does-not-pause', 'review', { pausedDays: 1 }],
    ['paused-days-invalid', 'mediation', { pausedDays: -1 }],
    ['extension-not-allowed', 'archive', { extendedTo: '2026-05-01' }],
    ['no-such-occurrence', 'followUpVisit', { occurrence: 2 }],
    ['date-invalid', 'mediation', { givenDueOn: '2026-02-30' }],
  ])('is refused as %s for %s', (code, id, facts) => {
    expect(() => due(id, '2026-03-01', facts)).toThrow(expect.objectContaining({ kind: 'invalid', code }));
  });
});
