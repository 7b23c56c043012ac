import { type IsoDate, isIsoDate } from '../calendar/iso-date.ts';

/** Why a resident identity number is refused. */
export type IdentityNumberFault = 'format' | 'birth-date' | 'check-digit';

export type IdentityNumberCheck =
  | {
      readonly valid: true;
      readonly number: string;
      readonly bornOn: IsoDate;
      readonly sex: 'male' | 'female';
    }
  | { readonly valid: false; readonly fault: IdentityNumberFault; readonly zh: string; readonly en: string };

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkDigits = '10X98765432';

const faults = {
  format: { zh: '身份证号应为17位数字加一位数字或X', en: 'not 17 digits followed by a digit or X' },
  'birth-date': { zh: '身份证号中的出生日期不存在', en: 'the birth date in it does not exist' },
  'check-digit': { zh: '身份证号校验码不符', en: 'the check digit does not match' },
} as const satisfies Record<IdentityNumberFault, { zh: string; en: string }>;

/**
 * Checks a resident identity number of 18 places: form, birth date, check digit. Surrounding blanks and a small x are
 * forgiven. The area code is not looked up: areas are renamed and dissolved while numbers stay. The 15-place numbers
 * ended in 2013 and are refused.
 * @returns the number as it is to be stored, or what is wrong with it; never repeats a wrong number
 * @source GB 11643-1999
 */
export function checkIdentityNumber(text: string): IdentityNumberCheck {
  const number = text.trim().toUpperCase();
  if (!/^\d{17}[\dX]$/.test(number)) return refused('format');
  const bornOn = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isIsoDate(bornOn) || bornOn < '1850-01-01') return refused('birth-date');
  if (identityCheckDigit(number.slice(0, 17)) !== number.slice(17)) return refused('check-digit');
  return { valid: true, number, bornOn, sex: Number(number[16]) % 2 === 1 ? 'male' : 'female' };
}

/**
 * The eighteenth place that belongs to the first seventeen digits; other places are ignored.
 * Also used to make numbers for demonstrations that no person holds.
 * @source GB 11643-1999
 */
export function identityCheckDigit(first17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return checkDigits.charAt(sum % 11);
}

function refused(fault: IdentityNumberFault): IdentityNumberCheck {
  return { valid: false, fault, ...faults[fault] };
}
