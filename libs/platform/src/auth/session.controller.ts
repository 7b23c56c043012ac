import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Req, Res } from '@nestjs/common';
import type { z } from 'zod';
import { Answers } from '../http/answers.ts';
import { Limited } from '../rate/rate.guard.ts';
import { AccountService } from './account.service.ts';
import {
  Access,
  BeforeDuties,
  CurrentIdentity,
  CurrentSession,
  Public,
  SessionOnly,
} from './auth.decorators.ts';
import { AUTH_SETTINGS, type AuthSettings } from './auth.settings.ts';
import { awaitedView, nothing, passwordChange, secondStep, sessionView, signIn } from './auth.views.ts';
import type { AuthRequest, Identity, SessionIdentity } from './identity.ts';
import { type CookieReply, takeSessionCookie } from './session.cookie.ts';
import { originOf } from './session.origin.ts';
import { SessionService } from './session.service.ts';
import { SignInService } from './sign-in.service.ts';

type SessionView = z.output<typeof sessionView>;

/** The first step was right and is not enough. */
const accepted = 202;

/** Signing in and out, and who one is. */
@Controller('session')
export class SessionController {
  constructor(
    private readonly accounts: AccountService,
    private readonly sessions: SessionService,
    private readonly signIns: SignInService,
    @Inject(AUTH_SETTINGS) private readonly settings: AuthSettings,
  ) {}

  @Post()
  @HttpCode(200)
  @Public()
  @Limited('sign-in')
  @Answers(200, sessionView, { zh: '登录', en: 'Sign in' })
  @Answers(accepted, awaitedView, { zh: '登录', en: 'Sign in' })
  async signIn(
    @Body({ schema: signIn }) { username, password }: z.output<typeof signIn>,
    @Req() request: AuthRequest,
    @Res({ passthrough: true }) reply: CookieReply & { status(code: number): unknown },
  ): Promise<SessionView | z.output<typeof awaitedView>> {
    const account = await this.accounts.verify(username, password, originOf(request));
    const view = await this.signIns.enter(account, 'password', request, reply);
    if ('awaits' in view) reply.status(accepted);
    return view;
  }

  @Post('second-factor')
  @HttpCode(200)
  @Public()
  @Limited('sign-in')
  @Answers(200, sessionView, { zh: '登录第二步：动态验证码或恢复码', en: 'Second step of signing in' })
  finish(
    @Body({ schema: secondStep }) { code }: z.output<typeof secondStep>,
    @Req() request: AuthRequest,
    @Res({ passthrough: true }) reply: CookieReply,
  ): Promise<SessionView> {
    return this.signIns.finish(code, request, reply);
  }

  @Get()
  @Access('account.own')
  @BeforeDuties()
  @Answers(200, sessionView, { zh: '当前登录人', en: 'Who is signed in' })
  whoAmI(@CurrentIdentity() { actor, duty, ...identity }: Identity): SessionView {
    const mustChange = identity.via === 'session' && identity.mustChange;
    return this.signIns.view(actor, { mustChange, duty });
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
}
