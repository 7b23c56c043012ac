import { describe, expect, test } from '@jest/globals';
import { newLeave, rolesNotCovered } from './leave.ts';
import type { Role } from './organisation.codes.ts';

const substituteId = '0190f3a0-0000-7000-8000-000000000001';

describe('a leave', () => {
  test.each([
    ['one day', '2026-11-23', '2026-11-23', true],
    ['a year', '2026-11-23', '2027-11-23', true],
    ['a year and a day', '2026-11-23', '2027-11-24', false],
    ['nothing', '2026-11-23', '2026-11-22', false],
    ['ages', '1000-01-01', '9999-12-31', false],
    ['beyond what is counted', '9999-12-30', '9999-12-31', true],
    ['a day that does not exist', '2026-11-23', '2026-11-31', false],
  ])('of %s', (_, startsOn, endsOn, isTaken) => {
    expect(newLeave.safeParse({ startsOn, endsOn, substituteId }).success).toBe(isTaken);
  });

  test('says why in one of three words, and nothing of health', () => {
    const leave = { startsOn: '2026-11-23', endsOn: '2026-11-24', substituteId };
    expect(newLeave.safeParse({ ...leave, reason: 'holiday' }).success).toBe(true);
    expect(newLeave.safeParse({ ...leave, reason: '住院' }).success).toBe(false);
  });
});

describe('a substitute lacks', () => {
  test.each<[string, readonly Role[], readonly Role[], readonly Role[]]>([
    ['nothing that both are', ['mediator'], ['mediator', 'office'], []],
    ['what only the absent person is', ['centre', 'mediator'], ['centre'], ['mediator']],
    ['nothing of what is no work on cases', ['mediator', 'administrator', 'auditor'], ['mediator'], []],
    ['everything, holding no role', ['reporter'], [], ['reporter']],
  ])('%s', (_, away, substitute, lacking) => {
    expect(rolesNotCovered(away, substitute)).toEqual(lacking);
  });
});
