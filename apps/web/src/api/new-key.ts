/**
 * A new name for something made on this device: a UUID of version 4. `crypto.randomUUID` is missing where the page came
 * over plain HTTP, as on the network of an office; its random numbers are not.
 */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const [versioned = 0, variant = 0] = [bytes[6], bytes[8]];
  bytes[6] = (versioned & 0x0f) | 0x40;
  bytes[8] = (variant & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
