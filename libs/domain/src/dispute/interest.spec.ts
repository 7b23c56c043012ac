import { describe, expect, test } from '@jest/globals';
import { both, paper, sent, staff } from '../../../../test/support/dispute-events.ts';
import { aDispute, continued, monday } from '../../../../test/support/dispute-samples.ts';
import { RuleError } from '../errors.ts';
import type { DisputeSnapshot } from './dispute.snapshot.ts';
import type { InterestSign } from './interest.ts';

const said = (saidBy: 'mediator' | 'party', mediatorId: string = staff.mediator) =>
  sent('DECLARE_INTEREST', { mediatorId, saidBy, tie: 'relative', saidOn: monday }, monday);
const signing = (more: object = {}, warned: object = {}) =>
  sent('SIGN_FOR', { mediatorIds: [staff.mediator], noConflictOfInterest: true, ...more }, monday, warned);
const warnedOf = (...signs: readonly InterestSign[]) => ({
  warned: [{ mediatorId: staff.mediator, partyId: both[0], signs }],
});
const pointersOf = (dispute: DisputeSnapshot, ...events: Parameters<typeof continued>[1][]) => {
  try {
    continued(dispute, ...events);
    return [];
  } catch (error) {
    if (error instanceof RuleError) return error.errors?.map(({ pointer }) => pointer) ?? [error.code];
    throw error;
  }
};
const open = aDispute('dispatched', monday);

describe('whoever has declared an interest', () => {
  test('is named no more in that case, with any reason', () => {
    expect(pointersOf(open, said('mediator'), signing({ interestReason: '无人可派' }))).toEqual([
      '/mediatorIds',
    ]);
  });

  test('stands in nobody else’s way', () => {
    expect(pointersOf(open, said('mediator', staff.successor), signing())).toEqual([]);
  });

  test('is not made to have said so by a day to come, or of somebody who is no party', () => {
    const input = { mediatorId: staff.mediator, saidBy: 'party', tie: 'debt' } as const;
    expect(
      pointersOf(open, sent('DECLARE_INTEREST', { ...input, partyId: paper, saidOn: '2026-03-03' }, monday)),
    ).toEqual(['/partyId', '/saidOn']);
  });
});

describe('whom a party has asked to stand aside, or the register warns of', () => {
  test.each([
    ['a party asked', [said('party')], {}],
    ['the same name', [], warnedOf('same_name')],
    ['the same telephone, and a weak sign', [], warnedOf('same_surname', 'same_phone')],
    ['another case', [], warnedOf('other_case')],
  ] as const)('is named for a reason: %s', (_, before, warned) => {
    expect(pointersOf(open, ...before, signing({}, warned))).toEqual(['/interestReason']);
    expect(pointersOf(open, ...before, signing({ interestReason: '同名不同人' }, warned))).toEqual([]);
  });

  test('is named without one where only the surname and the village are the same', () => {
    expect(pointersOf(open, signing({}, warnedOf('same_surname')))).toEqual([]);
  });
});

describe('a history of before anybody was asked', () => {
  test('folds to the snapshot that it had, without a word of interests', () => {
    const signed = continued(open, signing());
    expect(signed.context).not.toHaveProperty('interests');
  });
});
