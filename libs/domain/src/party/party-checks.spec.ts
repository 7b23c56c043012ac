import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkCreditCode } from './credit-code.ts';
import { checkIdentityNumber, identityCheckDigit } from './identity-number.ts';
import { maskAddress, maskIdNumber, maskName, maskPhone } from './mask.ts';
import { type PartyNumbers, partyFaults, phoneKey, withNormalNumbers } from './party.checks.ts';
import { checkPhone } from './phone.ts';

describe('a resident identity number', () => {
  test('of the standard is valid and tells birth and sex', () => {
    expect(checkIdentityNumber('11010519491231002X')).toEqual({
      valid: true,
      number: '11010519491231002X',
      bornOn: '1949-12-31',
      sex: 'female',
    });
    expect(checkIdentityNumber(' 11010519491231002x ').valid).toBe(true);
  });

  test.each([
    ['110105194912310021', 'check-digit'],
    ['11010519490231002X', 'birth-date'],
    ['11010519491331002X', 'birth-date'],
    ['11010510491231002X', 'birth-date'],
    ['110105491231002', 'format'],
    ['1101051949123100２X', 'format'],
    ['', 'format'],
  ])('such as %s is refused for its %s', (text, fault) => {
    expect(checkIdentityNumber(text)).toMatchObject({ valid: false, fault });
  });

  test('with one digit changed is never accepted', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9_999 }),
        fc.nat(16),
        fc.integer({ min: 1, max: 9 }),
        (order, place, by) => {
          const first17 = `41082219760512${String(order).padStart(4, '0').slice(1)}`;
          const number = first17 + identityCheckDigit(first17);
          expect(checkIdentityNumber(number).valid).toBe(true);
          const changed = String((Number(number[place]) + by) % 10);
          expect(checkIdentityNumber(number.slice(0, place) + changed + number.slice(place + 1)).valid).toBe(
            false,
          );
        },
      ),
    );
  });
});

describe('a unified social credit code', () => {
  test('of the standard is valid, also in small letters', () => {
    expect(checkCreditCode('91350100M000100Y43')).toEqual({ valid: true, code: '91350100M000100Y43' });
    expect(checkCreditCode(' 91350100m000100y43').valid).toBe(true);
  });

  test.each([
    ['91350100M000100Y44', 'check-digit'],
    ['91350100M000100I43', 'format'],
    ['9135010M0000100Y43', 'format'],
    ['91350100M000100Y4', 'format'],
  ])('such as %s is refused for its %s', (text, fault) => {
    expect(checkCreditCode(text)).toMatchObject({ valid: false, fault });
  });
});

describe('a telephone number', () => {
  test.each([
    ['13800130101', 'mobile', '13800130101'],
    ['+86 138-0013-0101', 'mobile', '13800130101'],
    ['0391-8681234', 'landline', '0391-8681234'],
    ['（0391）8681234', 'landline', '03918681234'],
    ['8681234', 'landline', '8681234'],
    ['110', 'hotline', '110'],
    ['12348', 'hotline', '12348'],
    ['+1 (415) 555-0004', 'foreign', '+14155550004'],
  ])('%s is a %s, kept as %s', (text, kind, phone) => {
    expect(checkPhone(text)).toEqual({ valid: true, kind, phone });
  });

  test.each(['12800130101', '1380013010', '138001301011', '无', '', '123'])('"%s" is refused', (text) => {
    expect(checkPhone(text).valid).toBe(false);
  });
});

describe('a mask', () => {
  test('hides the birth date in an identity number and the middle of other documents', () => {
    expect(maskIdNumber('41082219760512001X')).toBe('410822********001X');
    expect(maskIdNumber('E12345678')).toBe('E1*****78');
    expect(maskIdNumber('1234')).toBe('****');
    expect(maskIdNumber('')).toBe('');
  });

  test('hides the middle of a telephone number, not a public hotline', () => {
    expect(maskPhone('13800130101')).toBe('138****0101');
    expect(maskPhone('0391-8681234')).toBe('039*******34');
    expect(maskPhone('12345')).toBe('12345');
  });

  test('leaves the beginning of an address, never the house and never half a character', () => {
    expect(maskAddress('博爱县月山镇柳溪村三组12号')).toBe('博爱县月****');
    expect(maskAddress('3号楼')).toBe('3****');
    expect(maskAddress('𠮷𠮷𠮷𠮷𠮷𠮷')).toBe('𠮷𠮷****');
    expect(maskAddress('')).toBe('****');
  });

  test('leaves the family name, whatever the length; an organisation keeps its name', () => {
    expect(maskName('郭某')).toBe('郭**');
    expect(maskName('郭某某某')).toBe('郭**');
    expect(maskName('𠮷某')).toBe('𠮷**');
    expect(maskName('John Smith')).toBe('J**');
    expect(maskName('某某农资店', 'organisation')).toBe('某某农资店');
    expect(maskName('')).toBe('');
  });
});

describe('the numbers of a party', () => {
  const faultsOf = (party: Partial<PartyNumbers>) =>
    partyFaults({ kind: 'person', ...party }).map(({ field }) => field);

  test('of a person are checked as a resident identity number, of an organisation as a credit code', () => {
    expect(faultsOf({ idNumber: '11010519491231002x' })).toEqual([]);
    expect(faultsOf({ idNumber: '110105194912310021' })).toEqual(['idNumber']);
    expect(faultsOf({ kind: 'organisation', idNumber: '91350100M000100Y43' })).toEqual([]);
    expect(faultsOf({ kind: 'organisation', idNumber: '11010519491231002X' })).toEqual(['idNumber']);
    expect(faultsOf({ kind: 'organisation', idType: 'resident', idNumber: '11010519491231002X' })).toEqual(
      [],
    );
  });

  test('of other documents are taken as they are, when it is said which', () => {
    expect(faultsOf({ idNumber: 'E12345678' })).toEqual(['idNumber']);
    for (const idType of ['passport', 'permit', 'other'] as const)
      expect(faultsOf({ idType, idNumber: 'E12345678' })).toEqual([]);
    expect(faultsOf({ idType: 'passport' })).toEqual(['idType']);
  });

  test('are refused in both languages without being repeated', () => {
    const words = JSON.stringify(
      partyFaults({ kind: 'person', idNumber: '110105194912310021', phone: '1398765' }),
    );
    expect(words).toMatch(/校验码不符；其他证件请选择证件类型.*电话号码格式不正确/);
    expect(words).not.toMatch(/110105194912310021|1398765/);
  });

  test('are kept in one spelling, and a telephone number is found with its dash and without', () => {
    expect(
      withNormalNumbers({ kind: 'person', idNumber: ' 11010519491231002x ', phone: '139 8765 0001' }),
    ).toEqual({
      kind: 'person',
      idType: 'resident',
      idNumber: '11010519491231002X',
      phone: '13987650001',
    });
    expect(phoneKey('0391-8681234')).toBe(phoneKey('（0391）8681234'));
  });
});
