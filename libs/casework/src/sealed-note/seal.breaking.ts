import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { audit } from '#casework/audit';
import { type CommandOptions, Receipts, seenWhole } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { may, notYours, unsealingHours } from '#domain';
import { inTransaction, joinHalves, type Tx } from '#platform';
import {
  giveShare,
  type Half,
  holdKeysOf,
  openShare,
  otherHalf,
  type SealedShare,
  sharesOf,
} from './key.share.ts';
import {
  type Breaking,
  type BreakingPlace,
  breakingOf,
  endBreaking,
  handedTo,
  handOver,
  insertBreaking,
  keepersOf,
} from './seal.breaking.store.ts';
import { letLapse } from './seal.lapse.ts';
import { keepsNoHalf, noSuchNote, refused } from './sealed-note.refusals.ts';
import { SealedNoteRoom } from './sealed-note.service.ts';
import { hasBroken, notErased, noteOf, type StandingNote, wordsOf } from './sealed-note.store.ts';
import type { OpenKey, Unlocking } from './unlocked.key.ts';

type NotePlace = Omit<BreakingPlace, 'breakingId'>;

/** What somebody does with their half: why, with which key, and what the request says about itself. */
export interface Step {
  readonly reason: string;
  readonly request: Unlocking;
  readonly options: CommandOptions;
}

/**
 * Breaking a seal: somebody who keeps one half of the key of a note asks, and hands their half to whoever keeps the other,
 * sealed to them; one of these agrees within 72 hours, joins the halves, and both can open the note from then on. That it
 * was asked and that it was broken are events of the case, which nobody can take away.
 *
 * Everything is read once the note and the keys of its shares are held: meanwhile nobody deals the halves anew, and nobody
 * carries one over to another key.
 */
@Injectable()
export class SealBreaking {
  constructor(
    private readonly room: SealedNoteRoom,
    private readonly receipts: Receipts,
  ) {}

  /**
   * Asks the other side to break a seal; sent twice under one key it is asked once.
   * @throws RuleError not-found; forbidden (code "event-not-yours", "keeps-no-half"); conflict (code "sealing-locked",
   *         "no-keepers", "breaking-under-way", "seal-broken-already", "sealed-note-erased", "sealed-note-damaged")
   */
  async ask(actor: StaffActor, place: NotePlace, step: Step): Promise<{ readonly id: string }> {
    await this.assertMay(actor, 'ASK_TO_UNSEAL', place);
    const { reason, options } = step;
    const body = { type: 'ASK_TO_UNSEAL', ...place, reason };
    return await this.receipts.once({ actorId: actor.staffId, key: options.commandKey, body }, (tx) =>
      this.hand(tx, actor, place, step),
    );
  }

  private async hand(
    tx: Tx,
    actor: StaffActor,
    { disputeId, noteId }: NotePlace,
    { reason, request, options }: Step,
  ): Promise<{ readonly id: string }> {
    const { disputes, clock, unlocked } = this.room;
    const intention = { type: 'ASK_TO_UNSEAL' as const, noteId, reason };
    const { version } = await disputes.apply(tx, disputeId, intention, actor, options);
    await this.held(tx, { disputeId, noteId });
    const own = await unlocked.of(request, tx);
    const [half] = halvesAmong(await sharesOf(tx, noteId, own.keyId));
    if (half === undefined) throw keepsNoHalf();
    if (await hasBroken(tx, noteId, actor.staffId)) throw refused('seal-broken-already');
    const at = clock.now();
    await letLapse(tx, at, noteId);
    const others = await keepersOf(tx, noteId, otherHalf(half.share), actor.staffId);
    if (others.length === 0) throw refused('no-keepers');
    const id = randomUUID();
    const endsAt = new Date(at.getTime() + unsealingHours * 3_600_000);
    const asked = { id, noteId, share: half.share, askedBy: actor.staffId, seq: version, at, endsAt };
    if (!(await insertBreaking(tx, asked))) throw refused('breaking-under-way');
    const secret = this.room.opened(noteId, () => openShare(own.pair, half));
    await handOver(tx, id, secret, others);
    return { id };
  }

  /**
   * Agrees: joins the halves, lets the two open the note, and marks it; sent twice under one key it is broken once.
   * @throws RuleError not-found; forbidden (code "event-not-yours", "keeps-no-half"); conflict (code "sealing-locked",
   *         "breaking-answered", "breaking-lapsed", "asker-opens-nothing", "sealed-note-damaged")
   */
  async agree(actor: StaffActor, place: BreakingPlace, step: Step): Promise<void> {
    await this.assertMay(actor, 'UNSEAL_NOTE', place);
    const { reason, options } = step;
    const body = { type: 'UNSEAL_NOTE', ...place, reason };
    await this.receipts.once({ actorId: actor.staffId, key: options.commandKey, body }, async (tx) => {
      await this.join(tx, actor, place, step);
      return null;
    });
  }

