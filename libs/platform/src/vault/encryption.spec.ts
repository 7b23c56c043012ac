import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DataKey } from './data.key.ts';
import { DecryptionError } from './encryption.ts';
import { KeyRing } from './key.ring.ts';

const key = new DataKey(7, 'person', randomBytes(32));
const place = fc.record({ table: fc.string(), column: fc.string(), row: fc.string() });
const at = { table: 'party', column: 'phone', row: '1' };

describe('an encrypted value', () => {
  test('opens where it was encrypted, as it was', () => {
    fc.assert(
      fc.property(place, fc.uint8Array({ maxLength: 300 }), (where, bytes) => {
        expect(key.decrypt(where, key.encrypt(where, Buffer.from(bytes)))).toEqual(Buffer.from(bytes));
      }),
    );
    fc.assert(
      fc.property(place, fc.string({ unit: 'grapheme' }), (where, text) => {
        expect(key.decryptText(where, key.encrypt(where, text))).toBe(Buffer.from(text).toString());
      }),
    );
  });

  test('is refused with any one bit of it changed, and with any end of it missing', () => {
    const encrypted = key.encrypt(at, '13987654321');
    for (let bit = 0; bit < encrypted.length * 8; bit += 1) {
      const altered = Buffer.from(encrypted);
      altered.writeUInt8(altered.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(() => key.decrypt(at, altered)).toThrow(DecryptionError);
    }
    for (let length = 0; length < encrypted.length; length += 1)
      expect(() => key.decrypt(at, encrypted.subarray(0, length))).toThrow(DecryptionError);
  });

  test('opens in no other row, column or table, however the names are cut', () => {
    fc.assert(
      fc.property(place, place, (one, other) => {
        fc.pre(one.table !== other.table || one.column !== other.column || one.row !== other.row);
        expect(() => key.decrypt(other, key.encrypt(one, 'x'))).toThrow(DecryptionError);
      }),
    );
    const shifted = { table: 'partyp', column: 'hone', row: '1' };
    expect(() => key.decrypt(shifted, key.encrypt(at, 'x'))).toThrow(DecryptionError);
  });

  test('opens with no other key, not even one of the same id', () => {
    const encrypted = key.encrypt(at, 'x');
    expect(() => new DataKey(7, 'person', randomBytes(32)).decrypt(at, encrypted)).toThrow(DecryptionError);
    expect(() => new DataKey(8, 'person', randomBytes(32)).decrypt(at, encrypted)).toThrow(DecryptionError);
  });

  test('never has the nonce of another, and the same value never looks the same twice', () => {
    const nonces = new Set<string>();
    for (let n = 0; n < 100_000; n += 1) nonces.add(key.encrypt(at, '').subarray(5, 17).toString('hex'));
    expect(nonces.size).toBe(100_000);
  });

  test('says nothing of its content in what it throws', () => {
    const broken = key.encrypt(at, '13987654321');
    broken.writeUInt8(broken.readUInt8(20) ^ 1, 20);
    expect(() => key.decrypt(at, broken)).toThrow(/^(?!.*139)/);
  });
});

describe('a blind index', () => {
  test('is the same for the same value and kind only', () => {
    const one = key.index('phone', '13987654321');
    expect(key.index('phone', '13987654321')).toEqual(one);
    expect(key.index('phone', '13987654322')).not.toEqual(one);
    expect(key.index('identity', '13987654321')).not.toEqual(one);
    expect(key.index('phone1', '3987654321')).not.toEqual(one);
    expect(new DataKey(7, 'person', randomBytes(32)).index('phone', '13987654321')).not.toEqual(one);
  });
});

describe('a key ring', () => {
  const ring = KeyRing.generate('2026-11-23T01:00:00.000Z');
  const secret = randomBytes(32);

  test('survives its file', () => {
    const { version, wrapped } = ring.wrap('person', secret);
    expect(KeyRing.parse(ring.serialise()).unwrap('person', wrapped, version)).toEqual(secret);
  });

  test('unwraps what an earlier version has wrapped, until that is dropped', () => {
    const { version, wrapped } = ring.wrap('person', secret);
    const turned = ring.extended('2027-01-01T00:00:00.000Z').turned();
    expect([turned.current, turned.versions]).toEqual([2, [1, 2]]);
    expect(turned.unwrap('person', wrapped, version)).toEqual(secret);
    expect(() => turned.without(1).unwrap('person', wrapped, version)).toThrow('no version 1');
    expect(() => turned.without(2)).toThrow('current');
  });

  test('wraps a key for one purpose', () => {
    const { version, wrapped } = ring.wrap('person', secret);
    expect(() => ring.unwrap('register', wrapped, version)).toThrow(DecryptionError);
  });

  test.each([
    ['', 'not JSON'],
    ['{}', 'not a key ring'],
    [ring.serialise().replace('"current": 1', '"current": 2'), 'not a key ring'],
    [ring.serialise().replace(/"key": ".{8}/, '"key": "'), 'not a key ring'],
    [ring.serialise().slice(0, -20), 'not JSON'],
  ])('is not read from a damaged file, and nothing of it is quoted: %#', (text, words) => {
    expect(() => KeyRing.parse(text)).toThrow(words);
  });
});
