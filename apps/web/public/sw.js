/**
 * Keeps the application itself on the device, so that it opens without a network; never anything of a case. The page is
 * kept together with its headers, because its policy knows only the nonce that stands in it.
 */
const shell = 'fengqiao-shell';

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(shell).then((cache) => cache.add(page())));
  self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/api')) return;
  if (request.mode === 'navigate') event.respondWith(fromNetworkOr(request));
  else if (pathname.startsWith('/assets/')) event.respondWith(fromCacheOr(request));
});

const page = () => new Request('/', { headers: { accept: 'text/html' } });

/** The page of today; without a network the one of last time. */
async function fromNetworkOr(request) {
  const cache = await caches.open(shell);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put('/', answer.clone());
    return answer;
  } catch {
    return (await cache.match('/')) ?? Response.error();
  }
}

/** The name of an asset holds the hash of its contents: what was kept once stays right. */
async function fromCacheOr(request) {
  const cache = await caches.open(shell);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}
