import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { audit } from '#casework/audit';
import {
  AccessLog,
  type CommandOptions,
  DisputeDetail,
  DisputeService,
  Receipts,
  seenWhole,
} from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { isConfidant, type Keepers, may, notYours, type SealedWords, type sealedNoteInput } from '#domain';
import {
  Clock,
  DecryptionError,
  execute,
  inTransaction,
  makeTextKey,
  query,
  splitKey,
  type Tx,
} from '#platform';
import { giveShare, holdKeysOf, openShare, type Recipient, sharesOf } from './key.share.ts';
import { agreedTo, circleOf } from './note.circle.ts';
import { noPartyHere, noSuchNote, notSealedToYou, notYetTalked, refused } from './sealed-note.refusals.ts';
import {
  commitmentTo,
  hasBroken,
  holdsKey,
  insertNote,
  notErased,
  noteOf,
  type SealedNote,
  sealedContent,
  wordsOf,
} from './sealed-note.store.ts';
import { type OpenKey, UnlockedKeys, type Unlocking } from './unlocked.key.ts';

/** Of one case. Each is a separate talk; forty rounds of shuttling are more than anybody bears. */
const notesAtMost = 200;

/** What sealed notes need of the house, in one. */
@Injectable()
export class SealedNoteRoom {
  readonly #logger = new Logger('SealedNote');

  constructor(
    readonly dataSource: DataSource,
    readonly clock: Clock,
    readonly unlocked: UnlockedKeys,
    readonly detail: DisputeDetail,
    readonly disputes: DisputeService,
  ) {}

  /**
   * What opens of a note. Bytes that were altered are named to whoever asks and to whoever looks after the machine.
   * @throws RuleError kind "conflict", code "sealed-note-damaged"
   */
  opened<T>(noteId: string, open: () => T): T {
    try {
      return open();
    } catch (error) {
      if (!(error instanceof DecryptionError)) throw error;
      this.#logger.error(`The sealed note ${noteId} does not open: ${error.message}`);
      throw refused('sealed-note-damaged');
    }
  }
}

/** Writes, opens and shares notes of separate talks. No door but these has their words, and nothing keeps them. */
@Injectable()
export class SealedNoteService {
  constructor(
    private readonly room: SealedNoteRoom,
    private readonly accesses: AccessLog,
    private readonly receipts: Receipts,
  ) {}

  /**
   * Seals a note: for the keys that its writer was shown and agreed to, the writer's own among them.
   * @returns its id
   * @throws RuleError not-found, forbidden, stale; invalid for a talk of tomorrow or with somebody who is no party; conflict (code "sealing-locked", "circle-changed")
   */
  async add(
    actor: StaffActor,
    disputeId: string,
    { keyIds, ...words }: z.output<typeof sealedNoteInput>,
    request: Unlocking,
    options: CommandOptions,
  ): Promise<{ readonly id: string }> {
    const { ties } = await this.room.detail.standing(disputeId, actor);
    if (!may(actor, 'SEAL_NOTE', ties)) throw notYours('SEAL_NOTE');
    if (words.talkedOn > this.room.clock.today()) throw notYetTalked();
    const own = await this.room.unlocked.of(request);
    // Its words are left out on purpose: a digest of them would let somebody with the key file try what they may say.
    const body = { disputeId, keyIds };
    return await this.receipts.once({ actorId: actor.staffId, key: options.commandKey, body }, (tx) =>
      this.write(tx, actor, disputeId, { keyIds, words, own }, options),
    );
  }

  private async write(
    tx: Tx,
    actor: StaffActor,
    disputeId: string,
    {
      keyIds,
      words,
      own,
    }: { readonly keyIds: readonly string[]; readonly words: SealedWords; readonly own: OpenKey },
    options: CommandOptions,
  ): Promise<{ readonly id: string }> {
    const id = randomUUID();
    const key = makeTextKey();
    const content = sealedContent(key, { id, disputeId }, words);
    const { version, snapshot } = await this.room.disputes.apply(
      tx,
      disputeId,
      { type: 'SEAL_NOTE', noteId: id },
      actor,
      { ...options, commitments: [commitmentTo(id, content)] },
    );
    const known = new Set(snapshot.context.parties.map((party) => party.id));
    for (const [at, partyId] of words.partyIds.entries()) if (!known.has(partyId)) throw noPartyHere(at);
    await this.assertRoom(tx, disputeId);
    const circle = await circleOf(tx, snapshot.context, this.room.clock.today());
    const { readers, keepers } = await agreedTo(tx, circle, keyIds);
    if (!readers.some(({ keyId }) => keyId === own.keyId)) throw refused('circle-changed');
    await insertNote(tx, { id, disputeId, addedSeq: version, content });
    await this.give(tx, actor, id, key, { readers, keepers });
    return { id };
  }

