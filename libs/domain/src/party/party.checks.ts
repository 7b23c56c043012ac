import type { Label } from '../label.ts';
import { checkCreditCode } from './credit-code.ts';
import { checkIdentityNumber } from './identity-number.ts';
import type { IdType, PartyKind } from './party.codes.ts';
import { checkPhone } from './phone.ts';

/** The numbers of a party, as somebody typed them. */
export interface PartyNumbers {
  readonly kind: PartyKind;
  readonly idType?: IdType | undefined;
  readonly idNumber?: string | undefined;
  readonly phone?: string | undefined;
}

/** A number that cannot be right: which, and why. Never repeats it. */
export interface PartyFault extends Label {
  readonly field: 'idNumber' | 'phone' | 'idType';
}

/** What a number is when nobody says: of an organisation its credit code, else a resident identity number. */
export const idTypeOf = ({ kind, idType }: Pick<PartyNumbers, 'kind' | 'idType'>): IdType =>
  idType ?? (kind === 'organisation' ? 'credit_code' : 'resident');

/**
 * What is wrong with the numbers of a party. Passports, permits and other papers are taken as they are: there is no rule
 * by which all of them could be checked.
 * @source GB 11643-1999, GB 32100-2015
 */
export function partyFaults(party: PartyNumbers): readonly PartyFault[] {
  const faults: PartyFault[] = [];
  if (party.idType !== undefined && party.idNumber === undefined) {
    faults.push({ field: 'idType', zh: '请填写证件号码', en: 'Give the number of this document' });
  }
  const type = idTypeOf(party);
  if (party.idNumber !== undefined && (type === 'resident' || type === 'credit_code')) {
    const check = type === 'resident' ? checkIdentityNumber(party.idNumber) : checkCreditCode(party.idNumber);
    if (!check.valid)
      faults.push({
        field: 'idNumber',
        zh: `${check.zh}${otherPaper.zh}`,
        en: `${check.en}${otherPaper.en}`,
      });
  }
  if (party.phone !== undefined) {
    const check = checkPhone(party.phone);
    if (!check.valid) faults.push({ field: 'phone', zh: check.zh, en: check.en });
  }
  return faults;
}

const otherPaper = { zh: '；其他证件请选择证件类型', en: '; for another document say which (idType)' };

/** The numbers in the one spelling in which they are stored. Numbers that are not right stay as they are. */
export function withNormalNumbers<Party extends PartyNumbers>(party: Party): Party {
  return {
    ...party,
    ...(party.idNumber === undefined
      ? {}
      : { idNumber: normalIdNumber(party.idNumber), idType: idTypeOf(party) }),
    ...(party.phone === undefined ? {} : { phone: normalPhone(party.phone) }),
  };
}

/** An identity or other document number in one spelling: half width, no blanks, capitals. */
export const normalIdNumber = (number: string): string =>
  number.normalize('NFKC').replace(/\s/g, '').toUpperCase();

/** A telephone number in the spelling in which it is stored and shown. */
export function normalPhone(phone: string): string {
  const check = checkPhone(phone);
  return check.valid ? check.phone : phone.normalize('NFKC').replace(/\s/g, '');
}

/** A telephone number in the spelling by which it is found again, with or without the dash after the area code. */
export const phoneKey = (phone: string): string => normalPhone(phone).replaceAll('-', '');
