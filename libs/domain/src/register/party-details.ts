import { checkIdentityNumber } from '../party/identity-number.ts';
import { checkPhone } from '../party/phone.ts';
import type { Note } from './note.ts';

export interface PartyDetails {
  /** The cell without numbers, sex and age. */
  readonly text: string;
  readonly phones: readonly string[];
  readonly idNumbers: readonly string[];
  readonly notes: readonly Note[];
}

const longNumber =
  /(?:身份证号?码?|证件号码?|联系?电话|电话|手机号?)?[:：]?(?<![\dXx])(\d{17}[\dXx]|\d{15}|1[3-9]\d{9}|0\d{2,3}-?\d{7,8})(?![\dXx])/g;
/** Brackets with nothing but sex, age and what is left of numbers. */
const sexAndAge = /[(（](?:[男女]|\d{1,3}岁|汉族?|[\s,，、;；:：])*[)）]/g;

/**
 * Takes telephone numbers, identity numbers, sex and age out of a cell of names: they are no part of a name, and an
 * identity number must not be stored as one. Wrong numbers are dropped; no message repeats any of them.
 */
export function numbersWithin(shown: string): PartyDetails {
  const plain: PartyDetails = { text: shown, phones: [], idNumbers: [], notes: [] };
  if (!/[\d０-９(（]/.test(shown)) return plain;
  const half = /\d{7}/.test(shown.normalize('NFKC')) ? shown.normalize('NFKC') : shown;
  const phones: string[] = [];
  const idNumbers: string[] = [];
  let wrong = 0;
  const without = half.replace(longNumber, (_all, number: string) => {
    const identity = checkIdentityNumber(number);
    const phone = checkPhone(number);
    if (identity.valid) idNumbers.push(identity.number);
    else if (phone.valid) phones.push(phone.phone);
    else wrong += 1;
    return '';
  });
  const text = without.replace(sexAndAge, '').trim();
  const moved = phones.length + idNumbers.length;
  const notes: Note[] = [];
  if (moved > 0) {
    notes.push({
      code: 'NUMBERS_IN_NAMES',
      severity: 'info',
      zh: `当事人一栏中的${moved}个电话或证件号码已移到相应的项目`,
      en: `${moved} numbers beside the names of the parties were moved to their own fields.`,
    });
  }
  if (without.replace(sexAndAge, '') !== without) {
    notes.push({
      code: 'PARTY_DETAILS_LEFT_OUT',
      severity: 'info',
      zh: '当事人姓名后括号中的性别、年龄未登记',
      en: 'Sex and age in brackets behind the names were left out.',
    });
  }
  if (wrong > 0) {
    notes.push({
      code: 'ID_NUMBER_INVALID',
      severity: 'warn',
      zh: `当事人一栏中有${wrong}个证件号码不符合规则，未登记，请核对`,
      en: `${wrong} of the identity numbers beside the names does not pass the check and was left out.`,
    });
  }
  return { text, phones, idNumbers, notes };
}
