import { Inject, Injectable, type OnModuleInit, type Type } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { routeMetadata } from './auth.decorators.ts';
import { ACCESS_POLICY, type AccessPolicy } from './auth.ports.ts';

/** Where Nest keeps the HTTP method of a route; only methods that are routes have it. */
const routeMark = 'method';

/** Refuses the start while any route of the process does not say who may use it. */
@Injectable()
export class RouteWiring implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
    @Inject(ACCESS_POLICY) private readonly policy: AccessPolicy,
  ) {}

  /** @throws Error naming every route at fault */
  onModuleInit(): void {
    const faults = this.discovery
      .getControllers()
      .flatMap(({ metatype }) => (metatype === null ? [] : this.#faultsOf(metatype as Type)));
    if (faults.length > 0) throw new Error(`The routes are not wired: ${faults.join('; ')}.`);
  }

  #faultsOf(controller: Type): string[] {
    return this.scanner.getAllMethodNames(controller.prototype).flatMap((name) => {
      const handler: Type = controller.prototype[name];
      if (this.reflector.get<unknown>(routeMark, handler) === undefined) return [];
      const fault = this.#faultOf([handler, controller]);
      return fault === undefined ? [] : [`${controller.name}.${name} ${fault}`];
    });
  }

  #faultOf(places: Type[]): string | undefined {
    const isPublic = this.reflector.getAllAndOverride<boolean | undefined>(routeMetadata.public, places);
    const capability = this.reflector.getAllAndOverride<string | undefined>(routeMetadata.access, places);
    if (isPublic === undefined && capability === undefined) return 'has neither @Public() nor @Access()';
    if (isPublic !== undefined && capability !== undefined) return 'has both @Public() and @Access()';
    if (capability === undefined || this.policy.knows?.(capability) !== false) return undefined;
    return `asks for the unknown capability "${capability}"`;
  }
}
