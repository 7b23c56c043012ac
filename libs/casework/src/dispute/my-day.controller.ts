import { Controller, Get } from '@nestjs/common';
import type { StaffActor } from '#casework/organisation';
import { Access, Answers, CurrentActor } from '#platform';
import { MyDay, myDayView } from './my-day.ts';

/** The first screen. */
@Controller('my-day')
export class MyDayController {
  constructor(private readonly myDay: MyDay) {}

  @Get()
  @Access('dispute.read')
  @Answers(200, myDayView, { zh: '我的今日', en: 'My day' })
  of(@CurrentActor() actor: StaffActor) {
    return this.myDay.of(actor);
  }
}
