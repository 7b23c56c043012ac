import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { z } from 'zod';
import { Answers } from '../http/answers.ts';
import { Access, BeforeDuties, CurrentIdentity, CurrentSession, SessionOnly } from './auth.decorators.ts';
import { nothing, sessionList } from './auth.views.ts';
import type { Identity, SessionIdentity } from './identity.ts';
import { SessionList } from './session.list.ts';

const one = z.strictObject({ id: z.uuid() });

/** Where one is signed in. */
@Controller('sessions')
@Access('account.own')
@SessionOnly()
@BeforeDuties()
export class SessionListController {
  constructor(private readonly sessions: SessionList) {}

  @Get()
  @Answers(200, sessionList, { zh: '我的登录设备', en: 'Where I am signed in' })
  async list(@CurrentSession() { accountId, sessionId }: SessionIdentity) {
    return { items: await this.sessions.list(accountId, sessionId) };
  }

  @Delete(':id')
  @HttpCode(204)
  @Answers(204, nothing, { zh: '退出一处登录', en: 'Sign out of one' })
  end(
    @CurrentIdentity() { accountId }: Identity,
    @Param({ schema: one }) { id }: z.output<typeof one>,
  ): Promise<void> {
    return this.sessions.end(accountId, id);
  }

  @Delete()
  @HttpCode(204)
  @Answers(204, nothing, { zh: '退出其他全部登录', en: 'Sign out of all others' })
  endOthers(@CurrentSession() { accountId, sessionId }: SessionIdentity): Promise<void> {
    return this.sessions.endOthers(accountId, sessionId);
  }
}
