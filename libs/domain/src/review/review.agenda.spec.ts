import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { publishedCalendar } from '../calendar/published-calendar.ts';
import { type AgendaCase, agendaOf } from './review.agenda.ts';
import { agendaReasonLabels, agendaReasons, agendaSectionLabels, agendaSections } from './review.codes.ts';

const today = '2026-11-23';
const aCase = (over: Partial<AgendaCase> = {}): AgendaCase => ({
  disputeId: 'a',
  number: '（2026）月人调字第001号',
  state: 'underway',
  risk: 'green',
  holderId: 'village',
  persons: 2,
  attempt: 1,
  refusals: 0,
  ratification: null,
  acceptedOn: '2026-11-10',
  isRepeat: false,
  isBroken: false,
  undone: null,
  clocks: [],
  ...over,
});
const agenda = (cases: readonly AgendaCase[], kind: 'weekly' | 'urgent' = 'weekly') =>
  agendaOf(cases, { kind, today, calendar: publishedCalendar });
const clock = (rule: AgendaCase['clocks'][number]['rule'], startedOn: string, dueOn: string) => ({
  rule,
  startedOn,
  dueOn,
});

describe('the agenda takes up', () => {
  test.each<[string, Partial<AgendaCase>, string, string[]]>([
    ['a decision that is not carried out', { undone: { dueOn: '2026-11-20' } }, 'undone', ['undone']],
    ['a red case', { risk: 'red' }, 'red', ['red']],
    ['what is overdue', { clocks: [clock('mediation', '2026-10-20', '2026-11-22')] }, 'due', ['overdue']],
    ['what is due today', { clocks: [clock('mediation', '2026-10-24', '2026-11-23')] }, 'due', ['dueSoon']],
    [
      'what is due in seven days',
      { clocks: [clock('mediation', '2026-10-31', '2026-11-30')] },
      'due',
      ['dueSoon'],
    ],
    [
      'a report not examined in time',
      { state: 'registered', clocks: [clock('acceptance', '2026-11-16', '2026-11-19')] },
      'due',
      ['overdue'],
    ],
    [
      'a dispatch unsigned for four working days',
      { state: 'dispatched', clocks: [clock('signFor', '2026-11-17', '2026-11-18')] },
      'waiting',
      ['waiting'],
    ],
    [
      'an offer unsigned for four working days',
      { clocks: [clock('handOver', '2026-11-17', '2026-11-18')] },
      'waiting',
      ['waiting'],
    ],
    ['a second failed attempt', { state: 'failed', attempt: 2 }, 'difficult', ['failedTwice']],
    ['a third attempt', { attempt: 3 }, 'difficult', ['failedTwice']],
    ['a returned dispatch', { state: 'accepted', refusals: 1 }, 'difficult', ['returned']],
    [
      'a repeated dispute of five persons',
      { isRepeat: true, persons: 5 },
      'difficult',
      ['repeat', 'manyPersons'],
    ],
    [
      'a performance that falls due',
      { state: 'agreed', clocks: [clock('performance', '2026-11-01', '2026-11-30')] },
      'performance',
      ['performanceDue'],
    ],
    ['a broken agreement', { state: 'failed', isBroken: true }, 'performance', ['broken']],
    [
      'a settlement on the spot',
      { state: 'followUp', ratification: 'pending' },
      'ratification',
      ['toRatify'],
    ],
    ['a new case', { state: 'accepted' }, 'new', ['new']],
  ])('%s', (_, facts, section, reasons) => {
    expect(agenda([aCase(facts)])).toMatchObject([{ disputeId: 'a', section, reasons }]);
  });

  test.each<[string, Partial<AgendaCase>]>([
    ['mediation with time left', { clocks: [clock('mediation', '2026-11-10', '2026-12-10')] }],
    [
      'a dispatch of three working days ago',
      { state: 'dispatched', clocks: [clock('signFor', '2026-11-18', '2026-11-19')] },
    ],
    [
      'a first failed attempt in its days of thought',
      { state: 'failed', clocks: [clock('nextStep', '2026-11-20', '2026-11-25')] },
    ],
    [
      'a first session that is due this week',
      { state: 'assigned', clocks: [clock('firstSession', '2026-11-20', '2026-11-27')] },
    ],
    [
      'the window for the court',
      { state: 'agreed', clocks: [clock('judicialConfirmation', '2026-11-01', '2026-11-24')] },
    ],
    [
      'a visit that is late, for the case has ended',
      { state: 'followUp', clocks: [clock('followUpVisit', '2026-11-01', '2026-11-08')] },
    ],
    ['a red case that has ended', { state: 'concluded', risk: 'red' }],
    ['a case of many people that has ended', { state: 'terminated', persons: 60 }],
  ])('not %s', (_, facts) => {
    expect(agenda([aCase(facts)])).toEqual([]);
  });
});

describe('the order of the agenda', () => {
  const order: readonly Partial<AgendaCase>[] = [
    { undone: { dueOn: null }, risk: 'red' },
    { risk: 'red', clocks: [clock('mediation', '2026-10-01', '2026-11-01')] },
    { holderId: 'a', clocks: [clock('mediation', '2026-10-27', '2026-11-26')] },
    { holderId: 'b', clocks: [clock('mediation', '2026-10-01', '2026-11-01')], persons: 9 },
    { holderId: 'b', clocks: [clock('mediation', '2026-10-02', '2026-11-02')] },
    { state: 'dispatched', clocks: [clock('signFor', '2026-11-10', '2026-11-11')] },
    { persons: 8 },
    { state: 'agreed', clocks: [clock('performance', '2026-10-01', '2026-11-24')] },
    { ratification: 'pending', state: 'agreed' },
    { state: 'accepted', acceptedOn: '2026-11-19' },
    { state: 'accepted', acceptedOn: '2026-11-20' },
  ];
  const cases = order.map((facts, n) => aCase({ disputeId: String.fromCharCode(97 + n), ...facts }));

  test('is that of the meeting: by section, what is due by holder, then by day', () => {
    expect(agenda(cases.toReversed()).map(({ disputeId }) => disputeId)).toEqual([...'abcdefghijk']);
  });

  test('is that of the case numbers where the day is the same, however many there are', () => {
    const numbers = ['（2026）月人调字第1000号', '（2026）月人调字第003号', '（2026）月人调字第999号'];
    const sameDay = numbers.map((number, n) => aCase({ disputeId: `${n}`, number, risk: 'red' }));
    expect(agenda(sameDay).map(({ disputeId }) => disputeId)).toEqual(['1', '2', '0']);
  });

  test('of an urgent meeting is made of the red cases alone', () => {
    expect(agenda(cases, 'urgent').map(({ disputeId }) => disputeId)).toEqual(['b', 'a']);
  });

  test('does not hang on the order in which the cases come, and names none twice', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(cases, { minLength: 1 }), (some) => {
        const items = agenda(some);
        expect(items).toHaveLength(some.length);
        expect(items).toEqual(agenda(some.toSorted((a, b) => (a.disputeId < b.disputeId ? -1 : 1))));
      }),
    );
  });
});

test('every section and reason of the agenda has its names', () => {
  expect(Object.keys(agendaSectionLabels)).toEqual([...agendaSections]);
  expect(Object.keys(agendaReasonLabels)).toEqual([...agendaReasons]);
});
