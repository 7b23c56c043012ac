import { expect } from '@jest/globals';
import { codeAt, stepOf } from '../../libs/platform/src/auth/second-factor/totp.ts';
import type { Browser } from './app.ts';

/** An authenticator app that holds a secret. */
export interface Authenticator {
  /** The code at an instant. */
  code(now: Date): string;
  /** Shown once when it was set up. */
  readonly recoveryCodes: readonly string[];
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What an authenticator app makes of a secret in Base32: the code at an instant. */
export function codesOf(secretInBase32: string): Authenticator['code'] {
  const bits = [...secretInBase32]
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  return (at) => codeAt(secret, stepOf(at));
}

/** Sets up the second factor of whoever is signed in, by the code of the given instant. */
export async function setUpSecondFactor(
  browser: Browser,
  password: string,
  now: Date,
): Promise<Authenticator> {
  const setup = await browser.post('/api/v1/session/second-factor/setup').send({ password });
  expect([setup.status, setup.body.code]).toEqual([201, undefined]);
  const code = codesOf(setup.body.secret);
  const confirmation = await browser
    .post('/api/v1/session/second-factor/confirmation')
    .send({ code: code(now) });
  expect([confirmation.status, confirmation.body.code]).toEqual([200, undefined]);
  return { code, recoveryCodes: confirmation.body.recoveryCodes };
}
