import { describe, expect, test } from '@jest/globals';
import { sentenceOf } from './history.sentence.ts';

describe('what the clock did', () => {
  const stood = { happenedOn: '2026-11-20', fromState: 'underway', toState: 'underway' } as const;

  test('is told with the deadline and the step that was reached: four lines are not the same four times', () => {
    const payload = { key: 'mediation', step: 'warning80' };
    expect(sentenceOf({ ...stood, type: 'DEADLINE_PASSED', payload }, undefined)).toEqual({
      zh: '2026-11-20 系统 期限届至：调解期限（临期提醒）',
      en: '2026-11-20 The clock — deadline step reached: mediation period (the time is running out)',
    });
  });

  test('is told without it where an older history names a deadline that is no more', () => {
    const payload = { key: 'gone', step: 'due' };
    expect(sentenceOf({ ...stood, type: 'DEADLINE_PASSED', payload }, undefined).zh).toBe(
      '2026-11-20 系统 期限届至',
    );
  });
});
