export type PhoneKind = 'mobile' | 'landline' | 'hotline' | 'foreign';

export type PhoneCheck =
  | { readonly valid: true; readonly kind: PhoneKind; readonly phone: string }
  | { readonly valid: false; readonly zh: string; readonly en: string };

const forms: readonly (readonly [PhoneKind, RegExp])[] = [
  ['mobile', /^1[3-9]\d{9}$/],
  ['landline', /^(0\d{2,3}-?)?[2-9]\d{6,7}$/],
  ['hotline', /^(110|119|120|122|12\d{3}|9\d{4})$/],
  ['foreign', /^\+(?!86)[1-9]\d{6,14}$/],
];

/**
 * Checks a telephone number as offices write it: mobile, landline with or without area code, public
 * hotline, foreign number with its country code (+).
 * Blanks and brackets inside, a leading +86 and dashes between the groups of a mobile number are forgiven.
 * @returns the number as it is to be stored; a landline keeps one dash after its area code if it was written
 */
export function checkPhone(text: string): PhoneCheck {
  const compact = text.replace(/[\s()（）]/g, '').replace(/^(\+|00)86-?/, '');
  const candidates = [compact, compact.replaceAll('-', '')];
  for (const [kind, form] of forms) {
    const phone = candidates.find((candidate) => form.test(candidate));
    if (phone !== undefined) return { valid: true, kind, phone };
  }
  return { valid: false, zh: '电话号码格式不正确', en: 'not a telephone number' };
}
