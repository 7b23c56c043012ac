import { boundTo, execute, type KeyPair, openSealed, query, sealTo, type Tx } from '#platform';
import type { Half, Recipient } from './key.share.ts';

/** Which breaking of which note. */
export interface BreakingPlace {
  readonly disputeId: string;
  readonly noteId: string;
  readonly breakingId: string;
}

/** A request to break a seal, as it lies. */
export interface Breaking {
  readonly id: string;
  readonly noteId: string;
  /** The half of whoever asked. */
  readonly share: Half;
  readonly askedBy: string;
  readonly endsAt: Date;
  /** Null while it waits. */
  readonly outcome: string | null;
}

/** Somebody to whom a half can be sealed. */
export type Keeper = Recipient & { readonly staffId: string };

/** Who keeps a half under a key that is in use. @param but  somebody who does not count */
export async function keepersOf(tx: Tx, noteId: string, half: Half, but: string): Promise<readonly Keeper[]> {
  return await query<Keeper>(tx, {
    name: 'sealed-note.keepers',
    text: `select k.id as "keyId", k.public_key as "publicKey", k.staff_id as "staffId"
           from sealed_note_key s join sealing_key k on k.id = s.sealing_key_id and k.retired_at is null
           join staff p on p.id = k.staff_id and p.active
           where s.note_id = $1 and s.share = $2 and k.staff_id <> $3`,
    values: [noteId, half, but],
  });
}

/** A request of a note. @param lock  holds it until the transaction ends @returns undefined when there is none of this id */
export async function breakingOf(
  tx: Tx,
  { noteId, breakingId }: BreakingPlace,
  lock = false,
): Promise<Breaking | undefined> {
  const [row] = await query<Breaking>(tx, {
    text: `select id, note_id as "noteId", share, asked_by as "askedBy", ends_at as "endsAt", outcome
           from seal_breaking where note_id = $1 and id = $2${lock ? ' for no key update' : ''}`,
    values: [noteId, breakingId],
  });
  return row;
}

/** Writes that somebody asks. @returns false where a request of this note waits already */
export async function insertBreaking(
  tx: Tx,
  asked: Pick<Breaking, 'id' | 'noteId' | 'share' | 'askedBy' | 'endsAt'> & {
    readonly seq: number;
    readonly at: Date;
  },
): Promise<boolean> {
  const { id, noteId, share, askedBy, seq, at, endsAt } = asked;
  const written = await execute(tx, {
    text: `insert into seal_breaking (id, note_id, share, asked_by, asked_seq, asked_at, ends_at)
           values ($1, $2, $3, $4, $5, $6, $7) on conflict (note_id) where outcome is null do nothing`,
    values: [id, noteId, share, askedBy, seq, at, endsAt],
  });
  return written > 0;
}

/** Hands the half of whoever asks to each who keeps the other. */
export async function handOver(
  tx: Tx,
  breakingId: string,
  secret: Buffer,
  to: readonly Recipient[],
): Promise<void> {
  const sealed = to.map(({ keyId, publicKey }) => sealTo(publicKey, boundHalf(breakingId, keyId), secret));
  await execute(tx, {
    name: 'sealed-note.hand-over',
    text: `insert into seal_breaking_half (breaking_id, sealing_key_id, sealed)
           select $1, k.id, k.sealed from unnest($2::uuid[], $3::bytea[]) as k (id, sealed)`,
    values: [breakingId, to.map(({ keyId }) => keyId), sealed],
  });
}

/** What was handed to a key. @returns a way to open it; undefined where nothing was */
export async function handedTo(
  tx: Tx,
  breakingId: string,
  keyId: string,
): Promise<((pair: KeyPair) => Buffer) | undefined> {
  const [handed] = await query<{ sealed: Buffer }>(tx, {
    text: 'select sealed from seal_breaking_half where breaking_id = $1 and sealing_key_id = $2',
    values: [breakingId, keyId],
  });
  return handed && ((pair) => openSealed(pair, boundHalf(breakingId, keyId), handed.sealed));
}

/** Ends a request; the half that was handed over is forgotten. @param seq  of the event that broke the seal */
export async function endBreaking(
  tx: Tx,
  id: string,
  ended: {
    readonly outcome: 'broken' | 'refused';
    readonly by: string;
    readonly at: Date;
    readonly seq: number | null;
  },
): Promise<void> {
  const { outcome, by, at, seq } = ended;
  await execute(tx, {
    text: `with forgotten as (delete from seal_breaking_half where breaking_id = $1)
           update seal_breaking set outcome = $2, answered_by = $3, answered_at = $4, broken_seq = $5 where id = $1`,
    values: [id, outcome, by, at, seq],
  });
}

/**
 * Carries the halves that were handed to an older key of somebody over to their present one: what they were asked waits for
 * them still.
 * @returns how many there were
 * @throws DecryptionError when something of it was altered
 */
export async function carryHandedOver(
  tx: Tx,
  from: { readonly keyId: string; readonly pair: KeyPair },
  to: Recipient,
): Promise<number> {
  const lying = await query<{ breakingId: string; sealed: Buffer }>(tx, {
    text: `delete from seal_breaking_half where sealing_key_id = $1 returning breaking_id as "breakingId", sealed`,
    values: [from.keyId],
  });
  for (const { breakingId, sealed } of lying)
    await handOver(tx, breakingId, openSealed(from.pair, boundHalf(breakingId, from.keyId), sealed), [to]);
  return lying.length;
}

const boundHalf = (breakingId: string, keyId: string): Buffer =>
  boundTo('fengqiao seal breaking', breakingId, keyId);
