import { Body, Controller, Get, Put } from '@nestjs/common';
import type { StaffActor } from '#casework/organisation';
import { type ContactChoice, contactChoice } from '#domain';
import { Access, Answers, CurrentActor, SessionOnly } from '#platform';
import { ContactService, contactView } from './contact.service.ts';

/** Everybody's own choice of how they are told. */
@Controller('contact')
@Access('account.own')
@SessionOnly()
export class ContactController {
  constructor(private readonly contact: ContactService) {}

  @Get()
  @Answers(200, contactView, { zh: '本人的通知方式', en: 'How somebody wants to be told' })
  view(@CurrentActor() actor: StaffActor) {
    return this.contact.view(actor);
  }

  @Put()
  @Answers(200, contactView, { zh: '设定本人的通知方式', en: 'Choose how to be told' })
  choose(@CurrentActor() actor: StaffActor, @Body({ schema: contactChoice }) choice: ContactChoice) {
    return this.contact.choose(actor, choice);
  }
}
