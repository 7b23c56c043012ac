import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiKeyService } from './api-key.service.ts';
import { routeMetadata } from './auth.decorators.ts';
import { ACCESS_POLICY, ACTOR_SOURCE, type AccessPolicy, type ActorSource } from './auth.ports.ts';
import {
  badApiKey,
  noAppointment,
  notAllowed,
  notSignedIn,
  passwordChangeRequired,
  scopeMissing,
  secondFactorRequired,
  sessionRequired,
} from './auth.problems.ts';
import type { ApiKeyScope, AuthRequest, Credential, Resumed } from './identity.ts';
import { checkSameOrigin, isSafe } from './same-origin.ts';
import { SessionService } from './session.service.ts';

/**
 * Stands before every route: finds the account by API key or session, the actor behind it, and asks the policy. A
 * request with an Authorization header is judged by that alone, never by a cookie that came along.
 */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionService,
    private readonly apiKeys: ApiKeyService,
    @Inject(ACTOR_SOURCE) private readonly actors: ActorSource,
    @Inject(ACCESS_POLICY) private readonly policy: AccessPolicy,
  ) {}

  /** @throws ProblemError unauthenticated or forbidden */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AuthRequest>();
    const route = this.#routeOf(context);
    if (request.headers.authorization === undefined) checkSameOrigin(request);
    if (route.isPublic) return true;

    const { credential, facts } = await this.#resume(request);
    checkCredential(credential, route, request.method);
    const actor = this.actors.actorFrom(facts);
    if (actor === null) throw noAppointment();
    const isDemanded = this.policy.demandsSecondFactor?.(actor) === true;
    if (isDemanded && credential.duty?.isOverdue === true && !route.isBeforeDuties)
      throw secondFactorRequired();
    request.identity = { ...credential, duty: isDemanded ? credential.duty : null, actor };
    request.actor = actor;
    // A route without a capability fails the start; should one slip through, it stays shut.
    if (route.capability === undefined || !this.policy.allows(actor, route.capability)) throw notAllowed();
    return true;
  }

  async #resume(request: AuthRequest): Promise<Resumed> {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const [, key] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
      const resumed = key === undefined ? null : await this.apiKeys.resume(key);
      if (resumed === null) throw badApiKey();
      return resumed;
    }
    const token = this.sessions.tokenOf(request);
    const resumed = token === undefined ? null : await this.sessions.resume(token);
    if (resumed === null) throw notSignedIn();
    return resumed;
  }

  #routeOf(context: ExecutionContext): GuardedRoute {
    const places = [context.getHandler(), context.getClass()];
    const read = <Value>(key: string) => this.reflector.getAllAndOverride<Value | undefined>(key, places);
    return {
      isPublic: read<boolean>(routeMetadata.public) ?? false,
      capability: read<string>(routeMetadata.access),
      scope: read<ApiKeyScope>(routeMetadata.scope),
      isSessionOnly: read<boolean>(routeMetadata.sessionOnly) ?? false,
      isBeforeDuties: read<boolean>(routeMetadata.beforeDuties) ?? false,
    };
  }
}

interface GuardedRoute {
  readonly isPublic: boolean;
  readonly capability: string | undefined;
  readonly scope: ApiKeyScope | undefined;
  readonly isSessionOnly: boolean;
  readonly isBeforeDuties: boolean;
}

function checkCredential(credential: Credential, route: GuardedRoute, method: string): void {
  if (credential.via === 'session') {
    if (credential.mustChange && !route.isBeforeDuties) throw passwordChangeRequired();
    return;
  }
  if (route.isSessionOnly) throw sessionRequired();
  const needed: ApiKeyScope = isSafe(method) ? 'read' : 'write';
  const has = (scope: ApiKeyScope | undefined) => scope !== undefined && credential.scopes.includes(scope);
  if (!has(needed) && !has(route.scope)) throw scopeMissing(route.scope ?? needed);
}
