import { KeyRing, type KeySource } from '#platform';

/** The key ring of a test file, in memory. */
export const testKeys: KeySource = keysOf(KeyRing.generate('2026-01-01T00:00:00.000Z'));

/** A ring that lies in no file. */
export function keysOf(ring: KeyRing): KeySource {
  return { name: 'memory', read: async () => ring };
}
