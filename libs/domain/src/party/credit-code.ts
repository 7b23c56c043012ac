/** Why a unified social credit code is refused. */
export type CreditCodeFault = 'format' | 'check-digit';

export type CreditCodeCheck =
  | { readonly valid: true; readonly code: string }
  | { readonly valid: false; readonly fault: CreditCodeFault; readonly zh: string; readonly en: string };

/** Letters that are mistaken for digits (I, O, S, V, Z) do not occur. The place in the row is the value. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

/**
 * Checks the unified social credit code of an organisation: 18 places and the check character.
 * Surrounding blanks and small letters are forgiven.
 * @source GB 32100-2015
 */
export function checkCreditCode(text: string): CreditCodeCheck {
  const code = text.trim().toUpperCase();
  if (!/^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/.test(code)) {
    return {
      valid: false,
      fault: 'format',
      zh: '统一社会信用代码应为18位数字或大写字母(不含I、O、S、V、Z)',
      en: 'not 18 places of digits and letters without I, O, S, V and Z',
    };
  }
  const sum = weights.reduce(
    (total, weight, index) => total + weight * alphabet.indexOf(code.charAt(index)),
    0,
  );
  if (alphabet.charAt((31 - (sum % 31)) % 31) !== code.charAt(17)) {
    return {
      valid: false,
      fault: 'check-digit',
      zh: '统一社会信用代码校验码不符',
      en: 'the check character does not match',
    };
  }
  return { valid: true, code };
}
