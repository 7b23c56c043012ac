import { z } from 'zod';
import { checkPhone } from '../party/phone.ts';
import { noticeTopics } from './notice.topics.ts';

const topics = z
  .array(z.enum(noticeTopics))
  .max(noticeTopics.length)
  .refine((list) => new Set(list).size === list.length, {
    params: { zh: '不能重复', en: 'Each once' },
  });

const mobile = z
  .string()
  .trim()
  .max(30)
  .transform((text, context) => {
    const check = checkPhone(text);
    if (check.valid && (check.kind === 'mobile' || check.kind === 'foreign')) return check.phone;
    context.addIssue({
      code: 'custom',
      params: { zh: '请填写手机号码', en: 'Must be a mobile number' },
    });
    return z.NEVER;
  });

/**
 * Where somebody wants to be told what, besides the screen, which always tells. Quiet: nothing at night nor on rest days
 * unless the case is red.
 */
export const contactChoice = z
  .strictObject({
    email: z.email().max(254).nullable().default(null),
    phone: mobile.nullable().default(null),
    emailTopics: topics,
    smsTopics: topics,
    quiet: z.boolean(),
  })
  .refine(({ email, emailTopics }) => email !== null || emailTopics.length === 0, {
    path: ['email'],
    params: { zh: '请填写电子邮箱', en: 'An e-mail address is needed' },
  })
  .refine(({ phone, smsTopics }) => phone !== null || smsTopics.length === 0, {
    path: ['phone'],
    params: { zh: '请填写手机号码', en: 'A mobile number is needed' },
  });
export type ContactChoice = z.output<typeof contactChoice>;
