import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, execute, inTransaction, query, RecurringJob, type RunsRecurringly, type Tx } from '#platform';
import { holdKeysOf } from './key.share.ts';

/**
 * What nobody has answered in time is over, and the half that was handed over is forgotten. Leaves alone what somebody is
 * answering at this moment.
 * @param noteId  default: of every note
 * @param now  requests that end by then
 */
export async function letLapse(tx: Tx, now: Date, noteId: string | null = null): Promise<void> {
  const late = await query<{ noteId: string }>(tx, {
    name: 'sealed-note.late',
    text: `select note_id as "noteId" from seal_breaking where outcome is null and ends_at <= $1 and ($2::uuid is null or note_id = $2)`,
    values: [now, noteId],
  });
  if (late.length === 0) return;
  await holdKeysOf(
    tx,
    late.map((one) => one.noteId),
  );
  await execute(tx, {
    name: 'sealed-note.lapse',
    text: `with late as (select id from seal_breaking where outcome is null and ends_at <= $1 and ($2::uuid is null or note_id = $2)
                         for update skip locked),
             over as (update seal_breaking b set outcome = 'lapsed' from late where b.id = late.id returning b.id)
           delete from seal_breaking_half where breaking_id in (select id from over)`,
    values: [now, noteId],
  });
}

/** Every hour: a half does not lie with the other side longer than it must. */
@Injectable()
@RecurringJob({ name: 'sealed-note.lapse', pattern: '0 20 * * * *' })
export class SealLapseJob implements RunsRecurringly {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    await inTransaction(this.dataSource, (tx) => letLapse(tx, this.clock.now()));
  }
}
