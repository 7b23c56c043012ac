import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isWorthALook, type Likeness, likenessScore, textLikeness } from './likeness.ts';

const nothing: Likeness = {
  isSameNumber: false,
  isSamePhone: false,
  sameNames: 0,
  isSamePlace: false,
  isSameType: false,
  text: 0,
};
const aLikeness: fc.Arbitrary<Likeness> = fc.record({
  isSameNumber: fc.boolean(),
  isSamePhone: fc.boolean(),
  sameNames: fc.nat(6),
  isSamePlace: fc.boolean(),
  isSameType: fc.boolean(),
  text: fc.double({ min: 0, max: 1, noNaN: true }),
});

describe('the likeness of two disputes', () => {
  test.each<[string, Partial<Likeness>, boolean]>([
    ['nothing in common', {}, false],
    ['the same place only', { isSamePlace: true }, false],
    ['the same type only', { isSameType: true }, false],
    ['the same place and type', { isSamePlace: true, isSameType: true }, true],
    ['a party of the same name', { sameNames: 1 }, true],
    ['a party of the same number', { isSameNumber: true }, true],
    ['the same place and similar words', { isSamePlace: true, text: 0.5 }, true],
  ])('with %s is worth a look or not', (_, found, isShown) => {
    expect(isWorthALook(likenessScore({ ...nothing, ...found }))).toBe(isShown);
  });

  test('lies between 0 and 100, and has a reason exactly when it is not 0', () => {
    fc.assert(
      fc.property(aLikeness, (likeness) => {
        const { score, reasons } = likenessScore(likeness);
        expect(score >= 0 && score <= 100 && Number.isInteger(score)).toBe(true);
        expect(reasons.length > 0).toBe(score > 0);
        expect(new Set(reasons).size).toBe(reasons.length);
      }),
    );
  });

  test('never falls because more is found', () => {
    fc.assert(
      fc.property(aLikeness, aLikeness, (one, other) => {
        const more: Likeness = {
          isSameNumber: one.isSameNumber || other.isSameNumber,
          isSamePhone: one.isSamePhone || other.isSamePhone,
          sameNames: Math.max(one.sameNames, other.sameNames),
          isSamePlace: one.isSamePlace || other.isSamePlace,
          isSameType: one.isSameType || other.isSameType,
          text: Math.max(one.text, other.text),
        };
        expect(likenessScore(more).score).toBeGreaterThanOrEqual(likenessScore(one).score);
      }),
    );
  });
});

describe('the likeness of two texts', () => {
  test('sees through punctuation, width and case', () => {
    expect(textLikeness('两家为门前排水沟争吵。', '两家，为门前排水沟争吵')).toBe(1);
    expect(textLikeness('ＡＢ排水', 'ab排水')).toBe(1);
  });

  test('tells one matter from another', () => {
    const told = '两家为门前排水沟争吵，雨水倒灌';
    expect(textLikeness(told, '因门前排水沟堵塞，雨水倒灌引发争吵')).toBeGreaterThan(0.4);
    expect(textLikeness(told, '拖欠工资三个月未付')).toBeLessThan(0.1);
    expect(textLikeness(told, '')).toBe(0);
  });

  test('is the same both ways, between 0 and 1, and 1 of a text with itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
        const likeness = textLikeness(one, other);
        expect(likeness).toBe(textLikeness(other, one));
        expect(likeness >= 0 && likeness <= 1).toBe(true);
        expect([0, 1]).toContain(textLikeness(one, one));
      }),
    );
  });
});
