import { describe, expect, test } from '@jest/globals';
import { commandSamples } from '../../../../test/support/command-samples.ts';
import { type CommandType, commandTypes, disputeCommands } from './dispute.commands.ts';

const sampleOf = (type: CommandType) => commandSamples[type] as Readonly<Record<string, unknown>>;
const issuesOf = (type: CommandType, input: unknown) => {
  const { error } = disputeCommands[type].safeParse(input);
  return (error?.issues ?? []).map(({ code, path }) => ({ code, path: path.join('/') }));
};

/** Each text of people in a sample by its path, with the sample as it is with another text there. */
function textsIn(
  value: unknown,
  path: readonly string[] = [],
): readonly [string, (word: string) => unknown][] {
  if (typeof value === 'string')
    return /\p{Script=Han}/u.test(value) ? [[path.join('/'), (word) => word]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    textsIn(part, [...path, key]).map(([at, changed]): [string, (word: string) => unknown] => [
      at,
      (word) =>
        Array.isArray(value)
          ? value.map((one, n) => (String(n) === key ? changed(word) : one))
          : { ...value, [key]: changed(word) },
    ]),
  );
}

describe.each(commandTypes)('%s', (type) => {
  test('takes what it must carry, and its own answer again', () => {
    const parsed = disputeCommands[type].parse(sampleOf(type));
    expect(disputeCommands[type].parse(parsed)).toEqual(parsed);
  });

  test('refuses a key that it does not know', () => {
    expect(issuesOf(type, { ...sampleOf(type), approvedByNobody: true })).toEqual([
      { code: 'unrecognized_keys', path: '' },
    ]);
  });

  test('asks for everything that the sample carries', () => {
    const optional = type === 'REFUSE' || type === 'WITHDRAW' ? ['partyId'] : [];
    for (const key of Object.keys(sampleOf(type))) {
      const { [key]: _, ...rest } = sampleOf(type);
      expect([key, disputeCommands[type].safeParse(rest).success]).toEqual([key, optional.includes(key)]);
    }
  });

  test('takes nothing for text that nobody sees', () => {
    const unseen = [' \u200b\u202e', '\u3164\u2060', '\u2800\ufe0f'];
    for (const [path, sample] of textsIn(sampleOf(type))) {
      for (const word of unseen) {
        const issues = issuesOf(type, sample(word));
        expect([path, word, issues.some((issue) => issue.path === path)]).toEqual([path, word, true]);
      }
    }
  });

  test('has no field that the stamp of the event would overwrite', () => {
    const fields = Object.keys(disputeCommands[type].shape);
    expect(fields.filter((field) => ['type', 'at', 'on', 'by', 'number'].includes(field))).toEqual([]);
  });
});

test('what a sender may leave out is filled in', () => {
  expect(disputeCommands.REPORT.parse(sampleOf('REPORT'))).toMatchObject({
    channel: 'visit',
    risk: 'green',
    riskFactors: [],
    parties: [{ kind: 'person', headcount: 1 }],
  });
  expect(disputeCommands.ANALYZE.parse(sampleOf('ANALYZE'))).toMatchObject({
    complexity: 'ordinary',
    assistingIds: [],
  });
  expect(disputeCommands.ACT_AT_ONCE.parse(sampleOf('ACT_AT_ONCE'))).toMatchObject({ assistingIds: [] });
  expect(disputeCommands.HOLD_SESSION.parse(sampleOf('HOLD_SESSION'))).toMatchObject({ invited: [] });
  expect(disputeCommands.REFER.parse(sampleOf('REFER'))).toMatchObject({ papers: [] });
  expect(disputeCommands.ARCHIVE.parse(sampleOf('ARCHIVE'))).toMatchObject({ retention: '30years' });
  expect(disputeCommands.NOTE.parse(sampleOf('NOTE'))).toMatchObject({ kind: 'other' });
  // Mood, whereabouts and signs are news of a party, which alarm; a note does not.
  expect(disputeCommands.NOTE.safeParse({ ...sampleOf('NOTE'), kind: 'situation' }).success).toBe(false);
  // Left out, the factors on record stay: no default here.
  expect(disputeCommands.REGRADE.parse(sampleOf('REGRADE'))).not.toHaveProperty('factors');
});

