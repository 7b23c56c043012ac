import { describe, expect, test } from '@jest/globals';
import { aDispute } from '../../../../test/support/dispute-samples.ts';
import { eventsNow } from './dispute.snapshot.ts';
import { disputeStates, isOpen, stateMeta } from './dispute.states.ts';
import { nextStep, statesToArchive, stepsFrom } from './next-step.ts';

describe('the next step', () => {
  const open = [
    'registered',
    'accepted',
    'dispatched',
    'assigned',
    'underway',
    'suspended',
    'agreed',
    'failed',
    'followUp',
    'concluded',
  ] as const;

  test.each(open)('from "%s" leads somewhere that the machine accepts', (state) => {
    const accepted = eventsNow(aDispute(state, '2026-03-02'));
    expect(stepsFrom(state).length).toBeGreaterThan(0);
    // ACT_AT_ONCE is accepted of a red case only, which the sample is not.
    const usual = stepsFrom(state).filter((step) => step !== 'ACT_AT_ONCE');
    expect(accepted).toEqual(expect.arrayContaining([...usual]));
    expect(isOpen(state) && stepsFrom(state).includes('ARCHIVE')).toBe(false);
  });

  test('of an ended case is to shut its dossier', () => {
    const ended = disputeStates.filter((state) => stateMeta[state].stage === 'closed');
    expect(ended.map(stepsFrom)).toEqual(ended.map(() => ['ARCHIVE']));
    expect(statesToArchive).toEqual(['concluded', ...ended]);
  });

  test('is what this person may do; none when the case waits for somebody else', () => {
    expect(nextStep('registered', ['ACCEPT', 'DECLINE', 'NOTE'])).toBe('ACCEPT');
    expect(nextStep('registered', ['NOTE'])).toBeNull();
    expect(nextStep('accepted', ['ACT_AT_ONCE', 'ANALYZE'])).toBe('ACT_AT_ONCE');
    expect(nextStep('terminated', ['ARCHIVE', 'REOPEN'])).toBe('ARCHIVE');
  });

  test('is to answer an offer before anything else', () => {
    expect(nextStep('underway', ['SIGN_FOR', 'OBJECT', 'REACH_AGREEMENT'])).toBe('SIGN_FOR');
  });
});
