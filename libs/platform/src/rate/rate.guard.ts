import {
  type CanActivate,
  type CustomDecorator,
  type ExecutionContext,
  Inject,
  Injectable,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { RateLimiter } from './rate.limiter.ts';
import { RATE_SETTINGS, type RateSettings } from './rate.settings.ts';

const limitedMark = 'rate:limited';

/** Counts a route besides by a narrower limit of the address. */
export const Limited = (by: 'sign-in' | 'code'): CustomDecorator => SetMetadata(limitedMark, by);

interface CountedRequest {
  readonly url: string;
  readonly ip: string;
  readonly identity?: { readonly accountId: string };
}

/** Health and metrics are asked by machines, for ever and often. */
const isCounted = ({ url }: CountedRequest): boolean => url.startsWith('/api/v1/');

/**
 * One home or office has a network of its own in IPv6 and may use any address of it.
 * @returns an IPv4 address as it is, the first 64 bits of an IPv6 address
 */
export function networkOf(address: string): string {
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail = ''] = address.split('%', 1).join('').split('::');
  const groups = head.split(':').filter((group) => group !== '');
  const last = tail.split(':').filter((group) => group !== '');
  const gap = address.includes('::') ? Math.max(0, 8 - groups.length - last.length) : 0;
  return [...groups, ...Array.from({ length: gap }, () => '0'), ...last].slice(0, 4).join(':');
}

/** Stands before the guard of sign-ins: nobody's password is hashed for an address that has asked too often. */
@Injectable()
export class AddressRateGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limiter: RateLimiter,
    @Inject(RATE_SETTINGS) private readonly settings: RateSettings,
  ) {}

  /** @throws ProblemError "too-many-requests" */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<CountedRequest>();
    if (!isCounted(request)) return true;
    const network = networkOf(request.ip);
    await this.limiter.spend({ key: `address ${network}`, perMinute: this.settings.perAddress });
    const places = [context.getHandler(), context.getClass()];
    const by = this.reflector.getAllAndOverride<string | undefined>(limitedMark, places);
    if (by === 'sign-in')
      await this.limiter.spend({ key: `sign-in ${network}`, perMinute: this.settings.signInsPerAddress });
    if (by === 'code') {
      await this.limiter.spend({ key: `code ${network}`, perMinute: this.settings.codesPerAddress });
      // A guess from a thousand addresses is a guess: right ones count as well, or they would tell themselves by passing.
      await this.limiter.spend({ key: 'codes', perMinute: this.settings.codesInAll });
    }
    return true;
  }
}

/** Stands behind the guard of sign-ins: one account has one measure, from however many addresses it asks. */
@Injectable()
export class AccountRateGuard implements CanActivate {
  constructor(
    private readonly limiter: RateLimiter,
    @Inject(RATE_SETTINGS) private readonly settings: RateSettings,
  ) {}

  /** @throws ProblemError "too-many-requests" */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { identity } = context.switchToHttp().getRequest<CountedRequest>();
    if (identity !== undefined)
      await this.limiter.spend({ key: `account ${identity.accountId}`, perMinute: this.settings.perAccount });
    return true;
  }
}
