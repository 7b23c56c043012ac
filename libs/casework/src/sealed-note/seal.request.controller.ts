import { Controller, Get } from '@nestjs/common';
import type { StaffActor } from '#casework/organisation';
import { Access, Answers, CurrentActor, SessionOnly } from '#platform';
import { SealRequestList, sealRequests } from './seal.requests.ts';

/** What waits for two people, of all cases of one of them. */
@Controller('seal-requests')
@SessionOnly()
export class SealRequestController {
  constructor(private readonly requests: SealRequestList) {}

  @Get()
  @Access('seal.keep')
  @Answers(200, sealRequests, {
    zh: '等我答复、由我提出的启封申请',
    en: 'Requests to break seals, to me and of mine',
  })
  mine(@CurrentActor() actor: StaffActor) {
    return this.requests.of(actor);
  }
}
