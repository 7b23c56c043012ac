import { deviceShelf } from './device-shelf.ts';
import { memoryShelf, type Shelf } from './shelf.ts';
import { shown } from './shown.ts';

const inMemory = shown(false);

/** Is what is written lost when the page is closed? So it is where the browser keeps nothing encrypted. */
export const useKeptInMemoryOnly = (): boolean => inMemory.use();

/**
 * What is kept on this device until it was sent: encrypted with a key that the browser holds and never hands out, so
 * that whoever copies the files of a lost phone reads nothing. One store per person: colleagues share telephones.
 */
let chosen: Promise<Shelf> | undefined;

const shelf = (): Promise<Shelf> => {
  chosen ??= deviceShelf().catch(() => {
    inMemory.set(true);
    return memoryShelf();
  });
  return chosen;
};

/** Keeps a value of JSON under an id; what was there is replaced. */
export async function keep(ownerId: string, id: string, value: unknown): Promise<void> {
  await (await shelf()).put('sealed', ownerId, id, new TextEncoder().encode(JSON.stringify(value)));
}

/** Everything that a person kept here, by id, without the files. What cannot be opened any more is left out. */
export async function kept(ownerId: string): Promise<ReadonlyMap<string, unknown>> {
  const all = await (await shelf()).allOf(ownerId);
  return new Map(all.map(([id, plain]) => [id, JSON.parse(new TextDecoder().decode(plain))]));
}

/** Forgets what was kept under an id. */
export async function forget(id: string): Promise<void> {
  await (await shelf()).take('sealed', id);
}

/** Keeps the bytes of a file under an id. @throws DOMException when the device has no room left */
export async function keepBytes(ownerId: string, id: string, bytes: BufferSource): Promise<void> {
  await (await shelf()).put('files', ownerId, id, bytes);
}

/** The bytes of a file that a person kept here; null when they are not there or cannot be opened any more. */
export async function keptBytes(ownerId: string, id: string): Promise<ArrayBuffer | null> {
  return await (await shelf()).fileOf(ownerId, id);
}

/** Forgets the bytes of a file. */
export async function forgetBytes(id: string): Promise<void> {
  await (await shelf()).take('files', id);
}
