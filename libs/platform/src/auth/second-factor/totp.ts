import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const stepSeconds = 30;
const digits = 6;
/** As the hash; shorter ones are weaker than it, longer ones are hashed first. @source RFC 4226, section 4 R6 */
const secretBytes = 20;
/** Of the clock of a telephone: one step before and after. @source RFC 6238, section 5.2 */
const stepsAside = 1;
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A new secret of a second factor. */
export const newSecret = (): Buffer => randomBytes(secretBytes);

/** Number of the 30 seconds in which an instant lies, since 1970. */
export const stepOf = (instant: Date): number => Math.floor(instant.getTime() / 1_000 / stepSeconds);

/**
 * The code of one step, six digits.
 * @source RFC 6238, section 4; RFC 4226, section 5.3 (HMAC-SHA-1, which is what every authenticator app knows)
 */
export function codeAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', secret).update(counter).digest();
  const offset = hash.readUInt8(hash.length - 1) & 0x0f;
  const number = hash.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** The step to which a code belongs: the present one or a neighbour. @returns undefined for a wrong code */
export function matchingStep(secret: Buffer, code: string, now: Date): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const present = stepOf(now);
  const typed = Buffer.from(code);
  // All are compared, so that the time says nothing.
  const matching = [present - stepsAside, present, present + stepsAside].filter((step) =>
    timingSafeEqual(Buffer.from(codeAt(secret, step)), typed),
  );
  return matching.at(-1);
}

/** A secret as people type it. @source RFC 4648, section 6; without padding, as the apps expect */
export function base32Of(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => base32[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}

/** What an authenticator app reads from the square. */
export function keyUri(secret: Buffer, username: string): string {
  const issuer = encodeURIComponent('枫桥');
  const label = `${issuer}:${encodeURIComponent(username)}`;
  return `otpauth://totp/${label}?secret=${base32Of(secret)}&issuer=${issuer}&algorithm=SHA1&digits=${digits}&period=${stepSeconds}`;
}
