import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { VerifiedAccount } from './account.service.ts';
import { ACTOR_SOURCE, type ActorSource } from './auth.ports.ts';
import { noAppointment, notSignedIn } from './auth.problems.ts';
import { AUTH_SETTINGS, type AuthSettings } from './auth.settings.ts';
import type { awaitedView, sessionView } from './auth.views.ts';
import type { AuthRequest } from './identity.ts';
import { SecondFactorDemand, type SecondFactorDuty } from './second-factor/second-factor.demand.ts';
import { SecondFactorService } from './second-factor/second-factor.service.ts';
import { type CookieReply, giveSessionCookie } from './session.cookie.ts';
import { originOf } from './session.origin.ts';
import { SessionService, type SignInMethod } from './session.service.ts';

type SessionView = z.output<typeof sessionView>;
type AwaitedView = z.output<typeof awaitedView>;

/** From a first step that was right to a session, by the second step where the account has a second factor. */
@Injectable()
export class SignInService {
  constructor(
    private readonly sessions: SessionService,
    private readonly secondFactors: SecondFactorService,
    private readonly demand: SecondFactorDemand,
    @Inject(ACTOR_SOURCE) private readonly actors: ActorSource,
    @Inject(AUTH_SETTINGS) private readonly settings: AuthSettings,
  ) {}

  /**
   * After the first step. A former session of the same browser ends, and the token is a new one in every case.
   * @throws ProblemError "no-appointment" (forbidden)
   */
  async enter(
    account: VerifiedAccount,
    method: SignInMethod,
    request: AuthRequest,
    reply: CookieReply,
  ): Promise<SessionView | AwaitedView> {
    const actor = await this.#actorOf(account.id);
    const awaitsSecondFactor = account.hasSecondFactor;
    const expiresAt = await this.#open(account.id, method, awaitsSecondFactor, request, reply);
    if (awaitsSecondFactor) return { awaits: 'second-factor', expiresAt: expiresAt.toISOString() };
    const duty = await this.demand.ask(actor, account.id);
    return this.view(actor, { mustChange: account.mustChange, duty });
  }

  /**
   * The second step, by the cookie of the first.
   * @throws ProblemError "not-signed-in" without a first step, "second-factor-refused", "no-appointment"
   */
  async finish(code: string, request: AuthRequest, reply: CookieReply): Promise<SessionView> {
    const token = this.sessions.tokenOf(request);
    const awaited = token === undefined ? null : await this.sessions.awaited(token);
    if (awaited === null) throw notSignedIn();
    await this.secondFactors.check(awaited.accountId, code, originOf(request));
    const actor = await this.#actorOf(awaited.accountId);
    await this.#open(awaited.accountId, awaited.method, false, request, reply);
    return this.view(actor, { mustChange: awaited.mustChange, duty: null });
  }

  /** What a person is told about themselves and what they have still to do. */
  view(
    actor: object,
    { mustChange, duty }: { readonly mustChange: boolean; readonly duty: SecondFactorDuty | null },
  ): SessionView {
    return {
      actor: { ...(this.actors.describe?.(actor) ?? actor) },
      mustChangePassword: mustChange,
      mustSetUpSecondFactor: duty?.isOverdue ?? false,
      secondFactorDueAt: duty?.dueAt.toISOString() ?? null,
    };
  }

  async #actorOf(accountId: string): Promise<object> {
    const actor = await this.actors.actorOf(accountId);
    if (actor === null) throw noAppointment();
    return actor;
  }

  async #open(
    accountId: string,
    method: SignInMethod,
    awaitsSecondFactor: boolean,
    request: AuthRequest,
    reply: CookieReply,
  ): Promise<Date> {
    const former = this.sessions.tokenOf(request);
    if (former !== undefined) await this.sessions.close(former);
    const origin = originOf(request);
    const { token, expiresAt } = await this.sessions.open({ accountId, method, origin, awaitsSecondFactor });
    giveSessionCookie(reply, token, this.settings.isCookieSecure);
    return expiresAt;
  }
}
