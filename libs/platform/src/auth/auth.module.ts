import { type DynamicModule, Module, type ModuleMetadata, type Type } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccountRateGuard, AddressRateGuard } from '../rate/rate.guard.ts';
import { RateLimiter } from '../rate/rate.limiter.ts';
import { RATE_SETTINGS, type RateSettings } from '../rate/rate.settings.ts';
import { AccountService } from './account.service.ts';
import { ApiKeyController } from './api-key.controller.ts';
import { ApiKeyService } from './api-key.service.ts';
import { AuthGuard } from './auth.guard.ts';
import { ACCESS_POLICY, ACTOR_SOURCE, type AccessPolicy, type ActorSource } from './auth.ports.ts';
import { AUTH_SETTINGS, type AuthSettings } from './auth.settings.ts';
import { OidcClient } from './oidc/oidc.client.ts';
import { OidcController } from './oidc/oidc.controller.ts';
import { OidcFlow } from './oidc/oidc.flow.ts';
import { OidcIdentities } from './oidc/oidc.identities.ts';
import { PasswordService } from './password.service.ts';
import { RouteWiring } from './route.wiring.ts';
import { SecondFactorController } from './second-factor/second-factor.controller.ts';
import { SecondFactorDemand } from './second-factor/second-factor.demand.ts';
import { SecondFactorService } from './second-factor/second-factor.service.ts';
import { SecondFactorStore } from './second-factor/second-factor.store.ts';
import { SessionController } from './session.controller.ts';
import { SessionListController } from './session.list.controller.ts';
import { SessionList } from './session.list.ts';
import { SessionService } from './session.service.ts';
import { SignInService } from './sign-in.service.ts';

/** What an application hands in for signing in. */
export interface AuthModuleOptions extends Partial<AuthSettings> {
  /** Instantiated here; what it needs must be global or come from `imports`. */
  readonly actorSource: Type<ActorSource>;
  /** As `actorSource`. */
  readonly accessPolicy: Type<AccessPolicy>;
  /** Default: no limits. */
  readonly rates?: RateSettings;
  readonly imports?: NonNullable<ModuleMetadata['imports']>;
}

const noLimits: RateSettings = {
  perAddress: 0,
  perAccount: 0,
  signInsPerAddress: 0,
  codesPerAddress: 0,
  codesInAll: 0,
};

/**
 * Signing in, and the guard before every route of the application. Global, since whoever keeps people needs
 * {@link AccountService}. Expects the DataSource, the Clock and the Vault to be global.
 */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: Nest configures a module by a static method of its class
export class AuthModule {
  /** @param options  sessions end after 12 hours without a request or 7 days, cookies are for HTTPS only, unless said otherwise */
  static forRoot(options: AuthModuleOptions): DynamicModule {
    const settings: AuthSettings = {
      sessionHours: options.sessionHours ?? 12,
      sessionDays: options.sessionDays ?? 7,
      secondFactorGraceDays: options.secondFactorGraceDays ?? 14,
      oidc: options.oidc,
      isCookieSecure: options.isCookieSecure ?? true,
    };
    return {
      module: AuthModule,
      global: true,
      imports: [DiscoveryModule, ...(options.imports ?? [])],
      controllers: [
        SessionController,
        SessionListController,
        SecondFactorController,
        OidcController,
        ApiKeyController,
      ],
      providers: [
        PasswordService,
        AccountService,
        SessionService,
        SessionList,
        SecondFactorStore,
        SecondFactorService,
        SecondFactorDemand,
        SignInService,
        OidcClient,
        OidcFlow,
        OidcIdentities,
        ApiKeyService,
        RateLimiter,
        RouteWiring,
        { provide: AUTH_SETTINGS, useValue: settings },
        { provide: ACTOR_SOURCE, useClass: options.actorSource },
        { provide: ACCESS_POLICY, useClass: options.accessPolicy },
        { provide: RATE_SETTINGS, useValue: options.rates ?? noLimits },
        // In this order: who asks too often is refused before anything is computed for them.
        { provide: APP_GUARD, useClass: AddressRateGuard },
        { provide: APP_GUARD, useClass: AuthGuard },
        { provide: APP_GUARD, useClass: AccountRateGuard },
      ],
      exports: [
        PasswordService,
        AccountService,
        SessionService,
        SessionList,
        SecondFactorService,
        OidcIdentities,
        ApiKeyService,
        AUTH_SETTINGS,
      ],
    };
  }
}
