/**
 * Keeps the kiosk's page and its procedures, so that both are there while the server is away. It holds the page as built
 * and the bundle, nothing else: what a visitor asks never passes through its store.
 */
declare const self: ServiceWorkerGlobalScope;

const store = 'de06-kiosk';
const page = '/kiosk';
const patienceMilliseconds = 6000;

self.addEventListener('install', (event) => {
  event.waitUntil(keepPage().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) {
    return;
  }
  if (request.mode === 'navigate') {
    event.respondWith(newestPage(event));
  } else if (pathname === '/api/kiosk/bundle') {
    event.respondWith(newest(request));
  } else if (pathname.startsWith('/assets/') || pathname === '/favicon.svg') {
    event.respondWith(kept(request));
  }
});

/** The page from the server, and its files kept for later; without the server the page as it was kept. */
async function newestPage(event: FetchEvent): Promise<Response> {
  try {
    const response = await fetchSoon(event.request);
    if (response.ok) {
      event.waitUntil(keepPage());
      return response;
    }
    return (await caches.match(page)) ?? response;
  } catch (error) {
    const response = await caches.match(page);
    if (!response) {
      throw error;
    }
    return response;
  }
}

async function newest(request: Request): Promise<Response> {
  const cache = await caches.open(store);
  const before = await cache.match(request);
  try {
    // Only whoever has something else to show is impatient.
    const response = await (before ? fetchSoon(request) : fetch(request));
    if (response.ok) {
      await cache.put(request, response.clone());
    }
    // A refusal (no such locality) is an answer; a server that stumbles is none.
    return response.status < 500 ? response : (before ?? response);
  } catch (error) {
    if (!before) {
      throw error;
    }
    return before;
  }
}

/** Files carry a hash of their content in their name: the same name is the same file. */
async function kept(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

/** Keeps the page with all files that it names, and then drops those of an earlier build. */
async function keepPage(): Promise<void> {
  const response = await fetch(page, { cache: 'no-cache' });
  if (!response.ok) {
    throw new Error(`${page}: ${response.status}`);
  }
  const files = [...(await response.clone().text()).matchAll(/"\.?(\/assets\/[^"]+|\/favicon\.svg)"/g)].map(([, path]) => path!);
  const cache = await caches.open(store);
  const missing = [];
  for (const file of files) {
    if (!(await cache.match(file))) {
      missing.push(file);
    }
  }
  await cache.addAll(missing);
  await cache.put(page, response);
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/assets/') && !files.includes(pathname)) {
      await cache.delete(request);
    }
  }
}

/** A server that hangs is as good as none. */
async function fetchSoon(request: Request): Promise<Response> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patienceMilliseconds);
  try {
    // A navigation cannot be fetched again as it is.
    return await (request.mode === 'navigate' ? fetch(request.url, { signal: stop.signal }) : fetch(request, { signal: stop.signal, cache: 'no-cache' }));
  } finally {
    clearTimeout(timer);
  }
}

export {};
