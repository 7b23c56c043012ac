import type { DataSource } from 'typeorm';
import { boundTo, execute, type KeyPair, openSealed, query, sealTo, type Tx } from '#platform';

/** All of the key of a note, or one of its halves. */
export type Share = 'whole' | 'leading' | 'guiding';
/** A half, of which one of each kind breaks a seal. */
export type Half = Exclude<Share, 'whole'>;
export const otherHalf = (half: Half): Half => (half === 'leading' ? 'guiding' : 'leading');

/** To whose key something of a note's key is to be sealed. */
export interface Recipient {
  readonly keyId: string;
  readonly publicKey: Buffer;
}

/** Something of the key of a note, as it lies. */
export interface SealedShare {
  readonly noteId: string;
  readonly keyId: string;
  readonly share: Share;
  readonly sealed: Buffer;
}

/** What a share belongs to: it opens as no other share, of no other note, under no other key. */
const boundShare = (noteId: string, keyId: string, share: Share): Buffer =>
  boundTo('fengqiao sealed note key', noteId, keyId, share);

/** Seals a share of the key of a note to each of some people. Who has such a one already gets this one instead. */
export async function giveShare(
  tx: Tx,
  given: {
    readonly noteId: string;
    readonly share: Share;
    readonly secret: Buffer;
    readonly to: readonly Recipient[];
    readonly by: string;
    readonly at: Date;
  },
): Promise<void> {
  const { noteId, share, secret, by, at } = given;
  for (const { keyId, publicKey } of given.to) {
    const sealed = sealTo(publicKey, boundShare(noteId, keyId, share), secret);
    await execute(tx, {
      name: 'sealed-note.give',
      text: `insert into sealed_note_key (note_id, sealing_key_id, share, sealed, given_by, given_at) values ($1, $2, $3, $4, $5, $6)
             on conflict (note_id, sealing_key_id, share) do update
               set sealed = excluded.sealed, given_by = excluded.given_by, given_at = excluded.given_at`,
      values: [noteId, keyId, share, sealed, by, at],
    });
  }
}

/** What a key holds of a note: any of the shares, or none. */
export async function sharesOf(
  on: Tx | DataSource,
  noteId: string,
  keyId: string,
): Promise<readonly SealedShare[]> {
  return await query<SealedShare>(on, {
    name: 'sealed-note.shares',
    text: `select note_id as "noteId", sealing_key_id as "keyId", share, sealed from sealed_note_key
           where note_id = $1 and sealing_key_id = $2`,
    values: [noteId, keyId],
  });
}

/** @throws DecryptionError when the share was altered or moved */
export const openShare = (pair: KeyPair, { noteId, keyId, share, sealed }: SealedShare): Buffer =>
  openSealed(pair, boundShare(noteId, keyId, share), sealed);

/**
 * Carries everything that lies under an older key of somebody over to their present one.
 * @throws DecryptionError when something of it was altered: nothing goes over then
 */
export async function carryOver(
  tx: Tx,
  from: { readonly keyId: string; readonly pair: KeyPair },
  to: Recipient,
): Promise<void> {
  const lying = await query<SealedShare & { by: string; at: Date }>(tx, {
    text: `select note_id as "noteId", sealing_key_id as "keyId", share, sealed, given_by as by, given_at as at
           from sealed_note_key where sealing_key_id = $1 order by note_id for update`,
    values: [from.keyId],
  });
  for (const row of lying) {
    const { noteId, share, by, at } = row;
    const held = await sharesOf(tx, noteId, to.keyId);
    if (!held.some((one) => one.share === share))
      await giveShare(tx, { noteId, share, secret: openShare(from.pair, row), to: [to], by, at });
    await execute(tx, {
      text: 'delete from sealed_note_key where note_id = $1 and sealing_key_id = $2 and share = $3',
      values: [noteId, from.keyId, share],
    });
  }
}
