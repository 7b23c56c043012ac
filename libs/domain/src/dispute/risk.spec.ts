import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { risks } from './dispute.codes.ts';
import { gradeWith, riskFactors } from './risk.ts';

const atOnce = ['threat', 'weapon', 'domestic_violence'] as const;

test('a threat, a weapon or domestic violence makes a dispute red, whatever a person graded it', () => {
  const others = fc.subarray([...riskFactors]);
  fc.assert(
    fc.property(fc.constantFrom(...risks), others, fc.constantFrom(...atOnce), (risk, factors, grave) => {
      expect(gradeWith(risk, [...factors, grave])).toBe('red');
    }),
  );
});

test('other factors leave the grade to the person', () => {
  const harmless = riskFactors.filter((factor) => !(atOnce as readonly string[]).includes(factor));
  expect(harmless).toHaveLength(riskFactors.length - 3);
  for (const risk of risks) {
    expect(gradeWith(risk, harmless)).toBe(risk);
    expect(gradeWith(risk, [])).toBe(risk);
  }
});
