import { Body, Controller, Header, HttpCode, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Answers, Limited, Public } from '#platform';
import { PartyLook } from './party.look.ts';
import { lookRequest, partyView } from './receipt.view.ts';

/** The one door for people without an account. */
@Controller('party-view')
@Public()
export class PartyLookController {
  constructor(private readonly look: PartyLook) {}

  /** The code comes in the body: an address is kept by everything on the way. */
  @Post()
  @HttpCode(200)
  @Limited('code')
  @Header('x-robots-tag', 'noindex, nofollow, noarchive')
  @Answers(200, partyView, { zh: '凭回执码查询进度', en: 'How far a case is, by the code of a receipt' })
  of(@Body({ schema: lookRequest }) { code }: z.output<typeof lookRequest>) {
    return this.look.of(code);
  }
}
