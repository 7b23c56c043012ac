import { describe, expect, test } from '@jest/globals';
import { type DisputeState, isOpen, stateMeta } from '../dispute/dispute.states.ts';
import { partyStageLabels, partyStageOf, partyStages } from './party.stage.ts';
import { answeredUntil, isToldByCode, receiptWarningOf } from './receipt.rules.ts';

const states = Object.keys(stateMeta) as DisputeState[];

describe('what a party is told of a state', () => {
  test('is a stage for every state, and every stage is told of some state', () => {
    expect(new Set(states.map((state) => partyStageOf[state]))).toEqual(new Set(partyStages));
  });

  test('does not tell one ending from another', () => {
    const ended = states.filter((state) => stateMeta[state].stage === 'closed' || state === 'concluded');
    expect(ended).toHaveLength(7);
    expect(new Set(ended.map((state) => partyStageOf[state]))).toEqual(new Set(['ended']));
  });

  test('has words of its own in both languages', () => {
    for (const language of ['zh', 'en'] as const) {
      const words = partyStages.map((stage) => partyStageLabels[stage].name[language]);
      expect(new Set(words).size).toBe(partyStages.length);
    }
  });
});

describe('the codes of a case', () => {
  test('are answered while it goes on, and ninety days after its end', () => {
    for (const state of states.filter(isOpen)) expect(answeredUntil(state, '2026-01-01')).toBeNull();
    expect(answeredUntil('followUp', '2026-01-01')).toBeNull();
    expect(answeredUntil('concluded', '2026-01-01')).toBe('2026-04-01');
    expect(answeredUntil('withdrawn', '2026-01-01')).toBe('2026-04-01');
  });

  test('are not answered once somebody has marked it as confidential', () => {
    expect([
      isToldByCode({}),
      isToldByCode({ confidential: false }),
      isToldByCode({ confidential: true }),
    ]).toEqual([true, true, false]);
  });

  test('are given with a warning where the paper may do harm', () => {
    expect(receiptWarningOf({ riskFactors: ['alcohol'] })).toBeNull();
    expect(receiptWarningOf({ riskFactors: ['minors', 'domestic_violence'] })).toBe('violence_at_home');
    expect(receiptWarningOf({ riskFactors: ['minors'] })).toBe('minors');
  });
});
