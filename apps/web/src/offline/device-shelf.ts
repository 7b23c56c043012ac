import type { Shelf, StoreName } from './shelf.ts';

const databaseName = 'fengqiao';
const stores = { keys: 'keys', sealed: 'sealed', files: 'files' } as const;

/** A thing in the vault, still encrypted. */
interface Sealed {
  readonly id: string;
  readonly ownerId: string;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 2);
    request.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion < 1) {
        request.result.createObjectStore(stores.keys);
        request.result.createObjectStore(stores.sealed, { keyPath: 'id' });
      }
      // Files are large and read one at a time: apart from what is read all at once.
      request.result.createObjectStore(stores.files, { keyPath: 'id' });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** One step in one store; over only when it is on the disk. */
async function inStore<Result>(
  name: keyof typeof stores,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const database = await open();
  try {
    const transaction = database.transaction(name, mode);
    const request = work(transaction.objectStore(name));
    return await new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** The key of a person on this device; made at the first use, not extractable. */
async function keyOf(ownerId: string): Promise<CryptoKey> {
  const known = await inStore<CryptoKey | undefined>(stores.keys, 'readonly', (store) => store.get(ownerId));
  if (known) return known;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  await inStore(stores.keys, 'readwrite', (store) => store.put(made, ownerId));
  return made;
}

async function put(name: StoreName, ownerId: string, id: string, plain: BufferSource): Promise<void> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyOf(ownerId), plain);
  await inStore(name, 'readwrite', (store) => store.put({ id, ownerId, iv, bytes } satisfies Sealed));
}

/** @returns null for what cannot be opened any more */
const unseal = (key: CryptoKey, { iv, bytes }: Sealed): Promise<ArrayBuffer | null> =>
  crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes).catch(() => null);

async function allOf(ownerId: string): Promise<readonly (readonly [string, ArrayBuffer])[]> {
  const all = await inStore<Sealed[]>(stores.sealed, 'readonly', (store) => store.getAll());
  const key = await keyOf(ownerId);
  const opened = await Promise.all(
    all
      .filter((one) => one.ownerId === ownerId)
      .map(async (one) => [one.id, await unseal(key, one)] as const),
  );
  return opened.flatMap(([id, plain]) => (plain === null ? [] : [[id, plain] as const]));
}

async function fileOf(ownerId: string, id: string): Promise<ArrayBuffer | null> {
  const one = await inStore<Sealed | undefined>(stores.files, 'readonly', (store) => store.get(id));
  return one?.ownerId === ownerId ? await unseal(await keyOf(ownerId), one) : null;
}

async function take(name: StoreName, id: string): Promise<void> {
  await inStore(name, 'readwrite', (store) => store.delete(id));
}

/**
 * The shelf on this device, encrypted with a key that the browser holds and never hands out.
 * @throws when the browser has none: over plain HTTP, or in a private window of some browsers
 */
export async function deviceShelf(): Promise<Shelf> {
  if (!isSecureContext) throw new Error('no cryptography over plain HTTP');
  (await open()).close();
  return { put, allOf, fileOf, take };
}
