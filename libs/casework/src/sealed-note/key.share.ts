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
  const { noteId, share, secret, to, by, at } = given;
  const sealed = to.map(({ keyId, publicKey }) =>
    sealTo(publicKey, boundShare(noteId, keyId, share), secret),
  );
  await execute(tx, {
    name: 'sealed-note.give',
    text: `insert into sealed_note_key (note_id, sealing_key_id, share, sealed, given_by, given_at)
           select $1, k.id, $3, k.sealed, $5, $6 from unnest($2::uuid[], $4::bytea[]) as k (id, sealed)
           on conflict (note_id, sealing_key_id, share) do update
             set sealed = excluded.sealed, given_by = excluded.given_by, given_at = excluded.given_at`,
    values: [noteId, to.map(({ keyId }) => keyId), share, sealed, by, at],
  });
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
 * Keeps the keys under which something of some notes lies as they are until the transaction ends: whoever changes their code
 * waits, and carries over what lies then. To be called when the notes are held, and before anything of them is read.
 */
export async function holdKeysOf(tx: Tx, noteIds: readonly string[]): Promise<void> {
  await execute(tx, {
    name: 'sealed-note.hold-keys',
    text: `select 1 from sealing_key where id in (
             select sealing_key_id from sealed_note_key where note_id = any($1::uuid[])
             union select h.sealing_key_id from seal_breaking_half h join seal_breaking b on b.id = h.breaking_id
                   where b.note_id = any($1::uuid[]))
           order by id for share`,
    values: [noteIds],
  });
}

/**
 * Carries everything that lies under an older key of somebody over to their present one; both are held.
 * @returns how much that was
 * @throws DecryptionError when something of it was altered: nothing goes over then
 */
export async function carryOver(
  tx: Tx,
  from: { readonly keyId: string; readonly pair: KeyPair },
  to: Recipient,
): Promise<number> {
  const lying = await query<SealedShare & { by: string; at: Date }>(tx, {
    text: `delete from sealed_note_key where sealing_key_id = $1
           returning note_id as "noteId", sealing_key_id as "keyId", share, sealed, given_by as by, given_at as at`,
    values: [from.keyId],
  });
  const rows = lying.map((row) => ({
    ...{ noteId: row.noteId, share: row.share, by: row.by, at: row.at },
    sealed: sealTo(
      to.publicKey,
      boundShare(row.noteId, to.keyId, row.share),
      openShare(from.pair, row),
    ).toString('hex'),
  }));
  // What lies under the present key already stays as it is.
  await execute(tx, {
    text: `insert into sealed_note_key (note_id, sealing_key_id, share, sealed, given_by, given_at)
           select "noteId", $2, share, decode(sealed, 'hex'), by, at
           from jsonb_to_recordset($1::jsonb) as r ("noteId" uuid, share text, sealed text, by uuid, at timestamptz)
           on conflict (note_id, sealing_key_id, share) do nothing`,
    values: [JSON.stringify(rows), to.keyId],
  });
  return rows.length;
}
