import { z } from 'zod';

/** Asks to see a party with nothing masked. The reason is kept in the trail for whoever audits; a word is none. */
export const unmaskRequest = z.strictObject({ reason: z.string().trim().min(4).max(500) });
