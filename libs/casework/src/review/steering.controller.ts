import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { Access, Answers, CurrentActor } from '#platform';
import { CaseLook, type LookRequest, lookRequest, lookView } from './case-look.service.ts';
import { Steering, screenView, type TurnPage, turnPage } from './steering.service.ts';

const meetingId = z.strictObject({ id: z.uuid() });

/** The wall of a meeting room and the devices before it. */
@Controller('review/meetings/:id/screen')
export class SteeringController {
  constructor(
    private readonly steering: Steering,
    private readonly looks: CaseLook,
  ) {}

  @Get()
  @Access('review.read')
  @Answers(200, screenView, { zh: '会议正在看的案件', en: 'The case that the meeting looks at' })
  screen(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: meetingId }) { id }: z.output<typeof meetingId>,
  ) {
    return this.steering.screen(actor, id);
  }

  @Put()
  @Access('review.hold')
  @Answers(200, screenView, {
    zh: '翻到另一案件或其他事项（所有屏幕跟随）',
    en: 'Turn to a case, or to what is none; every screen follows',
  })
  turn(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: meetingId }) { id }: z.output<typeof meetingId>,
    @Body({ schema: turnPage }) asked: TurnPage,
  ) {
    return this.steering.turn(actor, id, asked);
  }

  @Post('look')
  @HttpCode(200)
  @Access('party.unmask')
  @Answers(200, lookView, {
    zh: '会上查看敏感案件，须填写理由（留痕）',
    en: 'Look at a sensitive case, with a reason; the look is recorded',
  })
  look(
    @CurrentActor() actor: StaffActor,
    @Param({ schema: meetingId }) { id }: z.output<typeof meetingId>,
    @Body({ schema: lookRequest }) asked: LookRequest,
  ) {
    return this.looks.look(actor, id, asked);
  }
}
