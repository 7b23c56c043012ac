/** Signs that nobody confuses on paper: no 0 and O, no 1, I and l. */
const signs = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A first password to hand over on paper: four groups of four, 80 bits. The 32 signs divide a byte evenly. */
export function firstPassword(): string {
  const drawn = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => signs[byte % 32] ?? '');
  return [0, 4, 8, 12].map((from) => drawn.slice(from, from + 4).join('')).join('-');
}
