/**
 * Keeps the application itself on the device, so that it opens without a network; never anything of a case. The page is
 * kept together with its headers, because its policy knows only the nonce that stands in it.
 */
importScripts('/sw-assets.js');

const shell = 'fengqiao-shell';
const page = () => new Request('/', { headers: { accept: 'text/html' } });

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(shell).then((cache) => cache.addAll([page(), ...self.keptAssets])));
  self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOlder().then(() => self.clients.claim()));
});

/** Assets of an older build are nobody's to ask for. */
async function forgetOlder() {
  const cache = await caches.open(shell);
  const isOlder = ({ url }) => {
    const { pathname } = new URL(url);
    return pathname !== '/' && !self.keptAssets.includes(pathname);
  };
  await Promise.all((await cache.keys()).filter(isOlder).map((request) => cache.delete(request)));
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/api')) return;
  if (request.mode === 'navigate') event.respondWith(fromNetworkOr(request));
  else if (self.keptAssets.includes(pathname) || pathname.startsWith('/assets/'))
    event.respondWith(fromCacheOr(request));
});

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