const terms = { ...sampleOf('REACH_AGREEMENT') };
const pay = { id: '1', kind: 'pay', what: '支付三百元', amountFen: 30_000, dueOn: '2026-12-01' };
const aParty = '01a21a62-b640-76d9-bc17-828834641c9e';
const later = { ...pay, id: '2', dueOn: '2027-01-01' };

test.each<[string, CommandType, object, string]>([
  ['a report without anybody', 'REPORT', { parties: [] }, 'parties'],
  ['a conflict of interest', 'SIGN_FOR', { noConflictOfInterest: false }, 'noConflictOfInterest'],
  ['nobody who mediates', 'SIGN_FOR', { mediatorIds: [] }, 'mediatorIds'],
  [
    'a guest without the consent of the parties',
    'HOLD_SESSION',
    { invited: [{ name: '村医', consented: false }] },
    'invited/0/consented',
  ],
  ['a written agreement without a seal', 'REACH_AGREEMENT', { ...terms, form: 'written' }, 'sealedOn'],
  [
    'instalments that do not add up',
    'REACH_AGREEMENT',
    { ...terms, obligations: [pay, later], totalFen: 50_000 },
    'totalFen',
  ],
  ['two promises of one name', 'REACH_AGREEMENT', { ...terms, obligations: [pay, pay] }, 'obligations'],
  [
    'a payment without an amount',
    'REACH_AGREEMENT',
    { ...terms, obligations: [{ ...pay, amountFen: undefined }] },
    'obligations/0/amountFen',
  ],
  [
    'a promise to oneself',
    'REACH_AGREEMENT',
    { ...terms, obligations: [{ ...pay, fromPartyId: aParty, toPartyId: aParty }] },
    'obligations/0/toPartyId',
  ],
  ['no promise at all', 'REACH_AGREEMENT', { ...terms, obligations: [] }, 'obligations'],
  ['an amount below nothing', 'RECORD_PERFORMANCE', { amountFen: -1 }, 'amountFen'],
  ['half a fen', 'RECORD_PERFORMANCE', { amountFen: 0.5 }, 'amountFen'],
  ['a day that is none', 'REFUSE', { refusedOn: '2026-02-30' }, 'refusedOn'],
  ['a year of another century', 'REFUSE', { refusedOn: '1889-01-01' }, 'refusedOn'],
  [
    'a way that is told twice',
    'FAIL',
    { remedies: { toldOn: '2026-11-23', ways: ['court', 'court'] } },
    'remedies/ways',
  ],
  ['a unit that assists twice', 'ANALYZE', { assistingIds: [aParty, aParty] }, 'assistingIds'],
  ['somebody who mediates twice', 'SIGN_FOR', { mediatorIds: [aParty, aParty] }, 'mediatorIds'],
  ['a reason of blanks', 'OBJECT', { reason: ' \n\t ' }, 'reason'],
  ['a character that no table keeps', 'OBJECT', { reason: 'a\u0000b' }, 'reason'],
  ['half a character', 'OBJECT', { reason: 'a\ud83db' }, 'reason'],
  ['an unknown nested key', 'REPORT', { parties: [{ role: 'applicant', name: '甲', age: 40 }] }, 'parties/0'],
  ['an id that is none', 'HAND_OVER', { toId: '司法所' }, 'toId'],
])('%s is refused', (_, type, over, path) => {
  expect(issuesOf(type, { ...sampleOf(type), ...over }).map((issue) => issue.path)).toEqual([path]);
});

test('text is trimmed, and characters beyond the first plane are kept', () => {
  expect(disputeCommands.OBJECT.parse({ reason: '  𠮷野家 \n' })).toEqual({ reason: '𠮷野家' });
  // A rare sign of a name in private use, a word of two scripts with a joiner between.
  for (const reason of ['\ue863', 'བོད་ཡིག', 'می‌خواهم', '12', '……'])
    expect(disputeCommands.OBJECT.parse({ reason })).toEqual({ reason });
});
