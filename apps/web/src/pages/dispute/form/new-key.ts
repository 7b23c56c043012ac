/**
 * A key by which the server knows a form that is sent twice: 128 random bits in hexadecimal. An office that opens the
 * product without HTTPS has no `crypto.randomUUID` in its browser.
 */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
