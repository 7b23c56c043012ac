import { readSealingCode } from '#domain';
import { shown } from '../../offline/shown.ts';

/** That the code was given in this window, by whom and for which key; it lives in memory alone. */
export interface HeldKey {
  readonly ownerId: string;
  readonly keyId: string;
  /** Opens drafts of sealed notes on this device; null over plain HTTP, where browsers have no cryptography. */
  readonly secret: CryptoKey | null;
}

/** Of the one who has given their code in this window; null when it is shut. */
export const heldKey = shown<HeldKey | null>(null);

/** As OWASP recommends for PBKDF2 with SHA-256 (2023); fifteen drawn figures hold besides. A second of an old telephone. */
const rounds = 600_000;

/** What drafts are encrypted under: from the code as it was typed, and never to be read back out of the browser. */
export async function draftSecretFrom(typed: string, keyId: string): Promise<CryptoKey | null> {
  const code = readSealingCode(typed);
  if (!isSecureContext || code === null) return null;
  const bytes = (text: string) => new TextEncoder().encode(text);
  const base = await crypto.subtle.importKey('raw', bytes(code), 'PBKDF2', false, ['deriveKey']);
  const salt = bytes(`fengqiao draft of a sealed note ${keyId}`);
  return await crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}
