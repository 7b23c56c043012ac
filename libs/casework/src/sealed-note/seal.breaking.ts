import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { audit } from '#casework/audit';
import { type CommandOptions, maskedOnly } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { may, notYours, unsealingHours } from '#domain';
import { boundTo, execute, inTransaction, joinHalves, openSealed, query, sealTo, type Tx } from '#platform';
import {
  giveShare,
  type Half,
  openShare,
  otherHalf,
  type Recipient,
  type SealedShare,
  sharesOf,
} from './key.share.ts';
import { letLapse } from './seal.lapse.ts';
import { keepsNoHalf, noSuchNote, refused } from './sealed-note.refusals.ts';
import { SealedNoteRoom } from './sealed-note.service.ts';
import { hasBroken, notErased, noteOf, type StandingNote, wordsOf } from './sealed-note.store.ts';
import type { OpenKey, Unlocking } from './unlocked.key.ts';

/** Which breaking of which note. */
export interface BreakingPlace {
  readonly disputeId: string;
  readonly noteId: string;
  readonly breakingId: string;
}

interface Breaking {
  readonly id: string;
  readonly noteId: string;
  readonly share: Half;
  readonly askedBy: string;
  readonly endsAt: Date;
  readonly outcome: string | null;
}

/**
 * Breaking a seal: somebody who keeps one half of the key of a note asks, and hands their half to whoever keeps the other,
 * sealed to them; one of these agrees within 72 hours, joins the halves, and both can open the note from then on. That it
 * was asked and that it was broken are events of the case, which nobody can take away.
 */
@Injectable()
export class SealBreaking {
  constructor(private readonly room: SealedNoteRoom) {}

  /**
   * Asks the other side to break a seal.
   * @throws RuleError not-found; forbidden (code "event-not-yours", "keeps-no-half"); conflict (code "sealing-locked",
   *         "no-keepers", "breaking-under-way", "seal-broken-already", "sealed-note-erased", "sealed-note-damaged")
   */
  async ask(
    actor: StaffActor,
    place: { readonly disputeId: string; readonly noteId: string },
    reason: string,
    request: Unlocking,
    options: CommandOptions,
  ): Promise<{ readonly id: string }> {
    const { dataSource, disputes, clock, unlocked } = this.room;
    const { disputeId, noteId } = place;
    const note = await this.noteFor(actor, 'ASK_TO_UNSEAL', place);
    const own = await unlocked.of(request);
    const [half] = halvesAmong(await sharesOf(dataSource, noteId, own.keyId));
    if (half === undefined) throw keepsNoHalf();
    if (await hasBroken(dataSource, noteId, actor.staffId)) throw refused('seal-broken-already');
    return await inTransaction(dataSource, async (tx) => {
      const intention = { type: 'ASK_TO_UNSEAL' as const, noteId, reason };
      const { version } = await disputes.apply(tx, disputeId, intention, actor, options);
      await noteOf(tx, disputeId, note.id, true);
      await letLapse(tx, clock.now(), noteId);
      const others = await keepersOf(tx, noteId, otherHalf(half.share), actor.staffId);
      if (others.length === 0) throw refused('no-keepers');
      const id = randomUUID();
      const now = clock.now();
      const endsAt = new Date(now.getTime() + unsealingHours * 3_600_000);
      const asked = await execute(tx, {
        text: `insert into seal_breaking (id, note_id, share, asked_by, asked_seq, asked_at, ends_at)
               values ($1, $2, $3, $4, $5, $6, $7) on conflict (note_id) where outcome is null do nothing`,
        values: [id, noteId, half.share, actor.staffId, version, now, endsAt],
      });
      if (asked === 0) throw refused('breaking-under-way');
      const secret = this.room.opened(noteId, () => openShare(own.pair, half));
      for (const { keyId, publicKey } of others) {
        await execute(tx, {
          text: 'insert into seal_breaking_half (breaking_id, sealing_key_id, sealed) values ($1, $2, $3)',
          values: [id, keyId, sealTo(publicKey, boundHalf(id, keyId), secret)],
        });
      }
      return { id };
    });
  }

  /**
   * Agrees: joins the halves, lets the two open the note, and marks it.
   * @throws RuleError not-found; forbidden (code "event-not-yours", "keeps-no-half"); conflict (code "sealing-locked",
   *         "breaking-answered", "breaking-lapsed", "sealed-note-damaged")
   */
  async agree(
    actor: StaffActor,
    place: BreakingPlace,
    reason: string,
    request: Unlocking,
    options: CommandOptions,
  ): Promise<void> {
    const { dataSource, disputes, unlocked, clock } = this.room;
    const { disputeId, noteId } = place;
    const note = await this.noteFor(actor, 'UNSEAL_NOTE', place);
    const before = await breakingOf(dataSource, place);
    if (before === undefined) throw noSuchNote();
    const own = await unlocked.of(request);
    await inTransaction(dataSource, async (tx) => {
      const intention = { type: 'UNSEAL_NOTE' as const, noteId, reason, askedById: before.askedBy };
      const { version } = await disputes.apply(tx, disputeId, intention, actor, options);
      const breaking = await this.awaited(tx, place);
      const key = await this.joined(tx, actor, breaking, own);
      this.room.opened(noteId, () => wordsOf(key, note, note.content));
      const asker = await keepersOf(tx, noteId, breaking.share, actor.staffId);
      const to = asker.filter(({ staffId }) => staffId === breaking.askedBy);
      const both = [...to, { keyId: own.keyId, publicKey: own.pair.publicKey }];
      const now = clock.now();
      await giveShare(tx, { noteId, share: 'whole', secret: key, to: both, by: actor.staffId, at: now });
      await this.answer(tx, breaking.id, { outcome: 'broken', by: actor.staffId, seq: version });
    });
  }

