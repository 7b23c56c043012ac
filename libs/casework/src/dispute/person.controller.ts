import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { z } from 'zod';
import type { StaffActor } from '#casework/organisation';
import { Access, Answers, CurrentActor } from '#platform';
import { foundCases, PersonSearch, personSearch } from './person.search.ts';

/** People across cases. */
@Controller('persons')
export class PersonController {
  constructor(private readonly persons: PersonSearch) {}

  @Post('search')
  @HttpCode(200)
  @Access('party.find')
  @Answers(200, foundCases, {
    zh: '按证件或电话号码查找案件（留痕）',
    en: 'Find cases by an exact identity or telephone number; the search is noted',
  })
  search(
    @CurrentActor() actor: StaffActor,
    @Body({ schema: personSearch }) asked: z.output<typeof personSearch>,
  ) {
    return this.persons.find(actor, asked);
  }
}
