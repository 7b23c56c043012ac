const starts: Readonly<Record<string, readonly string[]>> = {
  png: ['89504e470d0a1a0a'],
  jpg: ['ffd8ff'],
  jpeg: ['ffd8ff'],
  gif: ['474946383761', '474946383961'],
  emf: ['01000000'],
  wmf: ['d7cdc69a', '01000900', '02000900'],
};

/** Does a part begin as its name says? Readers go by the content: text under the name of a picture could name a page. */
export function isPicture(path: string, bytes: Uint8Array): boolean {
  const kind = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  const start = Buffer.from(bytes.subarray(0, 8)).toString('hex');
  return starts[kind]?.some((one) => start.startsWith(one)) ?? false;
}
