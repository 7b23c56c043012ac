import type { Page } from 'playwright-core';

/**
 * Everything that a browser keeps of this address and somebody at the device could read: cookies without their values, both
 * storages, caches, and every value of every database; what lies encrypted there also as the browser's own keys open it.
 */
export const leftInBrowser = async (page: Page): Promise<string> => await page.evaluate<string>(leftOnPage);

/** Written as text: the types of the tests know no document. */
const leftOnPage = `(async () => {
  const found = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
  const asText = (bytes) => [new TextDecoder('utf-8').decode(bytes), new TextDecoder('utf-16le').decode(bytes)].join('\\n');
  const asked = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  for (const { name } of await indexedDB.databases()) {
    const database = await asked(indexedDB.open(name));
    const values = [];
    for (const store of database.objectStoreNames)
      values.push(...await asked(database.transaction(store).objectStore(store).getAll()));
    const keys = values.filter((value) => value instanceof CryptoKey);
    for (const value of values) {
      if (value instanceof CryptoKey) continue;
      found.push(JSON.stringify(value));
      for (const part of Object.values(value)) {
        if (!(part instanceof ArrayBuffer) && !ArrayBuffer.isView(part)) continue;
        found.push(asText(part));
        for (const key of keys) {
          const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: value.iv }, key, part).catch(() => null);
          if (plain === null) continue;
          const text = new TextDecoder().decode(plain);
          found.push(text);
          for (const [inside] of text.matchAll(/[A-Za-z0-9+/]{16,}=*/g))
            found.push(asText(Uint8Array.from(atob(inside.slice(0, inside.length - inside.length % 4)), (one) => one.charCodeAt(0))));
        }
      }
    }
    database.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) found.push(await (await cache.match(request)).text());
  }
  return found.join('\\n');
})()`;
