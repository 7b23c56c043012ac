import { z } from 'zod';

/** What no keyboard types and no database keeps: NUL, and halves of a character. */
const isWritable = (value: string): boolean => !value.includes('\0') && !/\p{Surrogate}/u.test(value);

/** A sign that is seen: no blank, no mark without a letter, nothing that only steers others. Rare names stand in private use. */
const seen = /[^\s\p{Cc}\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Nothing in it that cannot be stored. */
export const writable = (schema: z.ZodString) =>
  schema.refine(isWritable, {
    params: { zh: '含有无法保存的字符', en: 'It contains characters that cannot be stored' },
  });

/**
 * What somebody has to write, trimmed: something that can be read, not only signs that nobody sees.
 * @param most   so many UTF-16 units
 * @param least  so many, default 1
 */
export const requiredText = (most: number, least = 1) =>
  writable(z.string().trim().min(least).max(most)).refine((value) => value === '' || seen.test(value), {
    params: { zh: '只有看不见的字符，请填写文字', en: 'Nothing of it can be seen: write something' },
  });