  /**
   * What a note says, to a mediator of the case, or to one of the two who broke its seal. Each look is noted.
   * @throws RuleError not-found; forbidden (code "masked-only", "not-sealed-to-you"); conflict (code "sealing-locked",
   *         "sealed-note-erased", "sealed-note-damaged")
   */
  async open(actor: StaffActor, disputeId: string, noteId: string, request: Unlocking): Promise<SealedWords> {
    const { dataSource, clock, detail } = this.room;
    const { ties, townshipId } = seenWhole(await detail.standing(disputeId, actor));
    const note = await noteOf(dataSource, disputeId, noteId);
    if (note === undefined) throw noSuchNote();
    if (!isConfidant(actor, ties) && !(await hasBroken(dataSource, noteId, actor.staffId)))
      throw noSuchNote();
    const words = await this.read(note, await this.room.unlocked.of(request));
    await this.accesses.note(actor, disputeId);
    const { staffId, organisationId } = actor;
    const entry = { staffId, organisationId, townshipId, disputeId, sealedNoteId: noteId };
    const at = clock.now().toISOString();
    await inTransaction(dataSource, (tx) => audit(tx, { ...entry, action: 'sealed-note.read', at }));
    return words;
  }

  private async read(note: SealedNote, own: OpenKey): Promise<SealedWords> {
    const { content } = notErased(note);
    const key = await this.keyOf(this.room.dataSource, note.id, own);
    return this.room.opened(note.id, () => wordsOf(key, note, content));
  }

  private async keyOf(on: Tx | DataSource, noteId: string, own: OpenKey): Promise<Buffer> {
    const share = (await sharesOf(on, noteId, own.keyId)).find((one) => one.share === 'whole');
    if (share === undefined) throw notSealedToYou();
    return this.room.opened(noteId, () => openShare(own.pair, share));
  }

  /**
   * Lets further people open a note, and deals the halves of its key anew where keepers are among them. Whoever can open it
   * says so, having seen whose keys they are: a key that an administrator made in somebody's name opens nothing by itself.
   * So may who mediated the case before, as long as they see it and have their key: it goes to nobody but its mediators.
   * @throws RuleError not-found, forbidden; conflict (code "sealing-locked", "circle-changed", "breaking-under-way" while
   *         somebody has asked to break the seal)
   */
  async widen(
    actor: StaffActor,
    { disputeId, noteId }: { readonly disputeId: string; readonly noteId: string },
    keyIds: readonly string[],
    request: Unlocking,
  ): Promise<void> {
    const { dataSource, clock, detail } = this.room;
    await inTransaction(dataSource, async (tx) => {
      // Who mediates the case is what it is until the end of this.
      await execute(tx, { text: 'select 1 from dispute where id = $1 for update', values: [disputeId] });
      const { ties, townshipId, context } = seenWhole(await detail.standing(disputeId, actor, tx));
      const note = await noteOf(tx, disputeId, noteId, true);
      if (note === undefined) throw noSuchNote();
      await holdKeysOf(tx, [noteId]);
      if (!isConfidant(actor, ties) && !(await holdsKey(tx, noteId, actor.staffId))) throw noSuchNote();
      notErased(note);
      const key = await this.keyOf(tx, noteId, await this.room.unlocked.of(request, tx));
      const chosen = await agreedTo(tx, await circleOf(tx, context, clock.today()), keyIds);
      if (chosen.keepers.leading.length > 0) await this.takeHalvesBack(tx, noteId);
      await this.give(tx, actor, noteId, key, chosen);
      const { staffId, organisationId } = actor;
      const entry = { staffId, organisationId, townshipId, disputeId, sealedNoteId: noteId };
      await audit(tx, { ...entry, action: 'sealed-note.widen', at: clock.now().toISOString() });
    });
  }

  private async takeHalvesBack(tx: Tx, noteId: string): Promise<void> {
    const asked = await query(tx, {
      text: 'select 1 from seal_breaking where note_id = $1 and outcome is null and ends_at > $2',
      values: [noteId, this.room.clock.now()],
    });
    if (asked.length > 0) throw refused('breaking-under-way');
    await execute(tx, {
      text: `delete from sealed_note_key where note_id = $1 and share <> 'whole'`,
      values: [noteId],
    });
  }

  private async give(
    tx: Tx,
    { staffId: by }: StaffActor,
    noteId: string,
    key: Buffer,
    { readers, keepers }: { readonly readers: readonly Recipient[]; readonly keepers: Keepers<Recipient> },
  ): Promise<void> {
    const given = { noteId, by, at: this.room.clock.now() };
    await giveShare(tx, { ...given, share: 'whole', secret: key, to: readers });
    const [leading, guiding] = splitKey(key);
    await giveShare(tx, { ...given, share: 'leading', secret: leading, to: keepers.leading });
    await giveShare(tx, { ...given, share: 'guiding', secret: guiding, to: keepers.guiding });
  }

  private async assertRoom(tx: Tx, disputeId: string): Promise<void> {
    const [row] = await query<{ count: number }>(tx, {
      text: 'select count(*)::int as count from sealed_note where dispute_id = $1',
      values: [disputeId],
    });
    if ((row?.count ?? 0) >= notesAtMost) throw refused('too-many-sealed-notes');
  }
}
