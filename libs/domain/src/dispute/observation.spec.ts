import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { risks } from './dispute.codes.ts';
import { dangerAfter, redSigns, type Sign, signLabels, signs } from './observation.ts';
import { riskFactors } from './risk.ts';

const anyDanger = fc.record({
  risk: fc.constantFrom(...risks),
  riskFactors: fc.subarray([...riskFactors]),
});
const anySigns = fc.subarray([...signs]);

test.each<readonly [Sign, string, readonly string[]]>([
  ['petition', 'yellow', ['petition']],
  ['gathering', 'yellow', ['many_people']],
  ['online_exposure', 'yellow', []],
  ['threat', 'red', ['threat']],
  ['self_harm', 'red', ['threat']],
  ['weapon', 'red', ['weapon']],
  ['domestic_violence', 'red', ['domestic_violence']],
])('%s makes a green case %s, with these factors: %j', (sign, risk, factors) => {
  expect(dangerAfter({ risk: 'green', riskFactors: [] }, [sign])).toEqual({ risk, riskFactors: factors });
});

test('news raise grade and factors and never lower them, whatever was known before', () => {
  fc.assert(
    fc.property(anyDanger, anySigns, (before, seen) => {
      const after = dangerAfter(before, seen);
      expect(risks.indexOf(after.risk)).toBeGreaterThanOrEqual(risks.indexOf(before.risk));
      expect(after.riskFactors).toEqual(expect.arrayContaining([...before.riskFactors]));
      expect(new Set(after.riskFactors).size).toBe(after.riskFactors.length);
      if (seen.some((sign) => redSigns.includes(sign))) expect(after.risk).toBe('red');
    }),
  );
});

test('what is told twice, or in another order, says no more than once', () => {
  fc.assert(
    fc.property(anyDanger, anySigns, (before, seen) => {
      const once = dangerAfter(before, seen);
      expect(dangerAfter(once, seen)).toEqual(once);
      expect(dangerAfter(before, [...seen].reverse()).risk).toBe(once.risk);
    }),
  );
});

test('each sign has a name of its own in both languages', () => {
  const labels = signs.map((sign) => signLabels[sign]);
  expect(new Set(labels.map(({ zh }) => zh)).size).toBe(signs.length);
  expect(new Set(labels.map(({ en }) => en)).size).toBe(signs.length);
});
