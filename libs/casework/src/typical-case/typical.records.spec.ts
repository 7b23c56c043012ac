import { expect, test } from '@jest/globals';
import type { CaseStory } from '#domain';
import { gradeOf } from './typical.records.ts';

const context = { riskFactors: [], typeCode: 'NEI', confidential: false, absorbedSensitive: false } as const;
const plain: CaseStory = {
  typeCode: 'NEI',
  reportedOn: '2026-03-05',
  acceptedOn: '2026-03-06',
  summary: '两家为门前排水沟争吵',
  people: 2,
  amountFen: null,
  sessions: [{ heldOn: '2026-03-10', open: true, record: '双方各让一步', invited: [] }],
  outcomes: [{ on: '2026-03-10', sentence: '双方达成协议', words: '各自清理' }],
};
const delicate = '补偿流产手术的费用';

test.each<[string, CaseStory, string]>([
  ['nothing delicate', plain, 'ordinary'],
  ['the summary', { ...plain, summary: delicate }, 'strict'],
  [
    'a session',
    { ...plain, sessions: plain.sessions.map((one) => ({ ...one, record: delicate })) },
    'strict',
  ],
  ['the terms', { ...plain, outcomes: plain.outcomes.map((one) => ({ ...one, words: delicate })) }, 'strict'],
])('%s decides how carefully a case is told', (_, story, grade) => {
  expect(gradeOf(context as unknown as Parameters<typeof gradeOf>[0], story)).toBe(grade);
});
