import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from './canonical.ts';

/**
 * What an event says of personal data without saying them: whoever holds data and salt can show that they are those of
 * the event; whoever holds the digest alone cannot guess them, and once the salt is erased nobody can.
 */
export interface Commitment {
  readonly of: 'party' | 'intake' | 'attachment' | 'sealed_note';
  /** Of the party, attachment or sealed note, or of the dispute. */
  readonly id: string;
  /** {@link committed} */
  readonly digest: string;
}

/** 128 random bits, hexadecimal: fresh for each row. */
export const newSalt = (): string => randomBytes(16).toString('hex');

/** SHA-256 over salt and canonical JSON of the values in plain text, in hexadecimal. */
export function committed(salt: string, values: unknown): string {
  return createHash('sha256').update(salt).update(canonicalJson(values)).digest('hex');
}
