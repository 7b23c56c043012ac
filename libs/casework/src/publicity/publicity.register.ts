import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { audit } from '#casework/audit';
import { placeOf, type StaffActor } from '#casework/organisation';
import type { PublicityCorrection, PublicityEntry } from '#domain';
import { Clock, inTransaction, query, type Tx } from '#platform';
import { PublicityList } from './publicity.list.ts';
import { alreadyCancelled, noSuchRecord, notYet, placeNotYours } from './publicity.refusals.ts';
import { mayKeepAt } from './publicity.rights.ts';
import type { PublicityRecordView } from './publicity.view.ts';

/** Keeps the register: nothing of a record is changed, so that what was counted stays known. */
@Injectable()
export class PublicityRegister {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly list: PublicityList,
  ) {}

  /** @throws RuleError kind "invalid" for a day to come or an unknown place; "forbidden" for a place that is not theirs */
  async enter(actor: StaffActor, entry: PublicityEntry): Promise<PublicityRecordView> {
    return await inTransaction(this.dataSource, async (tx) => {
      const id = await this.write(tx, actor, entry, null);
      return await this.list.one(tx, actor, id);
    });
  }

  /**
   * Puts another record in the place of one that was wrong.
   * @throws RuleError as {@link enter} and {@link cancel}
   */
  async correct(
    actor: StaffActor,
    id: string,
    { reason, ...entry }: PublicityCorrection,
  ): Promise<PublicityRecordView> {
    return await inTransaction(this.dataSource, async (tx) => {
      const townshipId = await this.close(tx, actor, id, reason);
      const replacing = await this.write(tx, actor, entry, id);
      const view = await this.list.one(tx, actor, replacing);
      await this.note(tx, actor, 'publicity.correct', townshipId, `${id} → ${replacing}: ${reason}`);
      return view;
    });
  }

  /** @throws RuleError kind "not-found"; "forbidden"; "conflict", code "cancelled-already" */
  async cancel(actor: StaffActor, id: string, reason: string): Promise<PublicityRecordView> {
    return await inTransaction(this.dataSource, async (tx) => {
      const townshipId = await this.close(tx, actor, id, reason);
      const view = await this.list.one(tx, actor, id);
      await this.note(tx, actor, 'publicity.cancel', townshipId, `${id}: ${reason}`);
      return view;
    });
  }

  private async close(tx: Tx, actor: StaffActor, id: string, reason: string): Promise<string> {
    const [row] = await query<{ townshipId: string; placeId: string; isCancelled: boolean }>(tx, {
      name: 'publicity.lock',
      text: `select township_id as "townshipId", place_id as "placeId", cancelled_at is not null as "isCancelled"
             from publicity_record where id = $1 and township_id = any($2::uuid[]) for update`,
      values: [id, actor.townshipIds],
    });
    if (row === undefined) throw noSuchRecord();
    if (!mayKeepAt(actor, row)) throw placeNotYours();
    if (row.isCancelled) throw alreadyCancelled();
    await query(tx, {
      name: 'publicity.cancel',
      text: `update publicity_record set cancelled_by = $2, cancelled_at = $3, cancel_reason = $4 where id = $1`,
      values: [id, actor.staffId, this.clock.now(), reason],
    });
    return row.townshipId;
  }

  private async write(
    tx: Tx,
    actor: StaffActor,
    entry: PublicityEntry,
    replaces: string | null,
  ): Promise<string> {
    if (entry.heldOn > this.clock.today()) throw notYet();
    const { townshipId, placeId } = await placeOf(tx, entry.placeId);
    if (!mayKeepAt(actor, { townshipId, placeId })) throw placeNotYours();
    const { heldOn, kind, title, participants, consultations, materials, note = null } = entry;
    const [row] = await query<{ id: string }>(tx, {
      name: 'publicity.enter',
      text: `insert into publicity_record (township_id, place_id, held_on, kind, title, participants, consultations, materials,
               note, replaces, entered_by, entered_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id`,
      values: [
        townshipId,
        placeId,
        heldOn,
        kind,
        title,
        participants,
        consultations,
        materials,
        note,
        replaces,
        actor.staffId,
        this.clock.now(),
      ],
    });
    if (row === undefined) throw new Error('an insert returns its row');
    return row.id;
  }

  private async note(
    tx: Tx,
    actor: StaffActor,
    action: string,
    townshipId: string,
    reason: string,
  ): Promise<void> {
    const { staffId, organisationId } = actor;
    await audit(tx, {
      action,
      staffId,
      organisationId,
      townshipId,
      reason,
      at: this.clock.now().toISOString(),
    });
  }
}
