import { checkIdentityNumber } from '../party/identity-number.ts';
import { checkPhone } from '../party/phone.ts';
import { hasFullWidthDigits, isErrorValue, isNothing, shownText } from './cell-text.ts';
import type { Note, Read } from './note.ts';
import type { RegisterCell } from './register.reading.ts';

/** Most numbers of one cell that are looked at. */
const limit = 60;

/** Telephone numbers of a cell. What is no number is left out; messages never repeat a number. */
export function readPhones(cell: RegisterCell | undefined, name: string): Read<readonly string[]> {
  const shown = shownText(cell);
  if (shown === '' || isNothing(shown) || isErrorValue(shown)) return { value: [], notes: [] };
  const phones: string[] = [];
  let wrong = 0;
  for (const part of numbers(shown)) {
    const check = checkPhone(part);
    if (!check.valid) wrong += 1;
    else if (!phones.includes(check.phone)) phones.push(check.phone);
  }
  if (phones.length === 0) wrong = Math.max(1, wrong);
  const notes: Note[] = [];
  if (hasFullWidthDigits(shown)) {
    notes.push({
      code: 'FULLWIDTH_READ',
      severity: 'info',
      zh: `${name}中的全角数字已转为半角`,
      en: 'Full-width digits in a telephone number were turned into plain ones.',
    });
  }
  if (wrong > 0) {
    notes.push({
      code: 'PHONE_INVALID',
      severity: 'warn',
      zh: `${name}中有${wrong}个号码不像电话号码，未登记，请核对`,
      en: `${wrong} of the telephone numbers is not a telephone number and was left out.`,
    });
  }
  return { value: phones, notes };
}

/** The groups of digits in a cell; names and words between them fall away. */
function numbers(shown: string): readonly string[] {
  return shown
    .normalize('NFKC')
    .replace(/(?:\+|\b00)86[ -]?(?=1)/g, ' ')
    .replace(/(\d)[ -](?=\d{3,4}(?:\D|$))/g, '$1-')
    .split(/[^\d+-]+/)
    .map((part) => part.replace(/^-+|-+$/g, ''))
    .filter((part) => /\d/.test(part))
    .slice(0, limit);
}

/**
 * Resident identity numbers of a cell. A wrong one is left out and never repeated in a message.
 * @source GB 11643-1999
 */
export function readIdentityNumbers(cell: RegisterCell | undefined, name: string): Read<readonly string[]> {
  const shown = shownText(cell);
  if (shown === '' || isNothing(shown) || isErrorValue(shown)) return { value: [], notes: [] };
  const valid: string[] = [];
  let wrong = 0;
  const parts = shown
    .normalize('NFKC')
    .split(/[^\dXx]+/)
    .filter((part) => part !== '');
  for (const part of parts.slice(0, limit)) {
    const check = checkIdentityNumber(part);
    if (!check.valid) wrong += 1;
    else if (!valid.includes(check.number)) valid.push(check.number);
  }
  if (parts.length === 0) wrong = 1;
  if (wrong === 0) return { value: valid, notes: [] };
  // A number cell keeps 15 places at most: the last three are lost for good.
  const lost = typeof cell === 'number' ? '（以数值格式保存，末几位已丢失，请改为文本格式重填）' : '';
  const note: Note = {
    code: 'ID_NUMBER_INVALID',
    severity: 'warn',
    zh: `${name}中有${wrong}个号码不符合身份证号规则，未登记，请核对${lost}`,
    en: `${wrong} of the identity numbers does not pass the check and was left out.`,
  };
  return { value: valid, notes: [note] };
}
