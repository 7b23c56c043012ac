/** What is read all at once, and files: large, and read one at a time. */
export type StoreName = 'sealed' | 'files';

/** Where things are kept until they were sent, each person's apart. */
export interface Shelf {
  put(store: StoreName, ownerId: string, id: string, plain: BufferSource): Promise<void>;
  /** Everything of a person by id, without the files. What cannot be opened any more is left out. */
  allOf(ownerId: string): Promise<readonly (readonly [id: string, plain: ArrayBuffer])[]>;
  /** The bytes of a file; null when they are not there or cannot be opened any more. */
  fileOf(ownerId: string, id: string): Promise<ArrayBuffer | null>;
  take(store: StoreName, id: string): Promise<void>;
}

/** A shelf that lasts as long as the page: better than refusing to take a report where nothing can be kept. */
export function memoryShelf(): Shelf {
  const stores = {
    sealed: new Map<string, readonly [ownerId: string, plain: ArrayBuffer]>(),
    files: new Map<string, readonly [ownerId: string, plain: ArrayBuffer]>(),
  };
  return {
    put: async (store, ownerId, id, plain) => {
      stores[store].set(id, [ownerId, await new Blob([plain]).arrayBuffer()]);
    },
    allOf: async (ownerId) =>
      [...stores.sealed].flatMap(([id, [owner, plain]]) => (owner === ownerId ? [[id, plain] as const] : [])),
    fileOf: async (ownerId, id) => {
      const [owner, plain] = stores.files.get(id) ?? [];
      return owner === ownerId ? (plain ?? null) : null;
    },
    take: async (store, id) => {
      stores[store].delete(id);
    },
  };
}
