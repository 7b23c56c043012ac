import { describe, expect, test } from '@jest/globals';
import type { Paper } from '../dispute/command.labels.ts';
import type { DisputeContext } from '../dispute/dispute.context.ts';
import { dossierChecklist, missingItems } from './dossier.checklist.ts';
import type { DossierEvent, DossierFacts } from './dossier.facts.ts';
import { dossierItems, formOfItem } from './dossier.items.ts';

interface Told {
  readonly isSettled: boolean;
  readonly sessions: number;
  readonly isRepresented: boolean;
  readonly events: readonly DossierEvent['type'][];
  /** Items in which a file lies. */
  readonly filed: readonly Paper[];
}

function checklist({ isSettled, sessions, isRepresented, events, filed }: Told) {
  const context = {
    results: isSettled ? [{ round: 1, kind: 'settled', on: '2026-03-03' }] : [],
    sessions,
    absorbed: [],
    parties: isRepresented ? [{ id: 'a', role: 'representative' }] : [{ id: 'a', role: 'applicant' }],
  } as unknown as DisputeContext;
  const facts: DossierFacts = {
    context,
    events: events.map((type, n) => ({ seq: n + 1, type, on: '2026-03-03', payload: {} })),
    files: filed.map((item) => ({ id: item, form: formOfItem(item) ?? null, differing: [] })),
    people: 2,
    identified: 1,
  };
  return dossierChecklist(facts);
}
const lineOf = (told: Told, item: Paper) => checklist(told).find((line) => line.item === item);
const plain: Told = {
  isSettled: false,
  sessions: 0,
  isRepresented: false,
  events: ['REPORT', 'ACCEPT'],
  filed: [],
};

/** What proves an item without any file. */
const provenBy: Partial<Record<Paper, readonly DossierEvent['type'][]>> = {
  record: ['HOLD_SESSION', 'SETTLE_ON_SPOT'],
  agreement: ['REACH_AGREEMENT', 'AMEND_AGREEMENT', 'SETTLE_ON_SPOT'],
  performance: ['RECORD_PERFORMANCE'],
  visit: ['VISIT'],
  confirmation: ['RECORD_CONFIRMATION'],
  explanation: ['DECLINE', 'REFUSE', 'WITHDRAW', 'TERMINATE', 'REFER', 'MERGE_INTO', 'ARCHIVE'],
};
const proofs = [...new Set(Object.values(provenBy).flat())];

describe.each([true, false])('settled: %s', (isSettled) => {
  test.each(proofs)('%s proves the items that it is, and no other', (type) => {
    const lines = checklist({ ...plain, isSettled, events: ['ACCEPT', type] });
    const there = lines.filter(({ isThere }) => isThere).map(({ item }) => item);
    const expected = dossierItems.filter(
      (item) => item === 'registration' || item === 'backPage' || provenBy[item]?.includes(type) === true,
    );
    expect(there).toEqual(expected);
  });

  test.each(dossierItems.filter((item) => item !== 'backPage'))(
    'a file of %s lies there, and proves it',
    (item) => {
      const before = lineOf({ ...plain, isSettled }, item);
      const after = lineOf({ ...plain, isSettled, filed: [item] }, item);
      expect(after).toMatchObject({ isThere: true, fileIds: [item], need: before?.need });
      const others = checklist({ ...plain, isSettled, filed: [item] }).filter((line) => line.item !== item);
      expect(others).toEqual(checklist({ ...plain, isSettled }).filter((line) => line.item !== item));
    },
  );

  test('asks for the record and the agreement once it is, and for the others always', () => {
    const must = checklist({ ...plain, isSettled }).filter(({ need }) => need === 'must');
    expect(must.map(({ item }) => item)).toEqual([
      ...['registration', 'rightsNotice', 'identity'],
      ...(isSettled ? ['record', 'agreement'] : []),
      'backPage',
    ]);
  });
});

describe('what this case needs', () => {
  test('is a power of attorney where somebody is represented, and an explanation where it ended otherwise', () => {
    expect(lineOf(plain, 'mandate')?.need).toBe('optional');
    expect(lineOf({ ...plain, isRepresented: true }, 'mandate')).toMatchObject({
      need: 'needed',
      supply: 'ATTACH',
    });
    for (const ending of ['DECLINE', 'REFUSE', 'WITHDRAW', 'TERMINATE', 'REFER', 'MERGE_INTO'] as const)
      expect(lineOf({ ...plain, events: [ending] }, 'explanation')).toMatchObject({
        need: 'needed',
        isThere: true,
      });
    expect(lineOf({ ...plain, events: ['ARCHIVE'] }, 'explanation')?.need).toBe('optional');
  });

  test('is told of until it is there', () => {
    const missing = (told: Told) => missingItems(checklist(told)).map(({ item }) => item);
    expect(missing({ ...plain, isSettled: true, sessions: 1, isRepresented: true })).toEqual([
      ...['rightsNotice', 'identity', 'mandate', 'record', 'agreement'],
    ]);
    expect(missing({ ...plain, filed: ['rightsNotice', 'identity'] })).toEqual([]);
  });

  test('names where the parties were not told which ways remain', () => {
    expect(lineOf({ ...plain, events: ['TERMINATE'] }, 'explanation')).toMatchObject({ supply: 'NOTE' });
    expect(lineOf({ ...plain, events: ['REFER'] }, 'explanation')).toMatchObject({
      remarks: [],
      supply: null,
    });
  });
});
