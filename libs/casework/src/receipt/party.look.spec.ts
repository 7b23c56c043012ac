import { describe, expect, test } from '@jest/globals';
import { addDays, type DisputeState, partyStageOf, stateMeta } from '#domain';
import { parties, staff, units } from '../../../../test/support/dispute-events.ts';
import { aDispute, monday } from '../../../../test/support/dispute-samples.ts';
import { type Step, viewOf } from './party.look.ts';
import { partyView } from './receipt.view.ts';

const states = Object.keys(stateMeta) as DisputeState[];
const snapshot = aDispute('underway', monday);
const inState = (value: DisputeState, context: object = {}, over: Partial<Step> = {}): Step => ({
  receiptId: 'the-receipt',
  expiresOn: addDays(monday, 700),
  snapshot: { ...snapshot, value, context: { ...snapshot.context, number: '案号', ...context } },
  since: monday,
  unit: { name: '柳溪村', phone: '0391-1234567', phoneOf: null, address: '村委会一楼' },
  next: { on: addDays(monday, 3), time: '14:30' },
  ...over,
});
const keysOf = (value: unknown, at = ''): readonly string[] =>
  value !== null && typeof value === 'object'
    ? Object.entries(value).flatMap(([key, one]) => keysOf(one, `${at}/${key}`))
    : [at];
/** All that may ever be told. */
const allowed = new Set([
  ...['code', 'name/zh', 'name/en', 'next/zh', 'next/en'].map((key) => `/stage/${key}`),
  ...['/appointment', '/appointment/on', '/appointment/time', '/appointment/place'],
  ...['/contact/unit', '/contact/phone', '/contact/phoneOf'],
]);

describe('what a code tells', () => {
  test.each(states)('of a case that is %s is what may be told, and nothing of anybody', (state) => {
    const told = viewOf([inState(state)], monday);
    expect(partyView.safeParse(told).success).toBe(true);
    expect(keysOf(told).filter((key) => !allowed.has(key))).toEqual([]);
    expect(told?.stage.code).toBe(partyStageOf[state]);
    expect(told?.appointment === null).toBe(state !== 'underway');
    const text = JSON.stringify(told);
    const secrets = [
      ...Object.values(parties),
      ...Object.values(staff),
      ...Object.values(units),
      '案号',
      'NEI',
    ];
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });

  test.each(states)(
    'of a case that is %s is nothing once it is confidential, also on the way to another',
    (state) => {
      const hidden = inState(state, { confidential: true });
      expect(viewOf([hidden], monday)).toBeNull();
      expect(viewOf([hidden, inState('underway')], monday)).toBeNull();
      expect(viewOf([inState('merged'), hidden], monday)).toBeNull();
    },
  );

  test('of a case that was merged is what is told of the one that goes on', () => {
    expect(viewOf([inState('merged'), inState('agreed')], monday)?.stage.code).toBe('agreed');
  });

  test.each(states)('of a case that is %s ends with the paper, and ninety days after the case', (state) => {
    const paper = inState(state, {}, { expiresOn: monday });
    expect(viewOf([paper], monday)).not.toBeNull();
    expect(viewOf([paper], addDays(monday, 1))).toBeNull();
    const isEnded = partyStageOf[state] === 'ended';
    expect(viewOf([inState(state)], addDays(monday, 90))).not.toBeNull();
    expect(viewOf([inState(state)], addDays(monday, 91)) === null).toBe(isEnded);
    expect(viewOf([], monday)).toBeNull();
  });

  test('names no appointment that has gone by', () => {
    expect(viewOf([inState('underway')], addDays(monday, 4))?.appointment).toBeNull();
  });
});
