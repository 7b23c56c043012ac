import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Role } from '../organisation/organisation.codes.ts';
import { keepersAmong, type PossibleKeeper } from './seal.keepers.ts';
import { drawSealingCode, groupedCode, isVaried, readSealingCode } from './sealing.code.ts';

const draw = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));

describe('a sealing code', () => {
  test('is read as it was drawn, however it is grouped and with wide figures', () => {
    for (let n = 0; n < 200; n += 1) {
      const code = drawSealingCode(draw);
      expect(code).toMatch(/^\d{16}$/);
      expect(isVaried(code)).toBe(true);
      expect(groupedCode(code)).toMatch(/^\d{4}( \d{4}){3}$/);
      const wide = groupedCode(code).replace(/\d/g, (figure) =>
        String.fromCharCode(figure.charCodeAt(0) + 0xfee0),
      );
      for (const typed of [code, groupedCode(code), ` ${groupedCode(code).replaceAll(' ', '-')}\n`, wide])
        expect(readSealingCode(typed)).toBe(code);
    }
  });

  test('tells every single wrong figure, and one that is missing or too many', () => {
    const code = drawSealingCode(draw);
    for (let place = 0; place < code.length; place += 1) {
      for (const figure of '0123456789') {
        if (figure === code[place]) continue;
        expect(readSealingCode(code.slice(0, place) + figure + code.slice(place + 1))).toBeNull();
      }
    }
    for (const typed of ['', code.slice(1), `${code}0`, `${code.slice(0, 15)}a`, '一二三四'])
      expect(readSealingCode(typed)).toBeNull();
  });

  test('prefers no figure', () => {
    const counts = new Map<string, number>();
    for (let n = 0; n < 2000; n += 1)
      for (const figure of drawSealingCode(draw).slice(0, 15))
        counts.set(figure, (counts.get(figure) ?? 0) + 1);
    for (const figure of '0123456789') expect(counts.get(figure)).toBeGreaterThan(2700);
  });

  test('that somebody thought out shows by its few figures', () => {
    for (const code of ['1111111111111111', '1212121212121212', '8888000066660000'])
      expect(isVaried(code)).toBe(false);
  });
});

describe('the keepers of a seal', () => {
  const who = (staffId: string, roles: readonly Role[], isHead = false): PossibleKeeper => ({
    staffId,
    roles,
    isHead,
  });
  const names = (people: readonly PossibleKeeper[]) => people.map(({ staffId }) => staffId).join(' ');
  const dealt = (...people: readonly PossibleKeeper[]) => {
    const { leading, guiding } = keepersAmong(people);
    return `${names(leading)} | ${names(guiding)}`;
  };
  const leader = who('leader', ['leader'], true);
  const head = who('head', ['office'], true);
  const clerk = who('clerk', ['office']);
  const centreHead = who('centre-head', ['centre'], true);
  const centreClerk = who('centre-clerk', ['centre']);

  test('are the leader, and the head of the office', () => {
    expect(dealt(leader, head, clerk, centreHead, centreClerk)).toBe('leader | head');
    expect(dealt(leader, clerk, centreHead)).toBe('leader | clerk');
  });

  test('are, where somebody is missing, those of the centre, and never one person twice', () => {
    expect(dealt(head, centreHead, centreClerk)).toBe('centre-head | head');
    expect(dealt(leader, centreHead, centreClerk)).toBe('leader | centre-head');
    expect(dealt(centreHead, centreClerk)).toBe('centre-head | centre-clerk');
    expect(dealt(who('both', ['leader', 'office'], true), centreClerk)).toBe('both | centre-clerk');
  });

  test('are nobody, where there are no two', () => {
    for (const people of [
      [],
      [leader],
      [head],
      [centreHead],
      [who('both', ['leader', 'office', 'centre'], true)],
    ])
      expect(dealt(...people)).toBe(' | ');
    expect(dealt(who('mediator', ['mediator']), who('administrator', ['administrator']))).toBe(' | ');
  });

  test('are two different sides, whoever works there', () => {
    const roles = fc.subarray<Role>(['leader', 'office', 'centre', 'mediator', 'assisting']);
    const people = fc.array(fc.record({ staffId: fc.uuid(), roles, isHead: fc.boolean() }), { maxLength: 8 });
    fc.assert(
      fc.property(people, (list) => {
        const { leading, guiding } = keepersAmong(list);
        expect(leading.length > 0).toBe(guiding.length > 0);
        expect(leading.filter((one) => guiding.includes(one))).toEqual([]);
      }),
    );
  });
});
