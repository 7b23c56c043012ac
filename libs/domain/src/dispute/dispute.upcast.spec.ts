import { describe, expect, test } from '@jest/globals';
import { advance, machineVersion, restore } from './dispute.snapshot.ts';

/** A case as version 1 stored it: one result, no count of refusals, no ratification, no orders. */
const storedByVersion1 = `{
  "machineVersion": 1,
  "value": "followUp",
  "context": {
    "number": "（2026）月人调字第007号", "typeCode": "NEI", "origin": "grid", "complexity": "simple",
    "risk": "yellow", "riskFactors": ["alcohol"],
    "townshipId": "t", "placeId": "v", "centreId": "c", "reporterId": null,
    "holderId": "v", "leadId": "v", "assistingIds": [], "mediatorIds": ["m"], "offer": null,
    "parties": [{ "id": "a", "role": "applicant" }, { "id": "b", "role": "respondent" }],
    "reportedOn": "2026-02-01", "acceptedOn": "2026-02-02", "round": 2, "attempt": 1, "sessions": 1,
    "agreement": { "form": "oral", "effectiveOn": "2026-02-20", "confirmation": "none", "obligations": [] },
    "result": { "kind": "settled", "on": "2026-02-20" },
    "dossier": "open",
    "clocks": [
      { "key": "followUpVisit:1", "rule": "followUpVisit", "startedOn": "2026-02-21", "occurrence": 1,
        "urgent": false, "pausedDays": 0, "passed": "reminded" }
    ]
  }
}`;

describe('a snapshot of version 1', () => {
  const restored = restore(JSON.parse(storedByVersion1));

  test('is read as one of the present version, with its result in its round', () => {
    expect(restored.machineVersion).toBe(machineVersion);
    expect(restored.value).toBe('followUp');
    expect(restored.context).toMatchObject({
      number: '（2026）月人调字第007号',
      refusals: 0,
      ratification: null,
      ordered: false,
      results: [{ round: 2, kind: 'settled', on: '2026-02-20' }],
    });
    expect(restored.context).not.toHaveProperty('result');
    expect(restored.context.clocks).toEqual(JSON.parse(storedByVersion1).context.clocks);
  });

  test('without a result has none', () => {
    const open = JSON.parse(storedByVersion1.replace(/"result": \{.*\},/, '"result": null,'));
    expect(restore(open).context.results).toEqual([]);
  });

  test('lives on in the present machine', () => {
    const visit = {
      type: 'VISIT',
      at: '2026-02-25T01:00:00.000Z',
      on: '2026-02-25',
      by: { staffId: 'm', organisationId: 'v' },
      visitedOn: '2026-02-25',
      performed: true,
      satisfaction: 'satisfied',
      dangerLeft: false,
    } as const;
    expect(advance(restored, visit).value).toBe('concluded');
  });
});

test('a snapshot of the present version is taken as it is', () => {
  const present = { ...restore(JSON.parse(storedByVersion1)) };
  expect(restore(JSON.parse(JSON.stringify(present)))).toStrictEqual(present);
});

test.each([
  ['a newer version', { machineVersion: machineVersion + 1, value: 'registered', context: {} }],
  ['no version', { value: 'registered', context: {} }],
  ['nothing', null],
  ['a state that is not known', { machineVersion, value: 'forgotten', context: {} }],
  ['a state that only sounds known', { machineVersion, value: 'toString', context: {} }],
])('%s is refused, not guessed at', (_, stored) => {
  expect(() => restore(stored)).toThrow(
    expect.objectContaining({ kind: 'invalid', code: 'unknown-snapshot' }),
  );
});

describe('a snapshot of version 2', () => {
  const { context: before } = restore(JSON.parse(storedByVersion1));
  const { mergedInto: _, absorbed: __, ...context } = before;
  const restored = restore({ machineVersion: 2, value: 'concluded', context });

  test('is read as one that was never merged, and is otherwise as it was', () => {
    expect(restored).toEqual({
      machineVersion,
      value: 'concluded',
      context: { ...context, mergedInto: null, absorbed: [] },
    });
  });
});
