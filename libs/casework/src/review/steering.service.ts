import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { noSuchDispute } from '#domain';
import { inTransaction, query, type Tx } from '#platform';
import { assertMeeting, meetingOf } from './meeting.store.ts';

/** What the wall of a meeting shows. */
export const screenView = z.object({
  /** Null until somebody has turned to a case, and for what stands on the agenda and is no case. */
  disputeId: z.uuid().nullable(),
  /** Grows with each page that is turned. */
  turn: z.int(),
});
export type ScreenView = z.output<typeof screenView>;

/** Turns the page for everybody in the room. Null: to what stands on the agenda and is no case. */
export const turnPage = z.strictObject({ disputeId: z.uuid().nullable() });
export type TurnPage = z.output<typeof turnPage>;

/** What an open meeting looks at, so that a second device follows the wall, or steers it. */
@Injectable()
export class Steering {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws RuleError kind "not-found", code "no-such-meeting" */
  async screen(actor: StaffActor, meetingId: string): Promise<ScreenView> {
    await meetingOf(this.dataSource, meetingId, actor);
    return await screenOf(this.dataSource, meetingId);
  }

  /**
   * Whoever turns last is followed.
   * @throws RuleError kind "not-found", code "no-such-meeting" or that of a dispute which is not of this township; kind
   *         "conflict", code "meeting-planned", "meeting-closed"
   */
  async turn(actor: StaffActor, meetingId: string, { disputeId }: TurnPage): Promise<ScreenView> {
    return await inTransaction(this.dataSource, async (tx) => {
      const meeting = await meetingOf(tx, meetingId, actor, 'share');
      assertMeeting(meeting, 'open');
      const turned = await query(tx, {
        name: 'review.turn',
        text: `
          insert into review_screen as s (meeting_id, dispute_id, turn)
          select $1, d.id, 1 from (select 1) one left join dispute d on d.id = $2 and d.township_id = $3
          where d.id is not null or $2::uuid is null
          on conflict (meeting_id) do update set dispute_id = excluded.dispute_id, turn = s.turn + 1
          returning turn`,
        values: [meetingId, disputeId, meeting.townshipId],
      });
      if (turned.length === 0) throw noSuchDispute();
      return await screenOf(tx, meetingId);
    });
  }
}

async function screenOf(on: Tx | DataSource, meetingId: string): Promise<ScreenView> {
  const [screen] = await query<ScreenView>(on, {
    name: 'review.screen',
    text: `select dispute_id as "disputeId", turn from review_screen where meeting_id = $1`,
    values: [meetingId],
  });
  return screen ?? { disputeId: null, turn: 0 };
}
