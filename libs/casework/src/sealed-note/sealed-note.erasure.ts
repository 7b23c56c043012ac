import { Injectable } from '@nestjs/common';
import { execute, query, type Tx } from '#platform';
import { holdKeysOf } from './key.share.ts';

/** Takes sealed notes out of a case for good: the bytes, and every key of them. */
@Injectable()
export class SealedNoteErasure {
  /**
   * Erases every note of a case; that they were there stays in the history. Nobody can tell which of them is about whom, so
   * they go with the last party.
   * @param at  ISO instant; its day in the office stands in the rows
   * @returns the ids of those that were erased now
   */
  async erase(tx: Tx, disputeId: string, at: string): Promise<readonly string[]> {
    const erased = await query<{ id: string }>(tx, {
      text: `update sealed_note set content = null, erased_on = ($2::timestamptz at time zone 'Asia/Shanghai')::date
             where dispute_id = $1 and erased_on is null returning id`,
      values: [disputeId, at],
    });
    const ids = erased.map(({ id }) => id);
    await holdKeysOf(tx, ids);
    await execute(tx, {
      text: `
        with keys as (delete from sealed_note_key where note_id = any($1::uuid[])),
          over as (update seal_breaking set outcome = 'lapsed' where note_id = any($1::uuid[]) and outcome is null)
        delete from seal_breaking_half where breaking_id in (select id from seal_breaking where note_id = any($1::uuid[]))`,
      values: [ids],
    });
    return ids;
  }
}
