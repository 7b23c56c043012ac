import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../calendar/iso-date.ts';
import { retentionEndsOn, retentionRules, retentionStartedBy } from './retention.rules.ts';

describe('the end of a term', () => {
  test('of a dossier is counted from the first day of the year after it was archived', () => {
    const { dossier_10years: ten, dossier_30years: thirty, dossier_permanent: ever } = retentionRules;
    expect(retentionEndsOn(ten, ten.term, '2026-01-01')).toBe('2037-01-01');
    expect(retentionEndsOn(ten, ten.term, '2026-12-31')).toBe('2037-01-01');
    expect(retentionEndsOn(thirty, thirty.term, '2026-11-23')).toBe('2057-01-01');
    expect(retentionEndsOn(ever, ever.term, '2026-11-23')).toBeNull();
  });

  test('of a file is counted from its own day, and a term of this place takes the place of the usual one', () => {
    const { register_file: rule } = retentionRules;
    expect(retentionEndsOn(rule, rule.term, '2026-11-23')).toBe('2027-05-22');
    expect(retentionEndsOn(rule, { unit: 'year', term: 1 }, '2026-11-23')).toBe('2027-11-23');
  });

  test('has come for whatever began by the day that is asked back from it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 4000 }), (term, age) => {
        const today = '2026-11-23';
        const startedOn = addDays(today, -age);
        const by = retentionStartedBy({ unit: 'day', term }, today) ?? '';
        const endsOn = retentionEndsOn(retentionRules.register_file, { unit: 'day', term }, startedOn) ?? '';
        expect(startedOn <= by).toBe(endsOn <= today);
      }),
    );
  });
});

test('nothing that is kept for ever is ended by anybody', () => {
  for (const { term, endedBy } of Object.values(retentionRules))
    expect(endedBy === 'nobody').toBe(term.unit === 'permanent');
});
