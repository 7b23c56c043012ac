import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { boundTo, DecryptionError } from '../vault/encryption.ts';
import { lockUnder, unlockWith } from './code.lock.ts';
import { joinHalves, splitKey } from './halves.ts';
import { makeKeyPair, openSealed, publicKeyOf, sealTo } from './sealed.box.ts';
import { decryptText, encryptText, makeTextKey } from './sealed.words.ts';

const place = boundTo('note', '1');
const bytes = fc.uint8Array({ minLength: 0, maxLength: 300 }).map((list) => Buffer.from(list));
/** Every single flipped bit of some bytes, a few of them at random. */
const flipped = (whole: Buffer, at: number): Buffer => {
  const altered = Buffer.from(whole);
  const place = at % altered.length;
  altered[place] = (altered[place] ?? 0) ^ (1 << (at % 8));
  return altered;
};

describe('what is sealed to a public key', () => {
  const pair = makeKeyPair();

  test('opens with its private key, whatever it is, and never twice as the same bytes', () => {
    fc.assert(
      fc.property(bytes, (secret) => {
        const box = sealTo(pair.publicKey, place, secret);
        expect(openSealed(pair, place, box).equals(secret)).toBe(true);
        expect(sealTo(pair.publicKey, place, secret).equals(box)).toBe(false);
      }),
      { numRuns: 50 },
    );
  });

  test('opens with no other key, at no other place, and not with a bit changed anywhere', () => {
    const box = sealTo(pair.publicKey, place, randomBytes(32));
    expect(() => openSealed(makeKeyPair(), place, box)).toThrow(DecryptionError);
    expect(() => openSealed(pair, boundTo('note', '2'), box)).toThrow(DecryptionError);
    fc.assert(
      fc.property(fc.nat(box.length * 8), (at) => {
        expect(() => openSealed(pair, place, flipped(box, at))).toThrow(DecryptionError);
      }),
      { numRuns: 200 },
    );
    for (const length of [0, 1, 32, 60, box.length - 1])
      expect(() => openSealed(pair, place, box.subarray(0, length))).toThrow(DecryptionError);
  });

  test('is refused where the box names a point that anybody could have in common', () => {
    const none = Buffer.alloc(32 + 12 + 16 + 32);
    expect(() => openSealed(pair, place, none)).toThrow(DecryptionError);
    expect(() => sealTo(Buffer.alloc(32), place, randomBytes(32))).toThrow(DecryptionError);
  });

  test('has the public key that RFC 7748, section 5.2, gives after one step from nine', () => {
    const nine = Buffer.concat([Buffer.from([9]), Buffer.alloc(31)]);
    expect(publicKeyOf(nine).toString('hex')).toBe(
      '422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079',
    );
    expect(publicKeyOf(pair.privateKey).equals(pair.publicKey)).toBe(true);
  });
});

describe('a key in two halves', () => {
  test('is whole again from both, in either order, and from nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (list) => {
        const key = Buffer.from(list);
        const [one, other] = splitKey(key);
        expect(joinHalves([one, other]).equals(key)).toBe(true);
        expect(joinHalves([other, one]).equals(key)).toBe(true);
        expect(one.equals(key) || other.equals(key)).toBe(false);
        const [stranger] = splitKey(key);
        expect(joinHalves([stranger, other]).equals(key)).toBe(false);
      }),
    );
  });

  test('does not fit a half of another length', () => {
    expect(() => joinHalves([randomBytes(32), randomBytes(16)])).toThrow(DecryptionError);
  });
});

describe('a sealed text', () => {
  const key = makeTextKey();

  test('opens as it was, of any length and in any script', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 6000, unit: 'binary' }), (text) => {
        expect(decryptText(key, place, encryptText(key, place, text))).toBe(text);
      }),
      { numRuns: 30 },
    );
  });

  test('shows of its length a power of two, from four kilobytes on', () => {
    const lengthOf = (text: string) => encryptText(key, place, text).length;
    expect(lengthOf('')).toBe(lengthOf('他说只要对方当面认个错，三千也行'.repeat(50)));
    const lengths = new Set(Array.from({ length: 40 }, (_, n) => lengthOf('字'.repeat(n * 250))));
    expect(lengths.size).toBe(4);
    expect(() => encryptText(key, place, 'x'.repeat(2 ** 17))).toThrow(RangeError);
  });

  test('opens under no other key, at no other place, not altered and not cut', () => {
    const sealed = encryptText(key, place, '底线三千');
    expect(() => decryptText(makeTextKey(), place, sealed)).toThrow(DecryptionError);
    expect(() => decryptText(key, boundTo('note', '2'), sealed)).toThrow(DecryptionError);
    fc.assert(
      fc.property(fc.nat(sealed.length * 8), (at) => {
        expect(() => decryptText(key, place, flipped(sealed, at))).toThrow(DecryptionError);
      }),
      { numRuns: 200 },
    );
    for (const length of [0, 31, 32, 40, sealed.length - 1])
      expect(() => decryptText(key, place, sealed.subarray(0, length))).toThrow(DecryptionError);
  });
});

describe('a secret under a code', () => {
  test('opens with the code alone, where it was locked', async () => {
    const secret = randomBytes(32);
    const lock = await lockUnder('4929123456784321', place, secret);
    expect((await unlockWith('4929123456784321', place, lock)).equals(secret)).toBe(true);
    await expect(unlockWith('4929123456784322', place, lock)).rejects.toThrow(DecryptionError);
    await expect(unlockWith('4929123456784321', boundTo('other'), lock)).rejects.toThrow(DecryptionError);
    expect((await lockUnder('4929123456784321', place, secret)).salt.equals(lock.salt)).toBe(false);
  });
});
