import { lookup as lookUp } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { OutgoingError } from './outgoing.outcome.ts';

/** Injection token of {@link OutgoingRules}. */
export const OUTGOING_RULES = Symbol('OUTGOING_RULES');

/** How far a channel may reach, and how long it may take. */
export interface OutgoingRules {
  /** This machine, and in plain text: for a gateway beside the product, and for tests. */
  readonly mayReachThisMachine: boolean;
  /** Training: nothing leaves, whatever channel is set up. Default: things do. */
  readonly isClosed?: boolean;
  /** From the first packet to the last of the answer. */
  readonly timeoutMs: number;
  /** Where browsers reach the product; without it a message bears no link. */
  readonly publicUrl: string | undefined;
}

const thisMachine = new BlockList();
thisMachine.addSubnet('127.0.0.0', 8);
thisMachine.addAddress('::1', 'ipv6');

/**
 * Where no gateway of an office stands: this machine's own names, what a cloud tells its machines about themselves, and
 * everything that is no single machine. Private networks are open: most gateways of a county stand in one.
 */
const closed = new BlockList();
closed.addSubnet('0.0.0.0', 8);
closed.addSubnet('169.254.0.0', 16);
closed.addAddress('100.100.100.200');
closed.addSubnet('224.0.0.0', 3);
closed.addAddress('::', 'ipv6');
closed.addSubnet('fe80::', 10, 'ipv6');
closed.addSubnet('ff00::', 8, 'ipv6');
closed.addAddress('fd00:ec2::254', 'ipv6');

/**
 * The IPv4 address to which an IPv6 address leads: mapped, compatible, NAT64 or 6to4. A gateway between the two would lead
 * to what is closed. Others, `::1` among them, lead nowhere else.
 * @source RFC 4291, 2.5.5; RFC 6052, 2.1; RFC 3056, 2
 */
function leadsTo(address: string): string {
  if (isIP(address) !== 6 || address.includes('%')) return address;
  const spelt = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const found =
    /^(?:::|::ffff:|64:ff9b::)([\da-f]{1,4}):([\da-f]{1,4})$/.exec(spelt) ??
    /^2002:([\da-f]{1,4}):([\da-f]{0,4})/.exec(spelt);
  if (found === null) return address;
  const bytes = found.slice(1).flatMap((group) => [Number(`0x0${group}`) >> 8, Number(`0x0${group}`) & 255]);
  return bytes.join('.');
}

const within = (list: BlockList, address: string): boolean => {
  const bare = leadsTo(address);
  return list.check(bare, isIP(bare) === 6 ? 'ipv6' : 'ipv4');
};

/** May a connection be opened to this IP address? */
const isReachable = (address: string, { mayReachThisMachine }: OutgoingRules): boolean =>
  !within(closed, address) && (mayReachThisMachine || !within(thisMachine, address));

const bareHost = (host: string): string => host.replace(/^\[|\]$/g, '');

/** Whether a host is written as this machine. What a name resolves to is seen when the connection is opened. */
export const isThisMachine = (host: string): boolean => {
  const bare = bareHost(host).toLowerCase();
  return bare === 'localhost' || (isIP(bare) !== 0 && within(thisMachine, bare));
};

/** Whether a host that is written as an address may be reached. @throws OutgoingError `address-closed` */
export function assertReachable(host: string, rules: OutgoingRules): void {
  const bare = bareHost(host);
  if (isIP(bare) !== 0 && !isReachable(bare, rules)) throw new OutgoingError('address-closed', 'refused');
}

/**
 * The address of a web service that a channel may call: https, or http on this machine where that is allowed; no user name
 * in it.
 * @throws OutgoingError `address-invalid`, `address-plain`, `address-closed`
 */
export function outgoingUrl(text: string, rules: OutgoingRules): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.username !== '' || url.password !== '')
    throw new OutgoingError('address-invalid', 'refused');
  const isPlainAllowed = rules.mayReachThisMachine && isThisMachine(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isPlainAllowed))
    throw new OutgoingError('address-plain', 'refused');
  assertReachable(url.hostname, rules);
  return url;
}

/**
 * Resolves a name for the connection that is about to be opened and refuses closed addresses there and then, so that a name
 * which means something else a moment later gains nothing.
 */
export const guardedLookup =
  (rules: OutgoingRules): LookupFunction =>
  (host, options, done) => {
    lookUp(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '', 0);
      const open = found.filter(({ address }) => isReachable(address, rules));
      const [first] = open;
      if (first === undefined) return done(new OutgoingError('address-closed', 'refused'), '', 0);
      if (options.all) return done(null, open);
      done(null, first.address, first.family);
    });
  };
