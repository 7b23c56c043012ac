import { z } from 'zod';
import { requiredText } from '../required.text.ts';

/** A line or page of text, trimmed, never empty. Length in characters. */
export const text = requiredText;
/** Why something was done: always asked for where somebody may later ask. */
export const reason = text(1000);
/** A free remark; may be left out. */
export const note = text(4000).optional();
/** A legal date in the office's time zone, YYYY-MM-DD, of a year that a living case can have. */
export const date = z.iso.date().refine((value) => value >= '1990-01-01' && value <= '2099-12-31', {
  params: { zh: '日期须在 1990 年至 2099 年之间', en: 'The date must lie between 1990 and 2099' },
});
export const id = z.uuid();
/** No list names the same twice. */
export const eachOnce = (list: readonly string[]): boolean => new Set(list).size === list.length;
export const twice = { params: { zh: '不能重复', en: 'Each once' } };

/** The mediators of a case: at least one, at most ten. @source Mediation Act, art. 19 */
export const staffIds = z.array(id).min(1).max(10).refine(eachOnce, twice);
export const partyIdList = z.array(id).max(60).refine(eachOnce, twice);
/** Money in fen, never negative, below a hundred billion yuan. */
export const amountFen = z.int().min(0).max(10_000_000_000_000);

/** The other ways that the parties were told of. @source Mediation Act, art. 26 */
export const remedies = z.strictObject({
  toldOn: date,
  ways: z
    .array(z.enum(['court', 'arbitration', 'administrative', 'enforcement', 'petition', 'other']))
    .min(1)
    .max(6)
    .refine(eachOnce, twice),
});
