import { newKey } from '../../../api/new-key.ts';
import type { HeldKey } from '../../../components/sealing/held-key.ts';
import { forget, keep, kept } from '../../../offline/vault.ts';

/** A note as it is being written. */
export interface NoteDraft {
  /** Under which it is sealed; another one as soon as something is changed, so that no answer is taken for a later text's. */
  readonly key: string;
  readonly talkedOn: string | undefined;
  readonly partyIds: readonly string[];
  readonly text: string;
  /** Readers to whom it is not to be opened. */
  readonly barredIds: readonly string[];
}

/** Nothing written yet. @param today  the talk was most likely today's */
export const emptyNote = (today: string): NoteDraft => ({
  key: newKey(),
  talkedOn: today,
  partyIds: [],
  text: '',
  barredIds: [],
});

interface KeptNote {
  readonly keyId: string;
  readonly iv: string;
  readonly bytes: string;
}

const idOf = (disputeId: string, ownerId: string): string => `sealed-note:${disputeId}:${ownerId}`;
const toText = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
const toBytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/**
 * Keeps a draft on this device, encrypted under what comes from the code of its writer, and that once more by the vault:
 * whoever has the device and even the account, but not the code, reads nothing.
 * @returns whether it is kept; not where the key is shut by now, or where the browser encrypts nothing
 */
export async function keepNote(disputeId: string, draft: NoteDraft, by: HeldKey | null): Promise<boolean> {
  const secret = by?.secret;
  if (!by || !secret) return false;
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(draft));
  const bytes = await crypto.subtle.encrypt(bound(iv, disputeId), secret, plain);
  const value: KeptNote = { keyId: by.keyId, iv: toText(iv), bytes: toText(new Uint8Array(bytes)) };
  await keep(by.ownerId, idOf(disputeId, by.ownerId), value);
  return true;
}

/** The draft of a case as it was kept. @returns null where there is none, or where it lies under another code */
export async function keptNote(disputeId: string, by: HeldKey): Promise<NoteDraft | null> {
  const { secret } = by;
  const value = (await kept(by.ownerId)).get(idOf(disputeId, by.ownerId)) as KeptNote | undefined;
  if (secret === null || value === undefined || value.keyId !== by.keyId) return null;
  try {
    const plain = await crypto.subtle.decrypt(
      bound(toBytes(value.iv), disputeId),
      secret,
      toBytes(value.bytes),
    );
    return JSON.parse(new TextDecoder().decode(plain)) as NoteDraft;
  } catch {
    return null;
  }
}

/** Is something kept for this case, whether it opens or not? */
export const hasKeptNote = async (disputeId: string, ownerId: string): Promise<boolean> =>
  (await kept(ownerId)).has(idOf(disputeId, ownerId));

/** Takes the draft of a case from this device. */
export const forgetNote = (disputeId: string, ownerId: string): Promise<void> =>
  forget(idOf(disputeId, ownerId));

/** It opens in its own case and nowhere else. */
const bound = (iv: Uint8Array<ArrayBuffer>, disputeId: string): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(disputeId),
});
