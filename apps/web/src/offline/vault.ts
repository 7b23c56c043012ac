/**
 * What is kept on this device until it was sent: encrypted with a key that the browser holds and never hands out, so
 * that whoever copies the files of a lost phone reads nothing. One store per person: colleagues share telephones.
 */
const databaseName = 'fengqiao';
const stores = { keys: 'keys', sealed: 'sealed' } as const;

/** A thing in the vault, still encrypted. */
interface Sealed {
  readonly id: string;
  readonly ownerId: string;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly bytes: ArrayBuffer;
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(stores.keys);
      request.result.createObjectStore(stores.sealed, { keyPath: 'id' });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function inStore<Result>(
  name: (typeof stores)[keyof typeof stores],
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const database = await open();
  try {
    const request = work(database.transaction(name, mode).objectStore(name));
    return await new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
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

/** Encrypts a value of JSON and keeps it under an id; what was there is replaced. */
export async function keep(ownerId: string, id: string, value: unknown): Promise<void> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(value));
  const bytes = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyOf(ownerId), plain);
  await inStore(stores.sealed, 'readwrite', (store) =>
    store.put({ id, ownerId, iv, bytes } satisfies Sealed),
  );
}

/** Everything that a person kept here, by id. What cannot be opened any more is left out. */
export async function kept(ownerId: string): Promise<ReadonlyMap<string, unknown>> {
  const all = await inStore<Sealed[]>(stores.sealed, 'readonly', (store) => store.getAll());
  const key = await keyOf(ownerId);
  const opened = await Promise.all(
    all
      .filter((one) => one.ownerId === ownerId)
      .map(async ({ id, iv, bytes }) => {
        const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes).catch(() => null);
        return plain && ([id, JSON.parse(new TextDecoder().decode(plain))] as const);
      }),
  );
  return new Map(opened.filter((one) => one !== null));
}

/** Forgets what was kept under an id. */
export async function forget(id: string): Promise<void> {
  await inStore(stores.sealed, 'readwrite', (store) => store.delete(id));
}