  private async join(
    tx: Tx,
    actor: StaffActor,
    place: BreakingPlace,
    { reason, request, options }: Step,
  ): Promise<void> {
    const { disputes, clock, unlocked } = this.room;
    const { disputeId, noteId } = place;
    const before = await breakingOf(tx, place);
    if (before === undefined) throw noSuchNote();
    const intention = { type: 'UNSEAL_NOTE' as const, noteId, reason, askedById: before.askedBy };
    const { version: seq } = await disputes.apply(tx, disputeId, intention, actor, options);
    const note = await this.held(tx, place);
    const own = await unlocked.of(request, tx);
    const breaking = await this.awaited(tx, place);
    const key = await this.joined(tx, actor, breaking, own);
    this.room.opened(noteId, () => wordsOf(key, note, note.content));
    const sameSide = await keepersOf(tx, noteId, breaking.share, actor.staffId);
    const asker = sameSide.find(({ staffId }) => staffId === breaking.askedBy);
    // Else whoever agrees would read it alone.
    if (asker === undefined) throw refused('asker-opens-nothing');
    const [by, at] = [actor.staffId, clock.now()];
    const to = [asker, { keyId: own.keyId, publicKey: own.pair.publicKey }];
    await giveShare(tx, { noteId, share: 'whole', secret: key, to, by, at });
    await endBreaking(tx, breaking.id, { outcome: 'broken', by, at, seq });
  }

  /**
   * Says no, or takes back what one has asked oneself.
   * @throws RuleError not-found; forbidden, code "keeps-no-half"; conflict (code "breaking-answered", "breaking-lapsed")
   */
  async refuse(actor: StaffActor, place: BreakingPlace, reason: string): Promise<void> {
    const { disputeId, noteId } = place;
    await this.assertMay(actor, 'UNSEAL_NOTE', place);
    await inTransaction(this.room.dataSource, async (tx) => {
      const { townshipId } = await this.room.detail.standing(disputeId, actor, tx);
      await this.held(tx, place);
      const breaking = await this.awaited(tx, place);
      const others = await keepersOf(tx, noteId, otherHalf(breaking.share), breaking.askedBy);
      const { staffId, organisationId } = actor;
      if (staffId !== breaking.askedBy && !others.some((other) => other.staffId === staffId))
        throw keepsNoHalf();
      const at = this.room.clock.now();
      await endBreaking(tx, breaking.id, { outcome: 'refused', by: staffId, at, seq: null });
      const entry = { staffId, organisationId, townshipId, disputeId, sealedNoteId: noteId, reason };
      await audit(tx, { ...entry, at: at.toISOString(), action: 'sealed-note.refuse' });
    });
  }

  private async assertMay(
    actor: StaffActor,
    event: 'ASK_TO_UNSEAL' | 'UNSEAL_NOTE',
    { disputeId, noteId }: NotePlace,
  ): Promise<void> {
    const { dataSource, detail } = this.room;
    const { ties } = seenWhole(await detail.standing(disputeId, actor));
    if (!may(actor, event, ties)) throw notYours(event);
    if ((await noteOf(dataSource, disputeId, noteId)) === undefined) throw noSuchNote();
  }

  /** The note, held until the transaction ends, and with it the keys of its shares. */
  private async held(tx: Tx, { disputeId, noteId }: NotePlace): Promise<StandingNote> {
    const note = await noteOf(tx, disputeId, noteId, true);
    if (note === undefined) throw noSuchNote();
    await holdKeysOf(tx, [noteId]);
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
    const shares = halvesAmong(await sharesOf(tx, breaking.noteId, own.keyId));
    const half = shares.find(({ share }) => share === wanted);
    const handed = await handedTo(tx, breaking.id, own.keyId);
    if (half === undefined || handed === undefined || actor.staffId === breaking.askedBy) throw keepsNoHalf();
    return this.room.opened(breaking.noteId, () => joinHalves([openShare(own.pair, half), handed(own.pair)]));
  }
}

const halvesAmong = (shares: readonly SealedShare[]) =>
  shares.filter((one): one is SealedShare & { readonly share: Half } => one.share !== 'whole');
