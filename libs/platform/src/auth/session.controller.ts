import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import type { z } from 'zod';
import { Answers } from '../http/answers.ts';
import { AccountService } from './account.service.ts';
import {
  Access,
  BeforeDuties,
  CurrentIdentity,
  CurrentSession,
  Public,
  SessionOnly,
} from './auth.decorators.ts';
import { ACTOR_SOURCE, type ActorSource } from './auth.ports.ts';
import { noAppointment } from './auth.problems.ts';
import { AUTH_SETTINGS, type AuthSettings } from './auth.settings.ts';
import { nothing, passwordChange, sessionView, signIn } from './auth.views.ts';
import type { AuthRequest, Identity, SessionIdentity } from './identity.ts';
import { type CookieReply, giveSessionCookie, takeSessionCookie } from './session.cookie.ts';
import { originOf } from './session.origin.ts';
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
    const origin = originOf(request);
    const account = await this.accounts.verify(username, password, origin);
    const actor = await this.actors.actorOf(account.id);
    if (actor === null) throw noAppointment();
    const former = this.sessions.tokenOf(request);
    if (former !== undefined) await this.sessions.close(former);
    const token = await this.sessions.open({
      accountId: account.id,
      method: 'password',
      origin,
      awaitsSecondFactor: false,
    });
    giveSessionCookie(reply, token, this.settings.isCookieSecure);
    return this.#view(actor, account.mustChange);
  }

  @Get()
  @Access('account.own')
  @BeforeDuties()
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
    const token = this.sessions.tokenOf(request);
    if (token !== undefined) await this.sessions.close(token);
    takeSessionCookie(reply, this.settings.isCookieSecure);
  }

  @Put('password')
  @HttpCode(204)
  @Access('account.own')
  @SessionOnly()
  @BeforeDuties()
  @Answers(204, nothing, { zh: '修改密码', en: 'Change the password' })
  async changePassword(
    @CurrentSession() { accountId, sessionId }: SessionIdentity,
    @Body({ schema: passwordChange }) passwords: z.output<typeof passwordChange>,
    @Req() request: AuthRequest,
  ): Promise<void> {
    await this.accounts.changePassword(accountId, passwords, { id: sessionId, origin: originOf(request) });
  }

  #view(actor: object, mustChangePassword: boolean): SessionView {
    return { actor: { ...(this.actors.describe?.(actor) ?? actor) }, mustChangePassword };
  }
}
