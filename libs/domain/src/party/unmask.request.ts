import { z } from 'zod';
import { requiredText } from '../required.text.ts';

/** Asks to see a party with nothing masked. The reason is kept in the trail for whoever audits; a word is none. */
export const unmaskRequest = z.strictObject({ reason: requiredText(500, 4) });
