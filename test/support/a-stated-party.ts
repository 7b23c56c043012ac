import fc from 'fast-check';
import { identityCheckDigit } from '#domain';

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
/** Any text that people can write: every script, signs put together of several, what looks like code. */
const words = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  fc.constantFrom(
    'O\u2019Neill',
    "'; drop table party; --",
    '𠮷野家',
    '\u202e张三',
    '🏘️ 村口',
    '<b>王</b>',
    '{"name":1}',
    '%00',
  ),
);

/** A resident identity number in its stored spelling, as GB 11643 makes it. */
const identityNumber = fc
  .tuple(
    digits(6),
    fc.integer({ min: 1930, max: 2020 }),
    fc.integer({ min: 10, max: 12 }),
    fc.integer({ min: 10, max: 30 }),
    digits(3),
  )
  .map(([area, year, month, day, serial]) => `${area}${year}${month}${day}${serial}`)
  .map((first17) => first17 + identityCheckDigit(first17));

/** A party as somebody may state it, with numbers in the spelling in which they are stored. */
export const statedParty = fc.record(
  {
    role: fc.constantFrom('applicant', 'respondent'),
    name: words,
    idNumber: identityNumber,
    phone: digits(9).map((rest) => `13${rest}`),
    address: words,
  },
  { requiredKeys: ['role', 'name'] },
);
