import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../calendar/iso-date.ts';
import { copiesAtLeast, effectiveDay, effectiveReasons } from './effective.day.ts';

const on = (days: number): string => addDays('2026-11-01', days);

describe('the day on which an agreement takes effect', () => {
  test.each([
    ['the last party', [1, 5], 2, 3, 'signature', 5, ['b']],
    ['the mediator', [1, 2], 6, 3, 'mediator', 6, []],
    ['the seal', [1, 2], 3, 7, 'seal', 7, []],
    ['everything on one day: the seal comes last', [4, 4], 4, 4, 'seal', 4, []],
    ['the mediator on the day of the last party', [1, 4], 4, 2, 'mediator', 4, []],
  ] as const)('of a written one is that of %s', (_, signed, mediator, seal, by, day, partyIds) => {
    const effective = effectiveDay({
      form: 'written',
      signatures: [
        { partyId: 'a', on: on(signed[0]) },
        { partyId: 'b', on: on(signed[1]) },
      ],
      mediatorSignedOn: on(mediator),
      sealedOn: on(seal),
    });
    expect(effective).toEqual({ on: on(day), by, partyIds: [...partyIds] });
    expect(effectiveReasons[by].zh).toContain('第二十九条');
  });

  test('of an oral one is that on which the last party agreed, whenever it was written down', () => {
    const oral = effectiveDay({
      form: 'oral',
      signatures: [
        { partyId: 'a', on: on(1) },
        { partyId: 'b', on: on(1) },
      ],
      mediatorSignedOn: on(9),
    });
    expect(oral).toEqual({ on: on(1), by: 'agreed', partyIds: ['a', 'b'] });
    expect(effectiveReasons.agreed.zh).toContain('第三十条');
  });

  test('is never before any of the acts, and is that of one of them', () => {
    const day = fc.nat(60).map(on);
    fc.assert(
      fc.property(
        fc.array(day, { minLength: 2, maxLength: 30 }),
        day,
        day,
        (signed, mediatorSignedOn, sealedOn) => {
          const signatures = signed.map((one, n) => ({ partyId: String(n), on: one }));
          const { on: effectiveOn } = effectiveDay({
            form: 'written',
            signatures,
            mediatorSignedOn,
            sealedOn,
          });
          // Slowly: the first day on which nobody and nothing is missing any more.
          let slow = on(0);
          while ([...signed, mediatorSignedOn, sealedOn].some((act) => act > slow)) slow = addDays(slow, 1);
          expect(effectiveOn).toBe(slow);
        },
      ),
    );
  });

  test('asks for a copy for each party and one for the committee', () => {
    expect([2, 30].map(copiesAtLeast)).toEqual([3, 31]);
  });
});
