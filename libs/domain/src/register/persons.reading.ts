import { hasFullWidthDigits, isErrorValue, isNothing, plainText, shortText } from './cell-text.ts';
import { chineseDigits, chineseNumber } from './chinese-number.ts';
import { quoted, type Read, shorten, silent, withNote } from './note.ts';
import type { RegisterCell } from './register.reading.ts';

/** More people than a township has. */
const limit = 100_000;
const form = new RegExp(
  `^(约|大约|近|超过?|共约|至少)?(?:共|共计|合计)?(?:\\d+户,?)?(\\d{1,7}|[${chineseDigits}]+)(余|多|来)?(人次?|名|位|口人?|个人?|个)?(左右|以上|以下|上下)?(?:\\(?\\d+户\\)?)?$`,
);

/** Reads a number of people: 53, 53人, 约20人, 3户12人. 0 and what is no number give null and are marked. */
export function readPersons(cell: RegisterCell | undefined, name: string): Read<number | null> {
  const shown = shortText(cell);
  const text = plainText(shown);
  if (text === '' || isNothing(text) || isErrorValue(text)) return silent(null);
  const [whole, about, figure = '', some, unit, rough] = form.exec(text) ?? [];
  const value = /^\d/.test(figure) ? Number(figure) : chineseNumber(figure);
  if (whole === undefined || value === null || value < 1 || value > limit) return unreadable(shown, name);
  const facts = { written: shorten(shown), read: String(value) };
  if (about !== undefined || some !== undefined || rough !== undefined) {
    return withNote(value, {
      ...facts,
      code: 'PERSONS_APPROX',
      severity: 'warn',
      zh: `${name}${quoted(shown)}为约数，按${value}人登记，请核对`,
      en: `The number of people ${quoted(shown)} is approximate; it is entered as ${value}.`,
    });
  }
  if (unit !== undefined || /\D/.test(text)) {
    return withNote(value, {
      ...facts,
      code: 'PERSONS_TEXT_READ',
      severity: 'info',
      zh: `${name}${quoted(shown)}读作${value}`,
      en: `The number of people ${quoted(shown)} reads as ${value}.`,
    });
  }
  if (hasFullWidthDigits(shown)) {
    return withNote(value, {
      ...facts,
      code: 'FULLWIDTH_READ',
      severity: 'info',
      zh: `${name}${quoted(shown)}为全角数字，读作${value}`,
      en: `The number of people ${quoted(shown)} in full-width digits reads as ${value}.`,
    });
  }
  return silent(value);
}

function unreadable(shown: string, name: string): Read<null> {
  return withNote(null, {
    code: 'PERSONS_UNREADABLE',
    severity: 'warn',
    zh: `${name}${quoted(shown)}读不出人数，按未填登记，请核对`,
    en: `The number of people ${quoted(shown)} cannot be read; it is entered as not stated.`,
    written: shorten(shown),
  });
}