  /**
   * Says no, or takes back what one has asked oneself.
   * @throws RuleError not-found; forbidden, code "keeps-no-half"; conflict (code "breaking-answered", "breaking-lapsed")
   */
  async refuse(actor: StaffActor, place: BreakingPlace, reason: string): Promise<void> {
    const { disputeId, noteId } = place;
    await this.noteFor(actor, 'UNSEAL_NOTE', place);
    await inTransaction(this.room.dataSource, async (tx) => {
      const { townshipId } = await this.room.detail.standing(disputeId, actor, tx);
      const breaking = await this.awaited(tx, place);
      const others = await keepersOf(tx, noteId, otherHalf(breaking.share), breaking.askedBy);
      const { staffId, organisationId } = actor;
      if (staffId !== breaking.askedBy && !others.some((other) => other.staffId === staffId))
        throw keepsNoHalf();
      await this.answer(tx, breaking.id, { outcome: 'refused', by: staffId, seq: null });
      const at = this.room.clock.now().toISOString();
      const entry = { staffId, organisationId, townshipId, disputeId, sealedNoteId: noteId, reason, at };
      await audit(tx, { ...entry, action: 'sealed-note.refuse' });
    });
  }

  private async noteFor(
    actor: StaffActor,
    event: 'ASK_TO_UNSEAL' | 'UNSEAL_NOTE',
    { disputeId, noteId }: { readonly disputeId: string; readonly noteId: string },
  ): Promise<StandingNote> {
    const { dataSource, detail } = this.room;
    const { sight, ties } = await detail.standing(disputeId, actor);
    if (sight !== 'case') throw maskedOnly();
    if (!may(actor, event, ties)) throw notYours(event);
    const note = await noteOf(dataSource, disputeId, noteId);
    if (note === undefined) throw noSuchNote();
    return notErased(note);
  }

  /** The breaking, held until the transaction ends, if it still waits for an answer. */
  private async awaited(tx: Tx, place: BreakingPlace): Promise<Breaking> {
    const breaking = await breakingOf(tx, place, true);
    if (breaking === undefined) throw noSuchNote();
    if (breaking.outcome !== null)
      throw refused(breaking.outcome === 'lapsed' ? 'breaking-lapsed' : 'breaking-answered');
    if (breaking.endsAt <= this.room.clock.now()) throw refused('breaking-lapsed');
    return breaking;
  }

  private async joined(tx: Tx, actor: StaffActor, breaking: Breaking, own: OpenKey): Promise<Buffer> {
    const wanted = otherHalf(breaking.share);
    const half = halvesAmong(await sharesOf(tx, breaking.noteId, own.keyId)).find(
      ({ share }) => share === wanted,
    );
    const [handed] = await query<{ sealed: Buffer }>(tx, {
      text: 'select sealed from seal_breaking_half where breaking_id = $1 and sealing_key_id = $2',
      values: [breaking.id, own.keyId],
    });
    if (half === undefined || handed === undefined || actor.staffId === breaking.askedBy) throw keepsNoHalf();
    return this.room.opened(breaking.noteId, () =>
      joinHalves([
        openShare(own.pair, half),
        openSealed(own.pair, boundHalf(breaking.id, own.keyId), handed.sealed),
      ]),
    );
  }

  private async answer(
    tx: Tx,
    id: string,
    {
      outcome,
      by,
      seq,
    }: { readonly outcome: 'broken' | 'refused'; readonly by: string; readonly seq: number | null },
  ): Promise<void> {
    await execute(tx, {
      text: `with forgotten as (delete from seal_breaking_half where breaking_id = $1)
             update seal_breaking set outcome = $2, answered_by = $3, answered_at = $4, broken_seq = $5 where id = $1`,
      values: [id, outcome, by, this.room.clock.now(), seq],
    });
  }
}

const halvesAmong = (shares: readonly SealedShare[]) =>
  shares.filter((one): one is SealedShare & { readonly share: Half } => one.share !== 'whole');

/** Who keeps a half under a key that is in use. @param but  somebody who does not count */
async function keepersOf(
  tx: Tx,
  noteId: string,
  half: Half,
  but: string,
): Promise<readonly (Recipient & { readonly staffId: string })[]> {
  return await query(tx, {
    name: 'sealed-note.keepers',
    text: `select k.id as "keyId", k.public_key as "publicKey", k.staff_id as "staffId"
           from sealed_note_key s join sealing_key k on k.id = s.sealing_key_id and k.retired_at is null
           join staff p on p.id = k.staff_id and p.active
           where s.note_id = $1 and s.share = $2 and k.staff_id <> $3`,
    values: [noteId, half, but],
  });
}

async function breakingOf(
  on: Parameters<typeof sharesOf>[0],
  { noteId, breakingId }: BreakingPlace,
  lock = false,
): Promise<Breaking | undefined> {
  const [row] = await query<Breaking>(on, {
    text: `select id, note_id as "noteId", share, asked_by as "askedBy", ends_at as "endsAt", outcome
           from seal_breaking where note_id = $1 and id = $2${lock ? ' for update' : ''}`,
    values: [noteId, breakingId],
  });
  return row;
}

const boundHalf = (breakingId: string, keyId: string): Buffer =>
  boundTo('fengqiao seal breaking', breakingId, keyId);
