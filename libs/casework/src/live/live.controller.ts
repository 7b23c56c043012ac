import { Controller, type MessageEvent, Query, Sse } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { z } from 'zod';
import { DisputeDetail } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { Steering } from '#casework/review';
import { Access, Answers, CurrentActor } from '#platform';
import { LiveWatch } from './live.watch.ts';

const asked = z.strictObject({
  dispute: z.uuid().optional(),
  /** The version that the screen shows. */
  seen: z.coerce.number().int().min(0).default(0),
  /** A meeting that is looked at, from its page or from the wall. */
  meeting: z.uuid().optional(),
});

/** Server-sent events for the screen that is being looked at. */
@Controller('live')
export class LiveController {
  constructor(
    private readonly watch: LiveWatch,
    private readonly detail: DisputeDetail,
    private readonly steering: Steering,
  ) {}

  /**
   * `dispute` with its id and version when the case on the screen was changed by anybody; `notifications` with the number
   * of unread ones, at once and when it changes; `meeting` when a meeting has decided or changed its state, or a case of its
   * agenda was changed by anybody, and `screen` when somebody in it turned the page; `beat` so that nobody between thinks the
   * line dead. Nothing of a case itself is ever said here.
   */
  @Sse()
  @Access('dispute.read')
  @Answers(
    200,
    z.string(),
    { zh: '画面变动（服务器推送）', en: 'What changes on the screen (server-sent events)' },
    'text/event-stream',
  )
  async changes(
    @CurrentActor() actor: StaffActor,
    @Query({ schema: asked }) { dispute, seen, meeting }: z.output<typeof asked>,
  ): Promise<Observable<MessageEvent>> {
    // Refused like every other door to a case or a meeting that may not be seen.
    if (dispute !== undefined) await this.detail.standing(dispute, actor);
    if (meeting !== undefined) await this.steering.screen(actor, meeting);
    return this.watch.changes(actor, {
      ...(dispute === undefined ? {} : { dispute: { id: dispute, seen } }),
      ...(meeting === undefined ? {} : { meetingId: meeting }),
    });
  }
}
