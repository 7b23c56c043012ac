import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import type { z } from 'zod';
import { Answers } from '../http/answers.ts';
import { AccountService } from './account.service.ts';
import { Access, BeforePasswordChange, CurrentIdentity, Public, SessionOnly } from './auth.decorators.ts';
import { ACTOR_SOURCE, type ActorSource } from './auth.ports.ts';
import { noAppointment, sessionRequired } from './auth.problems.ts';
import { AUTH_SETTINGS, type AuthSettings } from './auth.settings.ts';
import { nothing, passwordChange, sessionView, signIn } from './auth.views.ts';
import type { AuthRequest, Identity } from './identity.ts';
import { type CookieReply, giveSessionCookie, sessionTokenOf, takeSessionCookie } from './session.cookie.ts';
import { SessionService } from './session.service.ts';

type SessionView = z.output<typeof sessionView>;

/** Signing in and out, and who one is. */
@Controller('session')
export class SessionController {
  constructor(
    private readonly accounts: AccountService,
    private readonly sessions: SessionService,
    @Inject(ACTOR_SOURCE) private readonly actors: ActorSource,
    @Inject(AUTH_SETTINGS) private readonly settings: AuthSettings,
  ) {}

  @Post()
  @HttpCode(200)
  @Public()
  @Answers(200, sessionView, { zh: '登录', en: 'Sign in' })
  async signIn(
    @Body({ schema: signIn }) { username, password }: z.output<typeof signIn>,
    @Req() request: AuthRequest,
    @Res({ passthrough: true }) reply: CookieReply,
  ): Promise<SessionView> {
    const account = await this.accounts.verify(username, password);
    const actor = await this.actors.actorOf(account.id);
    if (actor === null) throw noAppointment();
    const former = sessionTokenOf(request);
    if (former !== undefined) await this.sessions.close(former);
    giveSessionCookie(reply, await this.sessions.open(account.id), this.settings.isCookieSecure);
    return this.#view(actor, account.mustChange);
  }

  @Get()
  @Access('account.own')
  @BeforePasswordChange()
  @Answers(200, sessionView, { zh: '当前登录人', en: 'Who is signed in' })
  whoAmI(@CurrentIdentity() identity: Identity): SessionView {
    return this.#view(identity.actor, identity.via === 'session' && identity.mustChange);
  }

  /** Public, so that a browser can also drop the cookie of a session that has expired. */
  @Delete()
  @HttpCode(204)
  @Public()
  @Answers(204, nothing, { zh: '退出登录', en: 'Sign out' })
  async signOut(@Req() request: AuthRequest, @Res({ passthrough: true }) reply: CookieReply): Promise<void> {
    const token = sessionTokenOf(request);
    if (token !== undefined) await this.sessions.close(token);
    takeSessionCookie(reply, this.settings.isCookieSecure);
  }

  @Put('password')
  @HttpCode(204)
  @Access('account.own')
  @SessionOnly()
  @BeforePasswordChange()
  @Answers(204, nothing, { zh: '修改密码', en: 'Change the password' })
  async changePassword(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: passwordChange }) passwords: z.output<typeof passwordChange>,
  ): Promise<void> {
    if (identity.via !== 'session') throw sessionRequired();
    await this.accounts.changePassword(identity.accountId, passwords, identity.sessionId);
  }

  #view(actor: object, mustChangePassword: boolean): SessionView {
    return { actor: { ...(this.actors.describe?.(actor) ?? actor) }, mustChangePassword };
  }
}
