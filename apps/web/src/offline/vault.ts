/**
 * What is kept on this device until it was sent: encrypted with a key that the browser holds and never hands out, so
 * that whoever copies the files of a lost phone reads nothing. One store per person: colleagues share telephones.
 */
const databaseName = 'fengqiao';
const stores = { keys: 'keys', sealed: 'sealed', files: 'files' } as const;
type StoreName = (typeof stores)[keyof typeof stores];

/** Where the draft of a report is kept. */
export const draftId = 'draft:report';

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
  name: StoreName,
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

async function seal(name: StoreName, ownerId: string, id: string, plain: BufferSource): Promise<void> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyOf(ownerId), plain);
  await inStore(name, 'readwrite', (store) => store.put({ id, ownerId, iv, bytes } satisfies Sealed));
}

/** @returns null for what cannot be opened any more */
const unseal = (key: CryptoKey, { iv, bytes }: Sealed): Promise<ArrayBuffer | null> =>
  crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes).catch(() => null);

/** Encrypts a value of JSON and keeps it under an id; what was there is replaced. */
export const keep = (ownerId: string, id: string, value: unknown): Promise<void> =>
  seal(stores.sealed, ownerId, id, new TextEncoder().encode(JSON.stringify(value)));

/** Everything that a person kept here, by id, without the files. What cannot be opened any more is left out. */
export async function kept(ownerId: string): Promise<ReadonlyMap<string, unknown>> {
  const all = await inStore<Sealed[]>(stores.sealed, 'readonly', (store) => store.getAll());
  const key = await keyOf(ownerId);
  const opened = await Promise.all(
    all
      .filter((one) => one.ownerId === ownerId)
      .map(async (one) => {
        const plain = await unseal(key, one);
        return plain && ([one.id, JSON.parse(new TextDecoder().decode(plain))] as const);
      }),
  );
  return new Map(opened.filter((one) => one !== null));
}

/** Forgets what was kept under an id. */
export async function forget(id: string): Promise<void> {
  await inStore(stores.sealed, 'readwrite', (store) => store.delete(id));
}

/** Encrypts the bytes of a file and keeps them under an id. @throws DOMException when the device has no room left */
export const keepBytes = (ownerId: string, id: string, bytes: BufferSource): Promise<void> =>
  seal(stores.files, ownerId, id, bytes);

/** The bytes of a file that a person kept here; null when they are not there or cannot be opened any more. */
export async function keptBytes(ownerId: string, id: string): Promise<ArrayBuffer | null> {
  const one = await inStore<Sealed | undefined>(stores.files, 'readonly', (store) => store.get(id));
  return one?.ownerId === ownerId ? await unseal(await keyOf(ownerId), one) : null;
}

/** Forgets the bytes of a file. */
export async function forgetBytes(id: string): Promise<void> {
  await inStore(stores.files, 'readwrite', (store) => store.delete(id));
}
