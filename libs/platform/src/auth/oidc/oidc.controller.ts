import { Controller, Get, HttpCode, Inject, Req, Res } from '@nestjs/common';
import { z } from 'zod';
import { Answers } from '../../http/answers.ts';
import { Limited } from '../../rate/rate.guard.ts';
import { Public } from '../auth.decorators.ts';
import { AUTH_SETTINGS, type AuthSettings } from '../auth.settings.ts';
import { nothing } from '../auth.views.ts';
import type { AuthRequest } from '../identity.ts';
import type { CookieReply } from '../session.cookie.ts';
import { SignInService } from '../sign-in.service.ts';
import { OidcClient } from './oidc.client.ts';
import { OidcFlow } from './oidc.flow.ts';
import { OidcIdentities } from './oidc.identities.ts';
import { oidcRefused, oidcUnknown } from './oidc.problems.ts';

type RedirectReply = CookieReply & { header(name: string, value: string): unknown };

const offer = z.object({
  isAvailable: z.boolean(),
  /** Stands on the button. */
  name: z.string().nullable(),
});

/** Signing in at the identity provider: there and back by the browser. */
@Controller('session/oidc')
@Public()
export class OidcController {
  constructor(
    private readonly client: OidcClient,
    private readonly flow: OidcFlow,
    private readonly identities: OidcIdentities,
    private readonly signIns: SignInService,
    @Inject(AUTH_SETTINGS) private readonly settings: AuthSettings,
  ) {}

  @Get()
  @Answers(200, offer, { zh: '是否可用单点登录', en: 'Is there an identity provider' })
  offer(): z.output<typeof offer> {
    const { oidc } = this.settings;
    return { isAvailable: oidc !== undefined, name: oidc?.name ?? null };
  }

  @Get('start')
  @HttpCode(303)
  @Limited('sign-in')
  @Answers(303, nothing, { zh: '前往单点登录', en: 'Go to the identity provider' })
  async start(@Res({ passthrough: true }) reply: RedirectReply): Promise<void> {
    const { address, ...secrets } = await this.client.begin();
    await this.flow.keep(secrets, reply);
    reply.header('location', address);
  }

  /** Ends at the first page, which asks for the second factor where the account has one. */
  @Get('callback')
  @HttpCode(303)
  @Limited('sign-in')
  @Answers(303, nothing, { zh: '单点登录返回', en: 'Back from the identity provider' })
  async finish(
    @Req() request: AuthRequest & { readonly url: string },
    @Res({ passthrough: true }) reply: RedirectReply,
  ): Promise<void> {
    const { publicUrl } = this.client.provider;
    const secrets = await this.flow.take(request, reply);
    if (secrets === undefined) throw oidcRefused();
    const [, search = ''] = /^[^?]*(\?.*)?$/s.exec(request.url) ?? [];
    const account = await this.identities.accountOf(await this.client.finish(search, secrets));
    if (account === undefined) throw oidcUnknown();
    await this.signIns.enter(account, 'oidc', request, reply);
    reply.header('location', `${publicUrl}/`);
  }
}
