import {
  applyDecorators,
  type CustomDecorator,
  createParamDecorator,
  type ExecutionContext,
  SetMetadata,
} from '@nestjs/common';
import { ApiSecurity } from '@nestjs/swagger';
import { sessionRequired } from './auth.problems.ts';
import type { ApiKeyScope, AuthRequest, Identity, SessionIdentity } from './identity.ts';

/** What the decorators of a route leave for the guard and for the check of the wiring. */
export const routeMetadata = {
  public: 'auth:public',
  access: 'auth:access',
  scope: 'auth:scope',
  sessionOnly: 'auth:session-only',
  beforeDuties: 'auth:before-duties',
} as const;

/** Opens a route (or all of a controller) to everybody. */
export const Public = (): ClassDecorator & MethodDecorator =>
  applyDecorators(SetMetadata(routeMetadata.public, true), ApiSecurity({}));

/** Opens a route to whoever the access policy gives this capability, e.g. `dispute.read`. */
export const Access = (capability: string): CustomDecorator => SetMetadata(routeMetadata.access, capability);

/** Lets API keys of this scope in as well; without it GET and HEAD take `read`, all else `write`. */
export const Scope = (scope: ApiKeyScope): CustomDecorator => SetMetadata(routeMetadata.scope, scope);

/** Refuses API keys: a stolen key must not make further keys or change the password. */
export const SessionOnly = (): CustomDecorator => SetMetadata(routeMetadata.sessionOnly, true);

/** Also open to somebody who has first to replace a password that another person has set. */
export const BeforeDuties = (): CustomDecorator => SetMetadata(routeMetadata.beforeDuties, true);

/** The signed-in actor, as the actor source gave it. Not for `@Public()` routes. */
export const CurrentActor = createParamDecorator(
  (_: unknown, context: ExecutionContext): object => identityOf(context).actor,
);

/** How the request signed in, and as which account. Not for `@Public()` routes. */
export const CurrentIdentity = createParamDecorator(
  (_: unknown, context: ExecutionContext): Identity => identityOf(context),
);

/** The session of the request. For `@SessionOnly()` routes. */
export const CurrentSession = createParamDecorator(
  (_: unknown, context: ExecutionContext): SessionIdentity => {
    const identity = identityOf(context);
    if (identity.via !== 'session') throw sessionRequired();
    return identity;
  },
);

function identityOf(context: ExecutionContext): Identity {
  const { identity } = context.switchToHttp().getRequest<AuthRequest>();
  if (identity === undefined) throw new Error('a @Public() route has no current actor');
  return identity;
}
